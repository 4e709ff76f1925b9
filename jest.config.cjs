/** Jest runs the TypeScript sources as ES modules; swc only strips the types. */

/** Campaigns that take minutes: `npm run long` runs them, and so does `.ci/run`; `npm cit` leaves them out. */
const LONG = [
  '/test/e2e/action/attacks-',
  '/test/e2e/action/orders',
  '/test/e2e/action/options',
  '/test/e2e/misbehaving',
  '/test/e2e/request-tracker',
  '/test/stores/git-branch-race',
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.SYNC_LONG === '1' ? [] : LONG)],
  // Many tests wait for real processes and a real disk: use every core, and give a busy machine time.
  maxWorkers: '100%',
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};
