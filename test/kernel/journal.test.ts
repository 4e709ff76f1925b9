import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { canonicalJson } from '../../src/kernel/json.ts';
import type { Intent, JournalEntry, Outcome } from '../../src/kernel/journal.ts';
import { decodeJournal, encodeEntry, foldJournal, nextSeq, unfinished } from '../../src/kernel/journal.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = '2026-01-31T10:00:00.000Z';

const intent = (seq: number, change = 'back-1#remote'): Intent => ({
  kind: 'intent',
  seq,
  change,
  record: 'back-1',
  side: 'remote',
  action: 'create',
  key: '01J-1',
  fields: { title: 'Sign in\n', labels: ['auth'] },
  at,
});

const undo = {
  base: { title: null },
  patch: [{ op: 'replace', path: '/title', value: 'Old' }],
} as const;

const outcome = (seq: number, change = 'back-1#remote'): Outcome => ({
  kind: 'outcome',
  seq,
  change,
  record: 'back-1',
  side: 'remote',
  result: 'written',
  target: '42',
  at,
});

const encode = (entries: readonly JournalEntry[]): string =>
  entries.map((entry) => encodeEntry(entry, hash)).join('');
const two = [intent(1), outcome(2)];

/** Re-encodes a line with some members changed and a checksum that fits: a tool, not an accident. */
const forged = (members: object): string => encodeEntry({ ...outcome(2), ...members }, hash);

describe('a journal file', () => {
  test('gives back what was written', () => {
    expect(decodeJournal(encode(two), hash)).toEqual({ ok: true, value: { entries: two, torn: false } });
    expect(decodeJournal('', hash)).toEqual({ ok: true, value: { entries: [], torn: false } });
  });

  test('keeps what an undo needs with an intent', () => {
    const entries = [
      { ...intent(1), undo },
      { ...outcome(2), version: '"7f"' },
    ];
    expect(decodeJournal(encode(entries), hash)).toEqual({ ok: true, value: { entries, torn: false } });
  });

  test.each([{}, { base: {}, x: 1 }, { base: {}, patch: {} }, { base: {}, patch: [{ op: 'add' }] }, []])(
    'E79: the undo note %j is refused',
    (note) => {
      const text = encode([{ ...intent(1), undo: note } as unknown as Intent]);
      expect(decodeJournal(text, hash)).toEqual({
        ok: false,
        error: { line: 1, message: 'has a "undo" that cannot be' },
      });
    },
  );

  test('is one canonical line an entry, with format and checksum', () => {
    expect(encodeEntry(outcome(2), hash)).toBe(
      '{"at":"2026-01-31T10:00:00.000Z","change":"back-1#remote","format":1,"kind":"outcome","record":"back-1",' +
        '"result":"written","seq":2,"side":"remote","sum":"0ffb08672e57","target":"42"}\n',
    );
  });

  test('E73: every torn form of the last line is ignored and reported', () => {
    const [first, second] = [encodeEntry(intent(1), hash), encodeEntry(outcome(2), hash)];
    for (let cut = 1; cut < second.length - 1; cut++) {
      const decoded = decodeJournal(first + second.slice(0, cut), hash);
      expect(decoded).toEqual({ ok: true, value: { entries: [intent(1)], torn: true } });
    }
    const zeros = decodeJournal(`${first}${'\0'.repeat(40)}`, hash);
    expect(zeros).toEqual({ ok: true, value: { entries: [intent(1)], torn: true } });
  });

  test('E73: a last line that only lost its line feed counts', () => {
    const decoded = decodeJournal(encode(two).slice(0, -1), hash);
    expect(decoded).toEqual({ ok: true, value: { entries: two, torn: false } });
  });

  test('E73: a torn middle line stops the reading and is named', () => {
    const text = `${encode([intent(1)]).slice(0, 30)}\n${encode([outcome(2)])}`;
    expect(decodeJournal(text, hash)).toEqual({
      ok: false,
      error: { line: 1, message: 'is torn: it is not JSON, and lines follow it' },
    });
  });

  test('E74: line ends changed by a tool do not matter', () => {
    expect(decodeJournal(encode(two).replaceAll('\n', '\r\n'), hash)).toMatchObject({ ok: true });
  });

  test.each([
    ['a value changed', (text: string) => text.replace('"42"', '"43"'), 2, 'was altered'],
    [
      'a member doubled',
      (text: string) => text.replace('{"action"', '{"action":"","action"'),
      1,
      'was altered',
    ],
    ['white space added', (text: string) => text.replace('{"action"', '{ "action"'), 1, 'was altered'],
    ['the first line removed', (text: string) => text.slice(text.indexOf('\n') + 1), 1, 'seq 2 where 1'],
    ['a line doubled', (text: string) => text + text, 3, 'seq 1 where 3'],
  ])('A27: %s is an error with its line', (_, change, line, message) => {
    const decoded = decodeJournal(change(encode(two)), hash);
    expect(decoded).toMatchObject({ ok: false, error: { line } });
    expect(!decoded.ok && decoded.error.message).toContain(message);
  });

  test.each([
    [{ result: 'lost' }, 'has a "result" that cannot be'],
    [{ side: 'upstream' }, 'has a "side" that cannot be'],
    [{ kind: 'note' }, 'is neither an intent nor an outcome'],
    [{ extra: 1 }, 'has an unknown member "extra"'],
    [{ toString: 1 }, 'has an unknown member "toString"'],
    [{ constructor: 1 }, 'holds the member name "constructor"'],
  ])('E79: a line with %j is refused', (members, message) => {
    const decoded = decodeJournal(encode([intent(1)]) + forged(members), hash);
    expect(decoded).toEqual({ ok: false, error: { line: 2, message } });
  });

  test('E79: a line without a member is refused', () => {
    const { target: _target, result: _result, ...rest } = outcome(2);
    const text = encode([intent(1)]) + encodeEntry(rest as unknown as Outcome, hash);
    expect(decodeJournal(text, hash)).toEqual({ ok: false, error: { line: 2, message: 'has no "result"' } });
  });

  test.each(['null', '[]', '"intent"', '7'])('E79: a line that holds %s is refused', (line) => {
    for (const text of [`${line}\n`, `${line}\n${encode(two)}`])
      expect(decodeJournal(text, hash)).toEqual({
        ok: false,
        error: { line: 1, message: 'is not a JSON object' },
      });
  });

  test.each([0, 0.5, '2', null])('E79: a line of format %j is refused', (format) => {
    const { sum: _sum, ...rest } = JSON.parse(encodeEntry(intent(1), hash)) as JsonObject;
    const line = { ...rest, format };
    const sum = hash(canonicalJson(line)).slice(0, 12);
    expect(decodeJournal(`${canonicalJson({ ...line, sum })}\n`, hash)).toEqual({
      ok: false,
      error: { line: 1, message: 'has no "format" that this sync-kernel knows' },
    });
  });

  test('E74: only a line end may be changed by a tool', () => {
    const [first, second] = [encodeEntry(intent(1), hash), encodeEntry(outcome(2), hash)];
    expect(decodeJournal(first + second.replace(',', ',\r'), hash)).toEqual({
      ok: false,
      error: { line: 2, message: 'was altered: its checksum does not fit' },
    });
  });

  test('E76: a newer format is refused with what to do', () => {
    const text = encode(two).replace('"format":1', '"format":2');
    expect(decodeJournal(text, hash)).toEqual({
      ok: false,
      error: {
        line: 1,
        message: 'has format 2, written by a newer sync-kernel; this one reads up to 1: update it',
      },
    });
  });
});

describe('folding a journal', () => {
  test('E75: order is by seq; an outcome counts for the intent before it', () => {
    const entries = [
      intent(1, 'a#remote'),
      intent(2, 'b#remote'),
      outcome(3, 'a#remote'),
      intent(4, 'a#remote'),
    ];
    const folded = foldJournal(entries);
    expect([...folded.keys()]).toEqual(['a#remote', 'b#remote']);
    expect(folded.get('a#remote')).toEqual({ change: 'a#remote', intent: entries[3] });
    expect(unfinished(entries)).toEqual([entries[3], entries[1]]);
  });

  test('a change that needed no intent has an outcome only', () => {
    expect(foldJournal([outcome(1)]).get('back-1#remote')).toEqual({
      change: 'back-1#remote',
      outcome: outcome(1),
    });
    expect(unfinished([outcome(1)])).toStrictEqual([]);
  });

  test('a finished change keeps intent and outcome', () => {
    expect(foldJournal(two).get('back-1#remote')).toEqual({
      change: 'back-1#remote',
      intent: two[0],
      outcome: two[1],
    });
    expect(unfinished(two)).toStrictEqual([]);
    expect(nextSeq(two)).toBe(3);
    expect(nextSeq([])).toBe(1);
  });
});
