import { describe, expect, test } from '@jest/globals';
import { readDecisions } from '../../src/commands/resolve.ts';

const read = (text: string, block?: string) =>
  readDecisions({
    words: text.split(' ').filter((word) => word !== ''),
    ...(block === undefined ? {} : { block }),
  });

describe('E64: one answer to many conflicts', () => {
  test.each(['--all local', '--all=local'])('%s is one rule', (text) => {
    expect(read(text)).toEqual({ ok: true, value: { all: 'local' } });
  });

  test.each([
    '--all',
    '--all=',
    '--all value',
    '--all merged',
    '--all everything',
    '--all local title=remote',
    'title=remote --all local',
    '--all local remote',
  ])('%s is refused with what to write', (text) => {
    expect(read(text)).toEqual({ ok: false, error: expect.stringContaining('--all and one choice') });
  });
});

describe('decisions one by one', () => {
  test('a fenced block gives the text of one field', () => {
    expect(read('title=local body=value', 'My own.\n')).toEqual({
      ok: true,
      value: [
        { field: 'title', choice: 'local' },
        { field: 'body', choice: 'value', value: 'My own.' },
      ],
    });
    expect(read('title=value body=value', 'x')).toMatchObject({ ok: false });
  });

  test('without a field nothing is decided', () => {
    expect(read('')).toMatchObject({ ok: false });
  });
});
