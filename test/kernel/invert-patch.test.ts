import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/json.ts';
import type { OutsidePatch, Patch } from '../../src/kernel/patch.ts';
import { applyPatch, invertPatch } from '../../src/kernel/patch.ts';

describe('each operation taken back, guarded', () => {
  test.each<[string, Json, OutsidePatch, Patch]>([
    ['test', { a: 1 }, [{ op: 'test', path: '/a', value: 1 }], []],
    [
      'replace',
      { a: 1 },
      [{ op: 'replace', path: '/a', value: 2 }],
      [
        { op: 'test', path: '/a', value: 2 },
        { op: 'replace', path: '/a', value: 1 },
      ],
    ],
    [
      'replace in an array',
      [1],
      [{ op: 'replace', path: '/0', value: 2 }],
      [
        { op: 'test', path: '/0', value: 2 },
        { op: 'replace', path: '/0', value: 1 },
      ],
    ],
    [
      'add of a new member',
      {},
      [{ op: 'add', path: '/a', value: 2 }],
      [
        { op: 'test', path: '/a', value: 2 },
        { op: 'remove', path: '/a' },
      ],
    ],
    [
      'add over a member',
      { a: 1 },
      [{ op: 'add', path: '/a', value: 2 }],
      [
        { op: 'test', path: '/a', value: 2 },
        { op: 'replace', path: '/a', value: 1 },
      ],
    ],
    [
      'add into an array',
      [1],
      [{ op: 'add', path: '/0', value: 2 }],
      [
        { op: 'test', path: '/0', value: 2 },
        { op: 'remove', path: '/0' },
      ],
    ],
    [
      'add at the end',
      { a: [1] },
      [{ op: 'add', path: '/a/-', value: 2 }],
      [
        { op: 'test', path: '/a/1', value: 2 },
        { op: 'remove', path: '/a/1' },
      ],
    ],
    [
      'a member named -',
      {},
      [{ op: 'add', path: '/-', value: 2 }],
      [
        { op: 'test', path: '/-', value: 2 },
        { op: 'remove', path: '/-' },
      ],
    ],
    [
      'add of the root',
      [1],
      [{ op: 'add', path: '', value: 2 }],
      [
        { op: 'test', path: '', value: 2 },
        { op: 'replace', path: '', value: [1] },
      ],
    ],
    [
      'remove of a member: the object is tested',
      { m: { a: 1, b: 2 } },
      [{ op: 'remove', path: '/m/a' }],
      [
        { op: 'test', path: '/m', value: { b: 2 } },
        { op: 'add', path: '/m/a', value: 1 },
      ],
    ],
    [
      'remove of an element: its neighbour is tested',
      [1, 2, 3],
      [{ op: 'remove', path: '/0' }],
      [
        { op: 'test', path: '/0', value: 2 },
        { op: 'add', path: '/0', value: 1 },
      ],
    ],
    [
      'remove of the last element',
      [1, 2],
      [{ op: 'remove', path: '/1' }],
      [
        { op: 'test', path: '/0', value: 1 },
        { op: 'add', path: '/1', value: 2 },
      ],
    ],
    [
      'remove of the only element',
      { a: [1] },
      [{ op: 'remove', path: '/a/0' }],
      [
        { op: 'test', path: '/a', value: [] },
        { op: 'add', path: '/a/0', value: 1 },
      ],
    ],
    [
      'move',
      { a: 1 },
      [{ op: 'move', from: '/a', path: '/b' }],
      [
        { op: 'test', path: '/b', value: 1 },
        { op: 'move', from: '/b', path: '/a' },
      ],
    ],
    [
      'move to the end',
      [1, 2, 3],
      [{ op: 'move', from: '/0', path: '/-' }],
      [
        { op: 'test', path: '/2', value: 1 },
        { op: 'move', from: '/2', path: '/0' },
      ],
    ],
    ['move to where it is', { a: 1 }, [{ op: 'move', from: '/a', path: '/a' }], []],
    [
      'move over a member',
      { a: 1, b: 2 },
      [{ op: 'move', from: '/a', path: '/b' }],
      [
        { op: 'test', path: '/b', value: 1 },
        { op: 'replace', path: '/b', value: 2 },
        { op: 'add', path: '/a', value: 1 },
      ],
    ],
    [
      'move out, to before where it was',
      [[7]],
      [{ op: 'move', from: '/0/0', path: '/0' }],
      [
        { op: 'test', path: '/0', value: 7 },
        { op: 'remove', path: '/0' },
        { op: 'add', path: '/0/0', value: 7 },
      ],
    ],
    [
      'copy',
      { a: 1, b: 2 },
      [{ op: 'copy', from: '/a', path: '/b' }],
      [
        { op: 'test', path: '/b', value: 1 },
        { op: 'replace', path: '/b', value: 2 },
      ],
    ],
  ])('%s', (_, doc, patch, inverse) => {
    const before = structuredClone(doc);
    expect(invertPatch(patch, doc)).toEqual(inverse);
    expect(doc).toEqual(before);
    const done = applyPatch(doc, patch);
    expect(done.ok && applyPatch(done.value, inverse)).toEqual({ ok: true, value: doc });
  });
});

test('steps are taken back from the last to the first', () => {
  const patch: OutsidePatch = [
    { op: 'add', path: '/a', value: [1] },
    { op: 'add', path: '/a/-', value: 2 },
  ];
  expect(invertPatch(patch, {})).toEqual([
    { op: 'test', path: '/a/1', value: 2 },
    { op: 'remove', path: '/a/1' },
    { op: 'test', path: '/a', value: [1] },
    { op: 'remove', path: '/a' },
  ]);
});

test('a patch that does not apply cannot be taken back', () => {
  expect(() => invertPatch([{ op: 'remove', path: '/a' }], {})).toThrow(
    'bug: a patch is inverted on a document that it applies to, not /a',
  );
});

test('what it keeps is not shared with the document', () => {
  const doc = { a: [1], b: [2] };
  const inverse = invertPatch([{ op: 'remove', path: '/a' }], doc);
  doc.a.push(9);
  doc.b.push(9);
  expect(inverse).toEqual([
    { op: 'test', path: '', value: { b: [2] } },
    { op: 'add', path: '/a', value: [1] },
  ]);
});
