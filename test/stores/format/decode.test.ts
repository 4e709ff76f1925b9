import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { Format } from '../../../src/stores/format/decode.ts';
import { decodeFile, encodeFile } from '../../../src/stores/format/decode.ts';
import { faultOf } from '../../suites/store-suite.ts';

interface Note {
  readonly format: 3;
  readonly title: string;
  readonly tags: readonly string[];
}

/** A format at its third number, with the ways of its two elders. */
const noteFormat: Format<Note> = {
  name: 'note',
  format: 3,
  schema: z.strictObject({ format: z.literal(3), title: z.string(), tags: z.array(z.string()) }),
  encode: (note) => JSON.stringify(note),
  migrations: {
    1: ({ name, ...rest }) => ({ ...rest, title: name ?? '' }),
    2: (note) => ({ ...note, tags: [] }),
  },
};

const decode = (text: string): Promise<Note> => decodeFile(noteFormat, { file: 'note.json', text });

describe('E76: a stored file of another format', () => {
  test.each([
    ['the oldest', '{"format":1,"name":"a"}'],
    ['an older', '{"format":2,"title":"a"}'],
    ['the newest', '{"format":3,"title":"a","tags":[]}'],
  ])('%s one becomes the newest', async (_, text) => {
    expect(await decode(text)).toEqual({ format: 3, title: 'a', tags: [] });
  });

  test('a newer one is refused, and the tool is what is too old', async () => {
    const fault = await faultOf(() => decode('{"format":4,"title":"a","tags":[],"more":1}'));
    expect([fault.code, fault.message]).toEqual([
      'state-newer-format',
      'note.json has format 4, this sync-kernel reads up to 3: it is too old. Nothing was written. Update sync-kernel.',
    ]);
  });

  test.each([0, -1])('format %d, which nobody ever wrote, is refused', async (format) => {
    expect((await faultOf(() => decode(`{"format":${format}}`))).code).toBe('state-older-format');
  });

  test.each(['null', '"1"', '1.5', '[]'])('the format %s is damage', async (format) => {
    expect((await faultOf(() => decode(`{"format":${format}}`))).message).toContain('no "format" number');
  });

  test('an older one is checked after it was changed', async () => {
    expect((await faultOf(() => decode('{"format":1,"name":7}'))).message).toMatch(/^note\.json:1: title: /);
  });
});

describe('the place of a problem', () => {
  test('is the line of the innermost member that is there', async () => {
    const text = '{\n"format": 3,\n"title": "a",\n"tags": [\n"x",\n1\n]\n}';
    expect((await faultOf(() => decode(text))).message).toMatch(/^note\.json:6: tags\.1: /);
    const without = '{\n"format": 3,\n"tags": []\n}';
    expect((await faultOf(() => decode(without))).message).toMatch(/^note\.json:1: title: /);
  });

  test.each([
    ['{\n"format": 3,\n"title"', 3],
    ['{\n"format": 3,\n\n}', 4],
    ['\n\nx', 3],
  ])('is the line where %j stops being JSON', async (text, line) => {
    expect((await faultOf(() => decode(text))).message).toBe(
      `note.json:${line}: this is not JSON. Nothing was written. Restore the file from git, or ask who changed it.`,
    );
  });

  test('E79: a doubled member is found at any depth', async () => {
    const text = '{"format":3,"title":"a",\n"tags":[],\n"tags":["x"]}';
    expect((await faultOf(() => decode(text))).message).toContain(
      'note.json:3: the member "tags" is there twice',
    );
  });
});

test('what does not fit its format is never written', () => {
  expect(() => encodeFile(noteFormat, { format: 3, title: '\ud800', tags: [] })).toThrow(
    'bug: a note to be stored holds a lone surrogate, which no file can hold',
  );
  const wrong = { format: 3, title: 7, tags: [] } as unknown as Note;
  expect(() => encodeFile(noteFormat, wrong)).toThrow('bug: a note to be stored: title: ');
});
