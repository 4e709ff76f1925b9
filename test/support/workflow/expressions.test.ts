import { describe, expect, test } from '@jest/globals';
import { BadExpression, evaluate, interpolate, interpolateText } from './expressions.ts';
import { passes } from './patterns.ts';

const contexts = {
  github: { event_name: 'push', event: { n: 1, body: "it's /sync" }, ref: 'refs/heads/main' },
  env: {},
};

describe('expressions', () => {
  test.each([
    ["startsWith(github.event.body, 'IT')", true],
    ["github.event_name == 'PUSH' && github.event.n", 1],
    ['github.event.none.deeper', null],
    ["contains(fromJSON('[\"a\"]'), 'a')", true],
    ["format('{0}-{1}', 'a', 2)", 'a-2'],
    ['success() && !failure()', true],
  ])('%s', (text, value) => expect(evaluate(text, contexts)).toEqual(value));

  test('a job that failed is no success, and always() holds', () => {
    expect(evaluate('success()', contexts, 'failure')).toBe(false);
    expect(evaluate('failure() || cancelled()', contexts, 'failure')).toBe(true);
    expect(evaluate('always()', contexts, 'cancelled')).toBe(true);
  });

  test('texts: one expression keeps its type, more make a text, quotes may hold braces', () => {
    expect(interpolate('${{ github.event.n }}', contexts)).toBe(1);
    expect(interpolate('g-${{ github.ref }}-${{ github.event.n }}', contexts)).toBe('g-refs/heads/main-1');
    expect(interpolate("${{ format('{0}}}', '}}') }}x", contexts)).toBe('}}}x');
    expect(interpolateText('${{ github.event }}', contexts)).toBe('Object');
    expect(interpolateText(true, contexts)).toBe('true');
  });

  test.each(['nonsense.x', 'github.', 'nope()', "'open"])('refused: %s', (text) => {
    expect(() => evaluate(text, contexts)).toThrow(BadExpression);
  });
});

test.each([
  ['main', ['main'], true],
  ['feature/x', ['feature/*'], true],
  ['feature/x/y', ['feature/*'], false],
  ['feature/x/y', ['feature/**'], true],
  ['docs/a.md', ['**.md'], true],
  ['a.md', ['**/*.md'], true],
  ['v1.0', ['v[0-9].?0'], true],
  ['docs/secret.md', ['docs/**', '!docs/secret.md'], false],
  ['docs/secret.md', ['!docs/secret.md', 'docs/**'], true],
])('patterns: %s in %j is %s', (name, patterns, passed) => expect(passes(name, patterns)).toBe(passed));
