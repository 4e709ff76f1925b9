import { SIDES } from './field.ts';
import type { Json, JsonObject } from './json.ts';
import { isJsonArray, isJsonObject } from './json.ts';

type Check = (value: Json) => boolean;

interface Shape {
  readonly required: ReadonlyMap<string, Check>;
  readonly optional: ReadonlyMap<string, Check>;
}

const name: Check = (value) => typeof value === 'string' && value !== '';
const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0;
const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

const COMMON: readonly (readonly [string, Check])[] = [
  ['seq', count],
  ['change', name],
  ['record', name],
  ['side', oneOf(SIDES)],
  ['at', name],
];

const INTENT: Shape = {
  required: new Map([...COMMON, ['action', oneOf(['create', 'update', 'delete'])]]),
  optional: new Map([
    ['key', name],
    ['fields', isJsonObject],
    ['target', name],
    ['undo', isUndoNote],
    ['source', isJsonObject],
  ]),
};

const OUTCOME: Shape = {
  required: new Map([...COMMON, ['result', oneOf(['written', 'found', 'unneeded', 'stale', 'failed'])]]),
  optional: new Map([
    ['target', name],
    ['version', name],
    ['altered', isNames],
    ['code', name],
    ['message', text],
    ['overwritten', isFindings],
  ]),
};

/**
 * Says why an object is not a journal entry, or null when it is one.
 *
 * Written by hand: the kernel takes no schema library, and a journal is checked on every run.
 */
export function entryProblem({ kind, ...members }: JsonObject): string | null {
  if (kind !== 'intent' && kind !== 'outcome') return 'is neither an intent nor an outcome';
  const { required, optional } = kind === 'intent' ? INTENT : OUTCOME;
  for (const [member, value] of Object.entries(members)) {
    const check = required.get(member) ?? optional.get(member);
    if (check === undefined) return `has an unknown member "${member}"`;
    if (!check(value)) return `has a "${member}" that cannot be`;
  }
  const missing = [...required.keys()].find((member) => !Object.hasOwn(members, member));
  return missing === undefined ? null : `has no "${missing}"`;
}

function isUndoNote(value: Json): boolean {
  if (!isJsonObject(value) || !isJsonObject(value.base)) return false;
  const { base: _base, patch = [], ...others } = value;
  return Object.keys(others).length === 0 && isJsonArray(patch) && patch.every(isOperation);
}

function isNames(value: Json): boolean {
  return isJsonArray(value) && value.every(name);
}

function isFindings(value: Json): boolean {
  return isJsonArray(value) && value.every(isFinding);
}

function isFinding(value: Json): boolean {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'value')) return false;
  const { value: _value, ...words } = value;
  return Object.keys(words).sort().join() === 'at,by,field' && Object.values(words).every(text);
}

function isOperation(value: Json): boolean {
  return isJsonObject(value) && typeof value.op === 'string' && typeof value.path === 'string';
}
