import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import type { Json } from '../../src/kernel/json.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import type { Pair } from '../support/pair.ts';
import { openPair } from '../support/pair.ts';
import { SCHEMA, TestWorld } from '../support/world.ts';

const RICH = [
  'Intro.',
  '',
  '| a | b |',
  '|---|:-:|',
  '| 1 | **2** |',
  '',
  '- [ ] one',
  '- [x] two',
  '',
  'Outro.',
  '',
].join('\n');
/** A tracker without tables and boxes: it keeps their words. */
const flat = (text: string): string =>
  text
    .replaceAll(/^\|[-:|]+\|\n/gm, '')
    .replaceAll(/^\| (.*) \|$/gm, (_, row: string) => row.replaceAll(' | ', ' '))
    .replaceAll(/^- \[.\] /gm, '* ')
    .replaceAll('**', '');

let world: TestWorld;
beforeEach(async () => {
  world = new TestWorld({}, SCHEMA, new MemoryPlace('lineage'));
  world.remote.rewrite = (name, value): Json =>
    name === 'body' && typeof value === 'string' ? flat(value) : value;
  world.local.edit('a', { title: 'A', body: RICH });
  expect((await sync()).notes).toEqual([{ record: 'a', field: 'body', kind: 'rewritten' }]);
  expect(there()).toBe(flat(RICH));
});
afterEach(() => world.close());

const sync = async (): Promise<Report> => reconcile(await world.run());
const here = () => world.local.value('a')?.['body'];
const there = () => world.remote.value('1')?.['body'];
const theirs = (from: string, to: string) => world.remote.edit('1', { body: flat(RICH).replace(from, to) });

describe('E55: Markdown that the tracker cannot hold', () => {
  test('stays as it is here, and is not written again', async () => {
    expect((await sync()).code).toBe('nothing-to-do');
    expect(here()).toBe(RICH);
  });

  test('keeps its table when somebody upstream edits what both hold alike', async () => {
    theirs('Outro.', 'The end.');
    expect((await sync()).code).toBe('applied');
    expect(here()).toBe(RICH.replace('Outro.', 'The end.'));
    expect((await sync()).code).toBe('nothing-to-do');
  });

  test('loses of its own only what somebody upstream edited, and the preview shows that first', async () => {
    theirs('* two', '* two and a half');
    const { plan } = await preview(await world.run());
    const [change] = plan.changes;
    expect(change).toMatchObject({ side: 'local', kind: 'update' });
    expect(change?.patch[0]).toEqual({ op: 'test', path: '/body', value: RICH });
    expect(here()).toBe(RICH);
    await sync();
    expect(here()).toContain('| 1 | **2** |');
    expect(here()).toContain('* two and a half');
  });

  test('is a conflict where both edited the same part; both texts are kept', async () => {
    world.local.edit('a', { body: RICH.replace('[x] two', '[x] two!') });
    theirs('* two', '* two?');
    const report = await sync();
    expect(report.plan?.conflicts).toMatchObject([
      { record: 'a', field: 'body', local: RICH.replace('[x] two', '[x] two!') },
    ]);
    expect(here()).toContain('- [x] two!');
    expect(there()).toContain('* two?');
  });

  test('goes up again with an edit made here, and what upstream makes of it is its image again', async () => {
    const edited = RICH.replace('Intro.', 'Introduction.');
    world.local.edit('a', { body: edited });
    await sync();
    expect([here(), there()]).toEqual([edited, flat(edited)]);
    expect((await sync()).code).toBe('nothing-to-do');
  });
});

describe('E55: what the file cannot hold', () => {
  let pair: Pair;
  afterEach(() => pair.close());
  const FILE = '---\nid: a\n---\n\n# A\n\n## Notes\n\nShort.\n\n## Tasks\n\n- [ ] one\n';

  test('is not spliced into it: the record is refused and named, and both sides keep their text', async () => {
    pair = await openPair({
      files: { 'b/a.md': FILE },
      lines: [
        "local: { provider: markdown, path: 'b/*.md' }",
        "remote: { provider: http, url: '$URL' }",
        'fields:',
        '  title: title',
        '  notes: { local: { section: Notes, as: text }, remote: body }',
      ],
    });
    expect((await pair.sync()).code).toBe('applied');
    const id = await pair.idOf('A');
    const text = 'Short.\n\n## Tasks\n\n- [x] not these\n';
    await pair.tracker.edit(id, { body: text });
    const report = await pair.sync();
    expect(report).toMatchObject({ code: 'rejected', results: [{ result: 'failed' }] });
    expect(report.results[0]?.message).toMatch(/^a: notes .* edit the file by hand/);
    expect(pair.files.read('b/a.md')).toBe(FILE);
    expect((await pair.tracker.get(id)).fields['body']).toBe(text);
  });
});
