import type { Json } from './json.ts';
import { copyJson, isJsonArray } from './json.ts';
import type { OutsideOperation, OutsidePatch, Patch } from './operation.ts';
import { applyStep } from './patch-step.ts';
import { formatPointer, parsePointer, valueAt } from './pointer.ts';
import { assert } from './result.ts';

/**
 * Gives the patch that takes a document back to what it was before a patch.
 *
 * Each step back first tests what the step forth had left, so it fails where someone wrote meanwhile:
 * the written value itself; for a removed element its neighbour, for a removed member the whole object,
 * because RFC 6902 cannot test that nothing is there.
 * Errors: throws when the patch does not apply to `before` (a bug: its effect is not known).
 * Laws: `applyPatch(applyPatch(a, p), invertPatch(p, a))` is `a`.
 */
export function invertPatch(patch: OutsidePatch, before: Json): Patch {
  let doc = copyJson(before);
  const steps: Patch[] = [];
  const step = (operation: OutsideOperation) => {
    const applied = applyStep(doc, operation);
    assert(applied.ok, `a patch is inverted on a document that it applies to, not ${operation.path}`);
    doc = applied.value.doc;
  };
  const replaced = (path: string) => {
    const old = overwrittenAt(doc, path);
    return old === undefined ? undefined : copyJson(old);
  };
  for (const operation of patch) {
    switch (operation.op) {
      case 'test':
        step(operation);
        break;
      case 'remove': {
        const value = valueIn(doc, operation.path);
        step(operation);
        steps.push([...guardOfGap(doc, operation.path), { op: 'add', path: operation.path, value }]);
        break;
      }
      case 'move': {
        const { from, path } = operation;
        const value = valueIn(doc, from);
        if (from === path) break;
        step({ op: 'remove', path: from });
        const old = replaced(path);
        step({ op: 'add', path, value });
        steps.push(moveBack({ from, path: exactPath(doc, path), value, old }));
        break;
      }
      default: {
        const old = operation.op === 'replace' ? valueIn(doc, operation.path) : replaced(operation.path);
        step(operation);
        const path = exactPath(doc, operation.path);
        const back = old === undefined ? ({ op: 'remove', path } as const) : replacement(path, old);
        steps.push([{ op: 'test', path, value: valueIn(doc, path) }, back]);
      }
    }
  }
  return steps.toReversed().flat();
}

/**
 * Undoes a move, and restores what the moved value had replaced.
 *
 * A value that was moved to a place before its old one shifts that place below itself by name; no `move`
 * may go there, so it is taken out and put back.
 */
function moveBack(done: { from: string; path: string; value: Json; old: Json | undefined }): Patch {
  const { from, path, value, old } = done;
  const test = { op: 'test', path, value } as const;
  const putBack = { op: 'add', path: from, value } as const;
  if (old !== undefined) return [test, replacement(path, old), putBack];
  if (from.startsWith(`${path}/`)) return [test, { op: 'remove', path }, putBack];
  return [test, { op: 'move', from: path, path: from }];
}

function replacement(path: string, value: Json): Patch[number] {
  return { op: 'replace', path, value };
}

/** Tests what is beside a place from which something was removed. */
function guardOfGap(doc: Json, pointer: string): Patch {
  const path = parsePointer(pointer) ?? [];
  const parent = path.slice(0, -1);
  const siblings = valueAt(doc, parent);
  const index = Number(path.at(-1));
  const neighbour = isJsonArray(siblings) ? Math.min(index, siblings.length - 1) : -1;
  const place = formatPointer(neighbour < 0 ? parent : [...parent, neighbour]);
  return [{ op: 'test', path: place, value: valueIn(doc, place) }];
}

/** Gives what an `add` would overwrite: an insertion into an array overwrites nothing. */
function overwrittenAt(doc: Json, pointer: string): Json | undefined {
  const path = parsePointer(pointer) ?? [];
  const inserts = path.length > 0 && isJsonArray(valueAt(doc, path.slice(0, -1)));
  return inserts ? undefined : valueAt(doc, path);
}

/** Names the element that was appended by `-` by its index. */
function exactPath(doc: Json, pointer: string): string {
  const path = parsePointer(pointer) ?? [];
  const siblings = valueAt(doc, path.slice(0, -1));
  if (path.at(-1) !== '-' || !isJsonArray(siblings)) return pointer;
  return formatPointer([...path.slice(0, -1), siblings.length - 1]);
}

function valueIn(doc: Json, pointer: string): Json {
  return copyJson(valueAt(doc, parsePointer(pointer) ?? []) ?? null);
}
