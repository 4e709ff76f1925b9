import type { Json } from './json.ts';

/** One operation of a JSON Patch; the five that this project emits. Source: RFC 6902 §4. */
export type Operation =
  | { readonly op: 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'add'; readonly path: string; readonly value: Json }
  | { readonly op: 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

export type Patch = readonly Operation[];

/** One operation of a patch from outside, which may also copy. Source: RFC 6902 §4.5. */
export type OutsideOperation =
  Operation | { readonly op: 'copy'; readonly from: string; readonly path: string };

export type OutsidePatch = readonly OutsideOperation[];

/**
 * Says why a patch was not applied and at which of its operations.
 *
 * `patch-test-failed`: the document moved. `patch-path-missing`: a place does not exist. `patch-invalid`:
 * no document could take this patch, or the result would pass a limit.
 */
export interface PatchProblem {
  readonly code: 'patch-path-missing' | 'patch-test-failed' | 'patch-invalid';
  readonly index: number;
  readonly message: string;
}
