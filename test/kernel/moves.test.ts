import { expect, test } from '@jest/globals';
import type { Side } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Move } from '../../src/kernel/moves.ts';
import { MAX_RETURNS, isOscillating, isPast, nextMove } from '../../src/kernel/moves.ts';
import { hash } from '../support/world.ts';

function after(steps: readonly (readonly [Json, Side])[]): Move | undefined {
  let last: Move | undefined;
  let from: Json = 'A';
  for (const [to, by] of steps) {
    last = nextMove(last, { from, to, by }, hash);
    from = to;
  }
  return last;
}

test('E33, E80: two sides that undo each other are told from one that changes its mind', () => {
  const quarrel = after([
    ['B', 'local'],
    ['A', 'remote'],
    ['B', 'local'],
    ['A', 'remote'],
  ]);
  expect(quarrel?.returns).toBe(MAX_RETURNS);
  expect(isOscillating(quarrel, { to: 'B', by: 'local' }, hash)).toBe(true);
  expect(isOscillating(quarrel, { to: 'C', by: 'local' }, hash)).toBe(false);
  expect(isOscillating(quarrel, { to: 'B', by: 'remote' }, hash)).toBe(false);
  const oneSide = after([
    ['B', 'local'],
    ['A', 'local'],
    ['B', 'local'],
    ['A', 'local'],
  ]);
  expect(oneSide?.returns).toBe(0);
});

test('a third value ends the count, and a field that never moved has none', () => {
  const interrupted = after([
    ['B', 'local'],
    ['A', 'remote'],
    ['C', 'local'],
  ]);
  expect(interrupted?.returns).toBe(0);
  expect(isOscillating(undefined, { to: 'A', by: 'local' }, hash)).toBe(false);
  const young = after([
    ['B', 'local'],
    ['A', 'remote'],
    ['B', 'local'],
  ]);
  expect(isOscillating(young, { to: 'A', by: 'remote' }, hash)).toBe(false);
});

test('E23: what upstream had moved on from looks old, by whomever, and not what it holds now', () => {
  const moved = after([
    ['B', 'local'],
    ['C', 'remote'],
    ['D', 'remote'],
    ['B', 'local'],
  ]);
  expect(['A', 'B', 'C', 'D', 'E'].filter((shown) => isPast(moved, shown, hash))).toEqual(['A', 'C', 'D']);
  expect(isPast(undefined, 'A', hash)).toBe(false);
});

test('E23: of many values the last seven count', () => {
  const steps = Array.from({ length: 9 }, (_, i) => [`v${i}`, 'remote'] as const);
  const moved = after(steps);
  expect(steps.map(([value]) => value).filter((shown) => isPast(moved, shown, hash))).toHaveLength(7);
  expect(isPast(moved, 'v1', hash)).toBe(true);
  expect(isPast(moved, 'v0', hash)).toBe(false);
});

test('E23: what our write replaced looks old, also where it was not what had been agreed on', () => {
  const merged = nextMove(undefined, { from: 'A', over: 'theirs', to: 'merged', by: 'local' }, hash);
  for (const shown of ['A', 'theirs']) expect(isPast(merged, shown, hash)).toBe(true);
  expect(isPast(merged, 'merged', hash)).toBe(false);
  expect(nextMove(undefined, { from: 'A', over: 'A', to: 'B', by: 'local' }, hash)).not.toHaveProperty(
    'over',
  );
});
