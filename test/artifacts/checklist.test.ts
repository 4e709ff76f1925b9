import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json } from '../../src/kernel/json.ts';
import { checklistValue, editChecklist, readChecklist } from '../../src/artifacts/checklist.ts';
import { applySplices } from '../../src/artifacts/splice.ts';
import { corpusFiles, corpusFolder } from './corpus.ts';
import { difference } from './difference.ts';

function read(text: string): ReturnType<typeof checklistValue> {
  return checklistValue(readChecklist(text, 0, text.length) ?? []);
}

function edit(text: string, value: Json): string {
  const splices = editChecklist(text, readChecklist(text, 0, text.length) ?? [], {
    value,
    emptyAt: text.length,
  });
  if (splices === null) throw new Error('not edited');
  return applySplices(text, splices);
}

describe('checklists', () => {
  test('the id is the number in front of the text, else the text itself', () => {
    const text = [
      '- [ ] #1 hash',
      '- [x] 1.1 dotted',
      '- [X] 2.3. with a dot',
      '- [ ] 4. one number',
      '- [ ] T001 [P] mark',
      '- [ ] AC-7: colon',
      '- [ ] no number',
      '- [ ] no number',
      '- [ ] #1 again',
      '- [ ] 12 apostles',
      '* [ ] star',
      '3) [x] counted',
      '',
    ].join('\n');
    expect(read(text)).toEqual([
      { id: '1', text: 'hash', done: false },
      { id: '1.1', text: 'dotted', done: true },
      { id: '2.3', text: 'with a dot', done: true },
      { id: '4', text: 'one number', done: false },
      { id: 'T001', text: '[P] mark', done: false },
      { id: 'AC-7', text: 'colon', done: false },
      { id: 'no number', text: 'no number', done: false },
      { id: 'no number (2)', text: 'no number', done: false },
      { id: '1 (2)', text: 'again', done: false },
      { id: '12 apostles', text: '12 apostles', done: false },
      { id: 'star', text: 'star', done: false },
      { id: 'counted', text: 'counted', done: true },
    ]);
  });

  test('boxes in fences, quotes and running text are none; nested ones are elements of their own', () => {
    const text =
      '- [ ] a\n  - [x] 1.1 b\n    text of b\n    - plain\n- c\n\n```\n- [ ] no\n```\n\n> - [ ] no\n\nText - [ ] no\n- [ ]\n- [y] no\n';
    expect(read(text)).toEqual([
      { id: 'a', text: 'a', done: false },
      { id: '1.1', text: 'b\ntext of b', done: true },
    ]);
  });

  const text =
    '# Tasks\r\n\r\n- [ ] 1.1 First  \r\n  over two lines\r\n  - [x] 1.1.1 Inner\r\n\r\n    ```\r\n    code\r\n    ```\r\n- [ ] 1.2 Second\r\n\r\nEnd.\r\n';
  const value = read(text);
  const [first, inner, second] = value as [Json, Json, Json];

  test.each<[string, Json, string, string]>([
    ['a box', [first, { ...(inner as object), done: false }, second], '[x]', '[ ]'],
    ['a text', [first, inner, { id: '1.2', text: 'Other', done: false }], 'Second', 'Other'],
    ['an item less', [first, inner], '- [ ] 1.2 Second\r\n', ''],
    [
      'an item with notes less',
      [first, second],
      /  - \[x\][^]*?```\r\n {4}code\r\n {4}```\r\n/.exec(text)?.[0] ?? '',
      '',
    ],
    [
      'an item more at the end',
      [...value, { id: '1.3', text: 'Third', done: true }],
      'Second\r\n',
      'Second\r\n- [x] 1.3 Third\r\n',
    ],
    [
      'a first item',
      [{ id: '7', text: 'New', done: false }, ...value],
      '- [ ] 1.1',
      '- [ ] #7 New\r\n- [ ] 1.1',
    ],
    ['two lines of text', [first, inner, { id: '1.2', text: 'a\nb', done: false }], 'Second', 'a\r\n  b'],
  ])('%s: only that changes', (_, next, from, to) => {
    const result = edit(text, next);
    expect(result).toBe(text.replace(from, () => to));
    expect(read(result)).toEqual(next);
  });

  test('an order changed is the same items in another order', () => {
    const list = '- [ ] a\n- [x] b\n- [ ] c\n';
    expect(edit(list, read(list).toReversed())).toBe('- [ ] c\n- [x] b\n- [ ] a\n');
  });

  test('one-line boxes read by lines are what the parser reads', () => {
    const line = fc.constantFrom(
      '- [ ] a',
      '- [x] 1.1 b ',
      '* [X] c',
      '- [ ]',
      '- [ ] ',
      '-  [ ] d',
      '  - [ ] e',
      '- [ ] - f',
      '- [ ] # g',
      '# h',
      '##',
      '#i',
      '',
      ' ',
      'text',
      '---',
      '> - [ ] q',
      '1. [ ] n',
      '- [ ]\tt',
      '- [ ] a\t',
      '```',
      '- x',
      '    - [ ] j',
      '+ [ ] k',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 8 }), (lines) => {
        const source = lines.map(([item, ending]) => item + ending).join('');
        // A comment behind the list makes sure that the parser reads it, and changes nothing in it.
        const parsed = `${source}\n<!-- end -->\n`;
        expect([source, read(source)]).toEqual([source, read(parsed)]);
      }),
      { numRuns: 800 },
    );
  });

  const folder = corpusFolder();
  (folder === null ? test.skip : test)('every task list of spec-kit: each box is one character', () => {
    let boxes = 0;
    for (const file of corpusFiles(folder ?? '', 'spec-kit', 'tasks.md')) {
      const source = fs.readFileSync(path.join(folder ?? '', 'spec-kit', file), 'utf8');
      const items = read(source);
      expect(items.every(({ id }) => typeof id === 'string' && /^T\d+/.test(id))).toBe(true);
      for (const [index, item] of items.entries()) {
        if (index % 7 !== 0) continue;
        const next = items.with(index, { ...item, done: item['done'] !== true });
        const result = edit(source, next);
        boxes += 1;
        const { start, end, inserted } = difference(source, result);
        expect([end - start, inserted.length]).toEqual([1, 1]);
        expect(read(result)).toEqual(next);
      }
    }
    expect(boxes).toBeGreaterThan(20);
  });
});
