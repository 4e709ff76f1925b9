import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { entryProblem } from '../../src/kernel/journal-shape.ts';

const common = { seq: 1, change: 'back-1#remote', record: 'back-1', side: 'remote', at: '2026-01-31' };
const intent: JsonObject = { ...common, kind: 'intent', action: 'create' };
const outcome: JsonObject = { ...common, kind: 'outcome', result: 'written' };
const patch = [
  { op: 'test', path: '/title', value: 'New' },
  { op: 'replace', path: '/title', value: 'Old' },
];

describe('an entry of a journal', () => {
  test.each<[JsonObject, JsonObject]>([
    [intent, {}],
    [intent, { side: 'local', seq: Number.MAX_SAFE_INTEGER }],
    [intent, { action: 'update', target: '42', undo: { base: {}, patch } }],
    [intent, { action: 'delete', undo: { base: { title: null }, patch: [] } }],
    [intent, { undo: { base: {} } }],
    [intent, { key: '01J-1', fields: {} }],
    [outcome, {}],
    [outcome, { result: 'found', target: '42' }],
    [outcome, { result: 'unneeded' }],
    [outcome, { result: 'stale', code: 'stale', message: '' }],
    [outcome, { result: 'failed', code: 'forbidden', message: 'Not allowed.' }],
    [outcome, { version: '"7f"' }],
    [outcome, { altered: [] }],
    [outcome, { altered: ['labels', 'title'] }],
    [intent, { action: 'update', source: {} }],
    [intent, { action: 'update', source: { title: null, labels: ['x'] } }],
  ])('%#: is %j with %j', (entry, members) => {
    expect(entryProblem({ ...entry, ...members })).toBeNull();
  });

  test.each<[string, JsonObject, readonly Json[]]>([
    ['seq', intent, [0, -1, 1.5, '1', null, 2 ** 53]],
    ['change', intent, ['', 7, null]],
    ['record', outcome, ['', 7, ['back-1']]],
    ['side', outcome, ['upstream', '', 7, ['local']]],
    ['at', outcome, ['', 7]],
    ['action', intent, ['move', '', 7]],
    ['key', intent, ['', 7]],
    ['fields', intent, [[], null, 'title']],
    ['target', intent, ['', 42]],
    ['undo', intent, [null, [], {}, { base: null }, { base: [] }, { base: {}, more: 1 }]],
    ['source', intent, [null, [], 'title']],
    ['altered', outcome, [null, {}, 'title', [''], [7]]],
    ['result', outcome, ['lost', '', 7]],
    ['target', outcome, ['', 42]],
    ['version', outcome, ['', 7]],
    ['code', outcome, ['', 7]],
    ['message', outcome, [7, null]],
  ])('E79: has no %s that cannot be', (member, entry, values) => {
    for (const value of values)
      expect(entryProblem({ ...entry, [member]: value })).toBe(`has a "${member}" that cannot be`);
  });

  test.each<[Json]>([
    [{}],
    [[{ op: 'add' }]],
    [[{ path: '/title' }]],
    [[{ op: 1, path: '/title' }]],
    [[{ op: 'add', path: 1 }]],
    [[...patch, 'remove /title']],
    [[null, ...patch]],
  ])('E79: is taken back by no patch like %j', (broken) => {
    expect(() => entryProblem({ ...intent, undo: { base: {}, patch: broken } })).not.toThrow();
    expect(entryProblem({ ...intent, undo: { base: {}, patch: broken } })).toBe(
      'has a "undo" that cannot be',
    );
  });

  test.each([...Object.keys(common), 'action'])('E79: is no intent without %s', (member) => {
    const { [member]: _gone, ...rest } = intent;
    expect(entryProblem(rest)).toBe(`has no "${member}"`);
  });

  test.each([...Object.keys(common), 'result'])('E79: is no outcome without %s', (member) => {
    const { [member]: _gone, ...rest } = outcome;
    expect(entryProblem(rest)).toBe(`has no "${member}"`);
  });

  test.each<[string, JsonObject, string]>([
    ['an intent that has a result', { ...intent, result: 'written' }, 'result'],
    ['an outcome that has an action', { ...outcome, action: 'create' }, 'action'],
    ['an outcome with an undo note', { ...outcome, undo: { base: {} } }, 'undo'],
    ['an intent with a message', { ...intent, message: 'Hello.' }, 'message'],
  ])('E79: is not %s', (_, entry, member) => {
    expect(entryProblem(entry)).toBe(`has an unknown member "${member}"`);
  });

  test.each([[undefined], [null], ['note'], [1]])('E79: is not of kind %j', (kind) => {
    const { kind: _kind, ...rest } = intent;
    const entry = kind === undefined ? rest : { ...rest, kind };
    expect(entryProblem(entry)).toBe('is neither an intent nor an outcome');
  });
});
