import type { Json } from './json.ts';
import { copyJson } from './json.ts';
import type { OutsidePatch, PatchProblem } from './operation.ts';
import { applyStep } from './patch-step.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

export type { Operation, OutsideOperation, OutsidePatch, Patch, PatchProblem } from './operation.ts';
export { invertPatch } from './invert-patch.ts';
export { parsePatch } from './parse-patch.ts';

/** How much JSON text the `copy` operations of one patch may add, in UTF-16 code units. */
const MAX_COPIED_LENGTH = 4_000_000;

/**
 * Applies a patch to a document, all or nothing.
 *
 * Shape: `doc` is any JSON value; neither it nor the patch is changed or shared with the result.
 * Limits: nesting as in `jsonProblem`; copies of together 4,000,000 characters.
 * Errors: `patch-path-missing`, `patch-test-failed`, `patch-invalid`, with the index of the operation
 * that failed.
 * Laws: `applyPatch(a, emitField(…))` holds what was emitted; `applyPatch(applyPatch(a, p),
 * invertPatch(p, a))` is `a`.
 * Source: RFC 6902 §4, §5 (a failed operation leaves the target as it was).
 */
export function applyPatch(doc: Json, patch: OutsidePatch): Result<Json, PatchProblem> {
  let now = copyJson(doc);
  let copied = 0;
  for (const [index, operation] of patch.entries()) {
    const step = applyStep(now, operation);
    const where = `operation ${index} (${operation.op} ${operation.path})`;
    if (!step.ok) return fail({ ...step.error, index, message: `${where}: ${step.error.message}` });
    copied += step.value.copied;
    if (copied > MAX_COPIED_LENGTH) {
      const message = `${where}: the copies grow past ${MAX_COPIED_LENGTH} characters`;
      return fail({ code: 'patch-invalid', index, message });
    }
    now = step.value.doc;
  }
  return ok(now);
}
