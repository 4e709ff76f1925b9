/** A step of the demo that did not do what it said; the message says which and how. */
export class DemoFailure extends Error {}

/** Stops the demo when something it has just said is not so. */
export function check(condition: boolean, expected: string): asserts condition {
  if (!condition) throw new DemoFailure(`The demo expected that ${expected}; this is not so.`);
}
