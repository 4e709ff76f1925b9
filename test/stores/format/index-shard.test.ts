import { describe, expect, test } from '@jest/globals';
import type { IndexRow } from '../../../src/store.ts';
import { decodeShard, encodeShard } from '../../../src/stores/format/index-shard.ts';
import { sampleRow } from '../../support/state-samples.ts';

const decode = (text: string): readonly IndexRow[] => decodeShard({ file: 'index.jsonl', text });

describe('a shard of the index', () => {
  test('I11: is ordered by record, whatever order the rows came in', () => {
    const rows = ['b', 'B', 'a-1', 'a.1', 'a'].map((record) => sampleRow(record, '0'));
    const text = encodeShard(rows);
    expect(encodeShard([...rows].reverse())).toBe(text);
    expect(decode(text).map((row) => row.record)).toEqual(['B', 'a', 'a-1', 'a.1', 'b']);
  });

  test('keeps every form of a row, and any text in it', () => {
    const rows: IndexRow[] = [
      { record: 'a' },
      { record: 'b', local: 'päth "with" \\ and\nline feed', remote: ',[]' },
      { record: 'c', remoteVersion: '', localVersion: '\u2028', base: '\ud83d\ude00' },
    ];
    expect(decode(encodeShard(rows))).toEqual(rows);
  });

  test('E74: line ends changed by a tool do no harm', () => {
    const rows = [sampleRow('a', '0'), sampleRow('b', '1')];
    expect(decode(encodeShard(rows).replaceAll('\n', '\r\n'))).toEqual(rows);
  });

  test('may be empty', () => {
    expect(decode(encodeShard([]))).toEqual([]);
    expect(decode(encodeShard([]).trimEnd())).toEqual([]);
  });
});
