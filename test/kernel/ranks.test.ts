import { expect, test } from '@jest/globals';
import { Ranks } from '../../src/kernel/ranks.ts';

test('a rank is the number of filled slots before', () => {
  for (let size = 1; size < 20; size += 1) {
    const ranks = new Ranks(size);
    const filled = new Set<number>();
    const check = () => {
      for (let slot = 0; slot < size; slot += 1) {
        expect(ranks.before(slot)).toBe([...filled].filter((other) => other < slot).length);
      }
    };
    for (let i = 0; i < size; i += 1) {
      const slot = (i * 7) % size;
      if (filled.has(slot)) continue;
      filled.add(slot);
      ranks.fill(slot);
      check();
    }
    for (const slot of filled) {
      filled.delete(slot);
      ranks.empty(slot);
      check();
    }
  }
});
