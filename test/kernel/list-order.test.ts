import { describe, expect, test } from '@jest/globals';
import { mergeOrder } from '../../src/kernel/list-order.ts';

/** Merges orders written as strings of one-letter keys; every key is kept but those in `gone`. */
function merge(base: string, ours: string, theirs: string, gone = ''): string {
  const kept = new Set((base + ours + theirs).split('').filter((key) => !gone.includes(key)));
  const [b, o, t] = [base.split(''), ours.split(''), theirs.split('')];
  const order = mergeOrder({ base: b, ours: o, theirs: t }, kept);
  const swapped = mergeOrder({ base: b, ours: t, theirs: o }, kept);
  expect(swapped).toEqual(order);
  return order.keys.join('') + (order.conflict ? '!' : '');
}

describe('mergeOrder', () => {
  test('follows the side that reordered (E46)', () => {
    expect(merge('abc', 'cab', 'abc')).toBe('cab');
    expect(merge('abc', 'abc', 'cab')).toBe('cab');
    expect(merge('abc', 'cab', 'cab')).toBe('cab');
  });

  test('reports two different orders and keeps the base order', () => {
    expect(merge('abc', 'cab', 'bca')).toBe('abc!');
    expect(merge('abc', 'cxab', 'bcya')).toBe('abcxy!');
    expect(merge('ab', 'bax', 'abx')).toBe('bax');
    expect(merge('abc', 'cabyx', 'bcayx')).toBe('abcxy!');
  });

  test('puts additions after their predecessor', () => {
    expect(merge('abc', 'axbc', 'abcy')).toBe('axbcy');
    expect(merge('ab', 'xab', 'ab')).toBe('xab');
    expect(merge('abc', 'axbc', 'cab')).toBe('caxb');
  });

  test('orders additions at one place by their first key, run by run', () => {
    expect(merge('a', 'azb', 'ayc')).toBe('ayczb');
    expect(merge('a', 'acz', 'aby')).toBe('abycz');
    expect(merge('', 'q', 'p')).toBe('pq');
  });

  test('puts additions behind what is left when their predecessor is gone', () => {
    expect(merge('abc', 'abxc', 'ac', 'b')).toBe('axc');
    expect(merge('ab', 'axb', 'b', 'a')).toBe('xb');
  });

  test('leaves out what is not kept', () => {
    expect(merge('abc', 'abc', 'abc', 'b')).toBe('ac');
    expect(merge('abc', 'abc', 'ac', 'b')).toBe('ac');
  });

  test('puts what both added where the order that sorts first has it', () => {
    expect(merge('ab', 'axb', 'abx')).toBe('abx');
    expect(merge('ab', 'xab', 'axb')).toBe('axb');
    expect(merge('ab', 'axyb', 'ayxb')).toBe('axyb');
    expect(merge('abc', 'axbc', 'cabx')).toBe('cabx');
  });

  test('keeps what only one side has at its place there', () => {
    expect(merge('abc', 'abc', 'ac')).toBe('abc');
    expect(merge('abc', 'bac', 'c')).toBe('bac');
  });
});
