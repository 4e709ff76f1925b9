/**
 * The functions of a test framework that the suite needs; jest's, vitest's and `node:test`'s fit.
 *
 * Assertions are the suite's own: a test fails by throwing.
 */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly test: (name: string, body: () => Promise<void>) => unknown;
  readonly beforeEach: (body: () => Promise<void>) => unknown;
  readonly afterEach: (body: () => Promise<void>) => unknown;
}
