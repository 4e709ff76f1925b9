import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fields } from '../../../src/kernel/field.ts';
import type { Json } from '../../../src/kernel/json.ts';
import type { Selector } from '../../../src/provider.ts';
import { getFields, normalizeFields, putFields } from '../../../src/providers/markdown/lens.ts';
import type { Mapping } from '../../../src/providers/markdown/shape.ts';
import { oddText } from '../../artifacts/json-values.ts';
import { keys } from '../../artifacts/sandbox.ts';

const section = (name: string, as: 'text' | 'checklist' = 'text'): Selector => ({
  kind: 'section',
  section: name,
  as,
});

const mapping: Mapping = {
  idKey: 'id',
  kinds: { labels: 'set' },
  selectors: {
    ...keys('title', 'body', 'status', 'labels'),
    prio: { kind: 'key', key: '/meta/prio' },
    notes: section('Notes'),
    criteria: section('Acceptance Criteria', 'checklist'),
  },
};

function get(text: string, about = mapping): Fields {
  const fields = getFields(text, about);
  if (!fields.ok) throw new Error(JSON.stringify(fields.error));
  return fields.value;
}

/** Puts fields and checks the laws: what was got puts back no byte, what was put is got. */
function put(text: string, changes: Fields, about = mapping): string {
  const before = get(text, about);
  expect(putFields(text, about, before)).toEqual({ ok: true, value: text });
  const after = { ...before, ...normalizeFields({ ...before, ...changes }, about) };
  const result = putFields(text, about, after);
  if (!result.ok) throw new Error(`${JSON.stringify(changes)}: ${result.error.message}`);
  expect(get(result.value, about)).toEqual(after);
  return result.value;
}

function refusal(text: string, changes: Fields): unknown {
  const before = get(text);
  const result = putFields(text, mapping, { ...before, ...changes });
  return result.ok ? result.value : result.error.code;
}

const full = [
  '---',
  'id: A-1',
  "title: 'The title'   # shown",
  'status: todo',
  'labels:',
  '  - a',
  'meta: { prio: 2 }',
  '---',
  '',
  'Some text.',
  '',
  '## Notes',
  '',
  'A note.',
  '',
  '## Acceptance Criteria',
  '',
  '- [ ] #1 One',
  '- [x] #2 Two',
  '',
  '## Other',
  '',
  'More.',
  '',
].join('\n');

describe('the fields of a Markdown file', () => {
  test('keys, title, body without mapped sections, sections', () => {
    expect(get(full)).toEqual({
      title: 'The title',
      status: 'todo',
      labels: ['a'],
      prio: 2,
      body: 'Some text.\n\n## Other\n\nMore.',
      notes: 'A note.',
      criteria: [
        { id: '1', text: 'One', done: false },
        { id: '2', text: 'Two', done: true },
      ],
    });
  });

  test('a file without front matter has its first heading as title, and the text around it as body', () => {
    expect(get('# A *title* #\n\nText.\n')).toMatchObject({
      title: 'A *title*',
      body: 'Text.',
      status: null,
    });
    expect(get('Before.\n\nTitle\n=====\n\nAfter.\n')).toMatchObject({
      title: 'Title',
      body: 'Before.\n\nAfter.',
    });
    expect(get('```\n# no\n```\n\n> # no\n\n- # no\n\nText.')).toMatchObject({ title: null });
    expect(get('## Notes\n\nx\n')).toMatchObject({ title: null, notes: 'x', body: '' });
    expect(get('')).toMatchObject({ title: null, body: '', notes: null, criteria: null });
  });

  test('E53, E54: BOM and CRLF are no part of any value', () => {
    const text = `\uFEFF${full.replaceAll('\n', '\r\n')}`;
    expect(get(text)).toEqual(get(full));
    expect(get('---\nstatus: x\n---')).toMatchObject({ status: 'x', body: '' });
    expect(get('---\n\nA rule, no front matter.\n\n---\n')).toMatchObject({
      body: '---\n\nA rule, no front matter.\n\n---',
    });
    expect(get('---\nJust text\n---\nx\n')).toMatchObject({ title: 'Just text', body: '---\nx' });
  });

  test('E41: an absent section is null, an empty one "" or []', () => {
    expect(get('## Notes\n\n## Acceptance Criteria\n')).toMatchObject({ notes: '', criteria: [] });
    expect(get('x\n')).toMatchObject({ notes: null, criteria: null });
  });

  test('marks around a section are no part of it, headings between them are', () => {
    const text =
      '## Notes\n\n<!-- SECTION:NOTES:BEGIN -->\n# Big\n\nText.\n<!-- SECTION:NOTES:END -->\n\nRest.\n\n## More\n';
    expect(get(text)).toMatchObject({ notes: '# Big\n\nText.', body: 'Rest.\n\n## More' });
    expect(put(text, { notes: 'New.' })).toBe(text.replace('# Big\n\nText.', 'New.'));
    expect(put(text, { body: 'Other.\n\n## More' })).toBe(text.replace('Rest.', 'Other.'));
  });

  test('a heading between the marks of a section makes no second section of its name', () => {
    const text = '## Notes\n\n<!-- N:BEGIN -->\n# Notes\n\nText.\n<!-- N:END -->\n';
    expect(put(text, { notes: '# Notes\n\nNew.' })).toBe(text.replace('Text', 'New'));
  });

  test('a section is known by its words: case, spaces and a colon do not count', () => {
    expect(get('### notes:\n\nx\n\n### ACCEPTANCE  criteria\n- [ ] a\n')).toMatchObject({
      notes: 'x',
      criteria: [{ id: 'a', text: 'a', done: false }],
    });
  });
});

describe('putting fields into a Markdown file', () => {
  test.each<[string, Fields, string, string]>([
    ['a key', { status: 'done' }, 'status: todo', 'status: done'],
    ['a title in quotes', { title: "It's" }, "'The title'", "'It''s'"],
    ['a set', { labels: ['a', 'b'] }, '  - a\n', '  - a\n  - b\n'],
    ['a pointer', { prio: 3 }, 'prio: 2', 'prio: 3'],
    ['a key away', { status: null }, 'status: todo\n', ''],
    ['a line of the body', { body: 'Some text.\n\n## Other\n\nMore and more.' }, 'More.', 'More and more.'],
    ['a line before the sections', { body: 'Some\ntext.\n\n## Other\n\nMore.' }, 'Some text.', 'Some\ntext.'],
    [
      'a paragraph at the end',
      { body: 'Some text.\n\n## Other\n\nMore.\n\nLast.' },
      'More.\n',
      'More.\n\nLast.\n',
    ],
    ['a section', { notes: 'One.\n\n- two' }, 'A note.', 'One.\n\n- two'],
    ['a section emptied', { notes: '' }, 'A note.\n', ''],
    ['a section away', { notes: null }, '## Notes\n\nA note.\n\n', ''],
    [
      'a box',
      {
        criteria: [
          { id: '1', text: 'One', done: true },
          { id: '2', text: 'Two', done: true },
        ],
      },
      '[ ]',
      '[x]',
    ],
    ['an item less', { criteria: [{ id: '2', text: 'Two', done: true }] }, '- [ ] #1 One\n', ''],
    ['items emptied', { criteria: [] }, '- [ ] #1 One\n- [x] #2 Two\n', ''],
  ])('%s: only that changes', (_, changes, from, to) => {
    expect(put(full, changes)).toBe(full.replace(from, () => to));
    const crlf = `\uFEFF${full.replaceAll('\n', '\r\n')}`;
    expect(put(crlf, changes)).toBe(
      crlf.replace(from.replaceAll('\n', '\r\n'), () => to.replaceAll('\n', '\r\n')),
    );
  });

  test('what is missing is made: front matter, key, heading, sections', () => {
    expect(put('Text.\n', { status: 'x' })).toBe('---\nstatus: x\n---\n\nText.\n');
    expect(put('\uFEFFText.\r\n', { status: 'x' })).toBe('\uFEFF---\r\nstatus: x\r\n---\r\n\r\nText.\r\n');
    expect(put('---\nid: a\n---\nText.\n', { title: 'T' })).toBe('---\nid: a\ntitle: T\n---\nText.\n');
    expect(put('Text.\n', { title: 'T' })).toBe('# T\n\nText.\n');
    expect(put('Text.', { notes: 'N' })).toBe('Text.\n\n## Notes\n\nN\n');
    expect(put('# T\r\n', { criteria: [{ id: '1.1', text: 'x', done: true }] })).toBe(
      '# T\r\n\r\n## Acceptance Criteria\r\n\r\n- [x] 1.1 x\r\n',
    );
    expect(put('', { body: 'Text.' })).toBe('Text.\n');
    expect(put('# T\n', { body: 'Text.' })).toBe('# T\n\nText.\n');
    expect(put('# T\n\n## Notes\nx\n', { body: 'Text.' })).toBe('# T\n\nText.\n\n## Notes\nx\n');
    expect(put('## Notes\n## Other\n', { notes: 'x' })).toBe('## Notes\n\nx\n\n## Other\n');
  });

  test('a title in a heading stays there, whatever it looks like', () => {
    expect(put('# Old #\n\nText.\n', { title: 'New' })).toBe('# New #\n\nText.\n');
    expect(put('Old\n===\n\nText.\n', { title: 'New' })).toBe('New\n===\n\nText.\n');
    expect(put('# Old\n', { title: 'C #' })).toBe('# C # #\n');
    expect(put('Intro.\n\n# Old\n\nText.\n', { body: 'Intro!\n\nText.' })).toBe('Intro!\n\n# Old\n\nText.\n');
    expect(put('# Old\n\nText.\n', { title: null })).toBe('\nText.\n');
  });

  test('E54: a text without a final line break keeps having none', () => {
    expect(put('---\nid: a\n---\nText.', { body: 'Other.' })).toBe('---\nid: a\n---\nOther.');
    expect(put('Text.', { body: 'Text.\nMore.' })).toBe('Text.\nMore.');
    expect(put('A\nB', { body: 'A' })).toBe('A\n');
  });

  test('E53: where endings are mixed, untouched lines keep theirs', () => {
    expect(put('a\nb\r\nc\nd\n', { body: 'a\nB\nc\nnew\nd' })).toBe('a\nB\nc\nnew\nd\n');
    expect(put('a\r\nb\nc\r\nd\r\n', { body: 'a\nb\nx\nd' })).toBe('a\r\nb\nx\r\nd\r\n');
  });

  test.each<[string, Fields, string]>([
    ['a body that holds a mapped heading', { body: 'x\n\n## Notes\n\ny' }, 'unmapped'],
    ['a section that ends itself', { notes: 'x\n\n## Other\n\ny' }, 'unmapped'],
    ['a list that is no list of items', { criteria: [{ text: 'x' }] }, 'unmapped'],
    ['an item over what ends it', { criteria: [{ id: '1', text: 'a\n\nb', done: false }] }, 'unmapped'],
    ['a member of what is no mapping', { prio: { a: 1 }, status: 'x' }, ''],
    ['a section as a number', { notes: 3 }, 'unmapped'],
  ])('%s is refused: it would read back as something else', (_, changes, code) => {
    if (code === '') expect(put(full, changes)).toContain('prio: { a: 1 }');
    else expect(refusal(full, changes)).toBe(code);
  });

  test('E56: a section that is there twice is read from its first place and not written', () => {
    const text = '## Notes\n\na\n\n## Notes\n\nb\n';
    expect(get(text)).toMatchObject({ notes: 'a' });
    expect(refusal(text, { notes: 'c' })).toBe('unmapped');
    expect(refusal('# T\n', { title: 'two\nlines' })).toBe('unmapped');
  });

  test('a title in the front matter may go although there is a heading', () => {
    expect(put('---\ntitle: A\n---\n# B\n', { title: null })).toBe('---\ntitle: null\n---\n# B\n');
  });
});

describe('the laws of the lens, for any text and any value', () => {
  const line = fc.constantFrom(
    '# T',
    '## Notes',
    '## Acceptance Criteria',
    '### Deep',
    'text',
    '- item',
    '- [ ] #1 a',
    '- [x] b',
    '  - [ ] 1.1 c',
    '> # q',
    '',
    '',
    '',
    '```',
    'Under',
    '===',
    '---',
    '<!-- AC:BEGIN -->',
    '<!-- AC:END -->',
    '<div>',
    '    code',
    '\\',
    '* * *',
    '[a]: b',
    '  x  ',
  );
  const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n\r\n');
  const body = fc
    .array(fc.tuple(line, ending), { maxLength: 12 })
    .map((lines) => lines.map((pair) => pair.join('')).join(''));
  const matter = fc.constantFrom(
    '',
    '---\nid: a\n---\n',
    '---\nid: a\ntitle: "T"\nstatus: x # c\nlabels: [a, b]\n---\n\n',
    '\uFEFF---\r\ntitle: x\r\nmeta:\r\n  prio: 1\r\n---\r\n',
    '---\n# only\n---\n',
  );
  const text = fc.tuple(matter, body).map((parts) => parts.join(''));
  const items = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('1', '2', '1.1', 'T001', 'a'), text: oddText, done: fc.boolean() }),
    { maxLength: 3, selector: ({ id }) => id },
  );
  const change = fc.oneof<fc.Arbitrary<[string, Json]>[]>(
    fc.tuple(
      fc.constantFrom('title', 'body', 'status', 'notes', 'prio'),
      fc.oneof(oddText, body, fc.constant(null)),
    ),
    fc.tuple(fc.constant('labels'), fc.oneof(fc.array(oddText, { maxLength: 3 }), fc.constant(null))),
    fc.tuple(fc.constant('criteria'), fc.oneof(items, fc.constant(null))),
  );

  test('putting back what was got changes no byte; getting what was put gives it, or it is refused', () => {
    let written = 0;
    let refused = 0;
    fc.assert(
      fc.property(text, change, (source, [field, value]) => {
        const got = getFields(source, mapping);
        if (!got.ok) return;
        expect(putFields(source, mapping, got.value)).toEqual({ ok: true, value: source });
        const after = { ...got.value, [field]: normalizeFields({ [field]: value }, mapping)[field] ?? null };
        const result = putFields(source, mapping, after);
        if (!result.ok) {
          refused += 1;
          expect(result.error.code).toBe('unmapped');
          return;
        }
        written += 1;
        expect(getFields(result.value, mapping)).toEqual({ ok: true, value: after });
        expect(result.value.startsWith('\uFEFF')).toBe(source.startsWith('\uFEFF'));
      }),
      { numRuns: 1000 },
    );
    expect(written).toBeGreaterThan(refused);
  });
});
