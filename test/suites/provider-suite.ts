import { afterEach, beforeEach, describe, test } from '@jest/globals';
import { describeProvider as describeWith } from '../../src/testing.ts';
import type { ProviderHarness, SuiteOptions } from '../../src/testing/harness.ts';

export type { ProviderHarness, SuiteOptions } from '../../src/testing/harness.ts';
export { listAll, setField } from '../../src/testing/harness.ts';

/** Runs the published conformance suite under jest; `start` gives a fresh, empty side for each test. */
export function describeProvider(
  name: string,
  options: SuiteOptions,
  start: () => Promise<ProviderHarness>,
): void {
  describeWith({ describe, test, beforeEach, afterEach }, { ...options, name, start });
}
