import { describe, expect, test } from '@jest/globals';
import { isSafeId, recordKey } from '../../src/kernel/ids.ts';
import { hash } from '../support/world.ts';

describe('A28: a safe id', () => {
  test.each(['a', 'Back-12', '01J.x_y', '...', '.hidden', 'x'.repeat(120)])('%j', (id) => {
    expect(isSafeId(id)).toBe(true);
    expect(recordKey(id, hash)).toBe(id);
  });

  test.each(['', '.', '..', '../up', 'a/b', 'a b', 'ä', 'a\n', '\na', 'a\0', '~a', 'x'.repeat(121)])(
    '%j is none',
    (id) => expect(isSafeId(id)).toBe(false),
  );
});

describe('the name of a record', () => {
  const sum = (id: string) => hash(id).slice(0, 8);

  test.each([
    ['backlog/Sign in', 'backlog-Sign-in'],
    ['  a // b  ', 'a-b'],
    ['../up', 'up'],
    ['a.', 'a.'],
    ['.a/', 'a'],
    ['-./a b..-', 'a-b'],
    ['Zoë', 'Zoe-'],
    ['..', 'record'],
    ['日本', 'record'],
    ['', 'record'],
    [`${'y'.repeat(100)}/z`, 'y'.repeat(80)],
  ])('%j is readable: %s', (id, readable) => {
    const key = recordKey(id, hash);
    expect(isSafeId(key)).toBe(true);
    if (!isSafeId(id)) expect(key).toBe(`${readable.replace(/-$/, '')}-${sum(id)}`);
  });

  test('is another one for another id', () => {
    expect(recordKey('a/b', hash)).not.toBe(recordKey('a b', hash));
  });
});
