import { expect, test } from '@jest/globals';
import type { Patch } from '../../../src/kernel/patch.ts';
import { outcomeOf } from '../../../src/providers/http/outcome.ts';

const FIELDS = {
  title: 'new',
  labels: ['a', 'b'],
  meta: { a: 2, sub: { x: 1 } },
  criteria: [
    { id: 'c1', done: true },
    { id: 'c2', done: false },
  ],
  none: null,
};

const cases: readonly (readonly [string, string, Patch])[] = [
  ['holds', 'nothing at all', []],
  [
    'holds',
    'a field',
    [
      { op: 'test', path: '/title', value: 'old' },
      { op: 'replace', path: '/title', value: 'new' },
    ],
  ],
  ['differs', 'a field', [{ op: 'replace', path: '/title', value: 'newer' }]],
  ['holds', 'a field that is absent', [{ op: 'remove', path: '/gone' }]],
  [
    'holds',
    'a set',
    [
      { op: 'test', path: '/labels', value: ['a'] },
      { op: 'add', path: '/labels/-', value: 'b' },
    ],
  ],
  [
    'differs',
    'a set',
    [
      { op: 'test', path: '/labels', value: ['b'] },
      { op: 'remove', path: '/labels/0' },
    ],
  ],
  [
    'holds',
    'a member',
    [
      { op: 'test', path: '/meta/a', value: 1 },
      { op: 'replace', path: '/meta/a', value: 2 },
    ],
  ],
  ['differs', 'a member', [{ op: 'replace', path: '/meta/a', value: 3 }]],
  [
    'holds',
    'a removed member',
    [
      { op: 'test', path: '/meta/b', value: 1 },
      { op: 'remove', path: '/meta/b' },
    ],
  ],
  ['differs', 'a removed member', [{ op: 'remove', path: '/meta/a' }]],
  [
    'holds',
    'a member added beside a test of its object',
    [
      { op: 'test', path: '/meta/sub', value: {} },
      { op: 'add', path: '/meta/sub/x', value: 1 },
    ],
  ],
  [
    'holds',
    'an edited element',
    [
      { op: 'test', path: '/criteria/0/id', value: 'c1' },
      { op: 'replace', path: '/criteria/0/done', value: true },
    ],
  ],
  [
    'differs',
    'an edited element that is another one now',
    [
      { op: 'test', path: '/criteria/0/id', value: 'c0' },
      { op: 'replace', path: '/criteria/0/done', value: true },
    ],
  ],
  ['unknown', 'an inserted element', [{ op: 'add', path: '/criteria/0', value: { id: 'c1', done: true } }]],
  ['unknown', 'a moved element', [{ op: 'move', from: '/criteria/0', path: '/criteria/1' }]],
  ['unknown', 'no field', [{ op: 'replace', path: '', value: {} }]],
  [
    'differs',
    'one of two fields',
    [
      { op: 'replace', path: '/title', value: 'new' },
      { op: 'replace', path: '/none', value: 1 },
    ],
  ],
];

test.each(cases)('E27: a record %s what a patch makes of %s', (outcome, _, patch) => {
  expect(outcomeOf(patch, FIELDS)).toBe(outcome);
});
