import type { Json } from '../kernel/json.ts';
import { canonicalJson, equalJson } from '../kernel/json.ts';

/** A promise of the contract that was not kept; its message says which, and what was seen instead. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Fails with a sentence when something does not hold. */
export function claim(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new BrokenPromise(sentence);
}

/**
 * Fails when two JSON values differ; members that are undefined count as absent.
 *
 * Compares by structure, not by class: values may come from another realm, as they do under jest.
 */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [plain(actual), plain(expected)];
  if (left !== undefined && right !== undefined && equalJson(left, right)) return;
  throw new BrokenPromise(`${what}: expected ${shown(right)}, got ${shown(left)}`);
}

/** Fails unless an answer is of one of these kinds. */
export function kindOf<T extends { readonly kind: string }, K extends T['kind']>(
  answer: T,
  kinds: readonly K[],
  what: string,
): asserts answer is Extract<T, { readonly kind: K }> {
  const isOne = kinds.some((kind) => kind === answer.kind);
  claim(isOne, `${what} should be answered "${kinds.join('" or "')}", not ${shown(plain(answer))}`);
}

function plain(value: unknown): Json | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : canonicalJson(value);
}
