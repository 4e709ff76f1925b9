import type { ProviderContext } from '../../src/provider.ts';

/** A context whose time passes only by sleeping, so that waiting costs a test nothing. */
export interface TestContext extends ProviderContext {
  /** Every wait so far, in milliseconds. */
  readonly waits: number[];
}

/** Makes a context for opening a provider in a test. */
export function testContext(given: Partial<ProviderContext> = {}): TestContext {
  const waits: number[] = [];
  let time = Date.UTC(2026, 0, 31);
  return {
    root: '/nowhere',
    selectors: {},
    kinds: {},
    env: () => undefined,
    sleep: async (ms) => {
      waits.push(ms);
      time += ms;
    },
    now: () => time,
    ...given,
    waits,
  };
}
