import { expect, test } from '@jest/globals';
import { readToken } from '../../src/upstream/token.ts';

const env = (name: string) => ({ EMPTY: ' ', ONE: ' se-cret\n', TWO: 'other', BAD: 'se cret' })[name];

test('the first variable that is not empty holds the token', () => {
  expect(readToken(env, ['ONE'])).toBe('se-cret');
  expect(readToken(env, ['EMPTY', 'TWO', 'ONE'])).toBe('other');
});

test('where all are empty, the first is named', () => {
  expect(() => readToken(env, ['EMPTY', 'NONE'])).toThrow('variable EMPTY is empty. Put the token there.');
});

test('what no header can carry is refused without being shown (A40)', () => {
  expect(() => readToken(env, ['BAD', 'ONE'], 'a bearer token')).toThrow(
    /^The environment variable BAD does not hold a bearer token\.$/,
  );
});
