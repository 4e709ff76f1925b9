import { afterEach, describe, expect, test } from '@jest/globals';
import type { Pair } from '../support/pair.ts';
import { openPair } from '../support/pair.ts';

let pair: Pair | undefined;
afterEach(() => pair?.close());

/** Dates and times as people write them; each one is shifted or cut by some way of reading it. */
const DATES: readonly string[] = [
  '2026-03-29',
  '2026-03-29T00:00:00Z',
  '2026-03-29T00:00:00.000+02:00',
  '2026-03-29 02:30:00',
  '2026-03-29T23:59:60Z',
  '2026-03-29T24:00:00',
  '2026-10-25T02:30:00-05:00',
  '1969-12-31T23:59:59.999999999Z',
  '0001-01-01',
  '+012026-01-01',
  '2026-02-30',
  '00:00',
  '12:30:45',
  '29.03.2026',
  '2026-W13-7',
  '20260329',
];
const EDITED = DATES.map((date) =>
  date.replaceAll('2026', '2027').replace('12:30', '21:30').replace('00:00', '23:45'),
);

const fields = DATES.map((_, n) => `d${n}`);
const LINES = (local: string) => [
  `local: ${local}`,
  "remote: { provider: http, url: '$URL' }",
  'fields:',
  '  title: title',
  ...fields.map((name) => `  ${name}: ${name}`),
];
const SCHEMA = {
  fields: Object.fromEntries(['title', ...fields].map((name) => [name, { kind: 'scalar' as const }])),
};
const rows = (values: readonly string[]) => values.map((value, n) => `d${n}: ${value}`).join('\n');
const named = (values: readonly string[]) => Object.fromEntries(values.map((value, n) => [`d${n}`, value]));

const PLACES = [
  [
    'markdown',
    "{ provider: markdown, path: 'b/*.md' }",
    'b/a.md',
    (text: string) => `---\nid: a\n${text}\n---\n\n# A\n`,
  ],
  ['yaml', "{ provider: yaml, path: 'b/*.yml' }", 'b/a.yml', (text: string) => `id: a\ntitle: A\n${text}\n`],
  [
    'json',
    "{ provider: json, path: 'b/*.json' }",
    'b/a.json',
    (text: string) =>
      JSON.stringify(
        {
          id: 'a',
          title: 'A',
          ...Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/, 2))),
        },
        null,
        2,
      ),
  ],
] as const;

describe('E51: dates, times, zones and midnight are the texts they were written as', () => {
  test.each(PLACES)('in %s, there and back', async (_, local, path, file) => {
    pair = await openPair({ lines: LINES(local), schema: SCHEMA, files: { [path]: file(rows(DATES)) } });
    const before = pair.files.read(path);
    expect((await pair.sync()).code).toBe('applied');
    expect(pair.files.read(path)).toBe(before);
    const id = await pair.idOf('A');
    // A whole number in eight digits is one; it comes back as it went.
    expect(textsOf((await pair.tracker.get(id)).fields)).toEqual({ title: 'A', ...named(DATES) });
    await pair.tracker.edit(id, named(EDITED));
    expect((await pair.sync()).code).toBe('applied');
    expect(textsOf((await pair.tracker.get(id)).fields)).toEqual({ title: 'A', ...named(EDITED) });
    expect((await pair.sync()).code).toBe('nothing-to-do');
    const read = await (await pair.run()).local.read('a');
    expect(read.kind === 'found' ? textsOf(read.record.fields) : read).toMatchObject(named(EDITED));
  });
});

function textsOf(values: { readonly [name: string]: unknown }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
