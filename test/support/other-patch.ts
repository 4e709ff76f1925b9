import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../src/kernel/json.ts';

/** A patch that cannot be applied: 409 when a test failed, 422 otherwise. */
export class PatchProblem extends Error {
  readonly status: 409 | 422;

  constructor(status: 409 | 422) {
    super(`patch refused with ${status}`);
    this.status = status;
  }
}

type Place = { [name: string]: Json } | Json[];

/** Applies the operations of RFC 6902 that change values; a second implementation, for the other tracker. */
export function patched(fields: JsonObject, operations: Json): JsonObject {
  const copy: { [name: string]: Json } = structuredClone(fields);
  if (!Array.isArray(operations)) throw new PatchProblem(422);
  for (const operation of operations as unknown as { op: string; path: string; value: Json }[])
    applyOne(copy, operation);
  return copy;
}

function applyOne(fields: Place, { op, path, value }: { op: string; path: string; value: Json }): void {
  const names = path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop();
  if (last === undefined) throw new PatchProblem(422);
  let place: Place = fields;
  for (const name of names) {
    const inner: Json | undefined = member(place, name);
    if (typeof inner !== 'object' || inner === null) throw new PatchProblem(422);
    place = inner as Place;
  }
  const old = member(place, last);
  if (op === 'test') {
    if (JSON.stringify(sorted(old ?? null)) !== JSON.stringify(sorted(value))) throw new PatchProblem(409);
  } else if (Array.isArray(place)) changeArray(place, { op, at: last, value });
  else if (op === 'remove') delete place[last];
  else place[last] = value;
}

function changeArray(place: Json[], { op, at, value }: { op: string; at: string; value: Json }): void {
  const index = at === '-' ? place.length : Number(at);
  if (!Number.isInteger(index) || index > place.length) throw new PatchProblem(422);
  if (op === 'add') place.splice(index, 0, value);
  else if (op === 'remove') place.splice(index, 1);
  else place[index] = value;
}

function member(place: Place, name: string): Json | undefined {
  return Array.isArray(place) ? place[Number(name)] : place[name];
}

function sorted(value: Json): Json {
  if (isJsonArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}
