/**
 * A second merge, written from the table in DESIGN §4 without a look at the first: slow and plain.
 *
 * It shares no code with `src/kernel` but the types. Lists are given back without their order where both
 * sides had a say in it; text is merged by the textbook, so only texts with one alignment compare.
 */
import type { FieldRule } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';

export type Naive = { readonly kind: 'clean'; readonly value: Json } | { readonly kind: 'conflict' };

type Value = Json | undefined;
type Obj = { [member: string]: Json };
const CONFLICT: Naive = { kind: 'conflict' };

export function naiveMerge(rule: FieldRule, base: Value, ours: Json, theirs: Json): Naive {
  if (alike(rule, ours, theirs)) return { kind: 'clean', value: ours };
  if (alike(rule, ours, base)) return { kind: 'clean', value: theirs };
  if (alike(rule, theirs, base)) return { kind: 'clean', value: ours };
  const b = base ?? (rule.kind === 'set' ? [] : undefined);
  if (rule.kind === 'set' && !rule.strictSet && isArray(b) && isArray(ours) && isArray(theirs)) {
    return { kind: 'clean', value: naiveSet(b, ours, theirs) };
  }
  if (rule.kind === 'text' && [base, ours, theirs].every((x) => typeof x === 'string')) {
    const text = naiveText(base as string, ours as string, theirs as string);
    return text === null ? CONFLICT : { kind: 'clean', value: text };
  }
  const empty = base === null ? (rule.kind === 'list' ? [] : {}) : base;
  if (rule.kind === 'map') {
    const map = naiveMember(empty, ours, theirs);
    return map === null || !isObject(empty) ? CONFLICT : { kind: 'clean', value: map.value as Json };
  }
  if (rule.kind === 'list' && [empty, ours, theirs].every(isKeyedList)) {
    return naiveList(empty as Obj[], ours as Obj[], theirs as Obj[]);
  }
  return CONFLICT;
}

function naiveSet(base: readonly Json[], ours: readonly Json[], theirs: readonly Json[]): Json {
  const has = (set: readonly Json[], item: Json) => set.some((other) => plain(other) === plain(item));
  const result: Json[] = [];
  for (const item of [...base, ...ours, ...theirs]) {
    const removed = has(base, item) && (!has(ours, item) || !has(theirs, item));
    if (!removed && !has(result, item)) result.push(item);
  }
  return result;
}

/** Merges a keyed list; its value is sorted by key. */
function naiveList(base: Obj[], ours: Obj[], theirs: Obj[]): Naive {
  const find = (list: Obj[], id: string) => list.find((item) => plain(item['id']!) === id);
  const ids = [...new Set([...base, ...ours, ...theirs].map((item) => plain(item['id']!)))].sort();
  const result: Json[] = [];
  for (const id of ids) {
    const member = naiveMember(find(base, id), find(ours, id), find(theirs, id));
    if (member === null) return CONFLICT;
    if (member.value !== undefined) result.push(member.value);
  }
  const common = (list: Obj[]) =>
    list
      .map((item) => plain(item['id']!))
      .filter((id) => [base, ours, theirs].every((side) => find(side, id) !== undefined))
      .join();
  const orders = [common(base), common(ours), common(theirs)];
  return new Set(orders).size === 3 ? CONFLICT : { kind: 'clean', value: result };
}

function naiveMember(base: Value, ours: Value, theirs: Value): { value: Value } | null {
  const [b, o, t] = [base, ours, theirs].map((x) => (x === undefined ? 'absent' : plain(lf(x))));
  if (o === t || t === b) return { value: ours };
  if (o === b) return { value: theirs };
  if ([base, ours, theirs].every((x) => isObject(x))) {
    const sides = [base, ours, theirs] as Obj[];
    const result: Obj = {};
    for (const name of sides.flatMap((side) => Object.keys(side))) {
      const member = naiveMember(sides[0]![name], sides[1]![name], sides[2]![name]);
      if (member === null) return null;
      if (member.value !== undefined) result[name] = member.value;
    }
    return { value: result };
  }
  const strings = [base, ours, theirs].every((x) => typeof x === 'string');
  if (!strings || ![base, ours, theirs].some((x) => (x as string).includes('\n'))) return null;
  const text = naiveText(base as string, ours as string, theirs as string);
  return text === null ? null : { value: text };
}

/** Merges lines by two longest common subsequences; null on a conflict. */
export function naiveText(base: string, ours: string, theirs: string): string | null {
  const [b, o, t] = [base, ours, theirs].map((text) => text.replaceAll('\r\n', '\n').split(/(?<=\n)/)) as [
    string[],
    string[],
    string[],
  ];
  const [left, right] = [matches(b, o), matches(b, t)];
  const merged: string[] = [];
  let [i, j, k] = [0, 0, 0];
  for (let next = 0; next <= b.length; next += 1) {
    const end = next === b.length;
    const [inOurs, inTheirs] = end ? [o.length, t.length] : [left[next]!, right[next]!];
    if (inOurs < 0 || inTheirs < 0) continue;
    const [was, x, y] = [
      b.slice(i, next).join(''),
      o.slice(j, inOurs).join(''),
      t.slice(k, inTheirs).join(''),
    ];
    if (x !== y && x !== was && y !== was) return null;
    merged.push(x === was ? y : x, end ? '' : b[next]!);
    [i, j, k] = [next + 1, inOurs + 1, inTheirs + 1];
  }
  return countsAreJust([b, o, t], merged.join('').split(/(?<=\n)/)) ? merged.join('') : null;
}

/** For each line of a the index of its partner in b, or -1. */
function matches(a: readonly string[], b: readonly string[]): number[] {
  const length = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : skip;
    }
  }
  const partner = Array<number>(a.length).fill(-1);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) partner[i++] = j++;
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return partner;
}

/** Whether each merged line that is not blank is there as often as the three sides justify. */
export function countsAreJust(
  [base, ours, theirs]: readonly [readonly string[], readonly string[], readonly string[]],
  merged: readonly string[],
): boolean {
  return [...new Set([...base, ...ours, ...theirs, ...merged])].every((text) => {
    if (/^\s*$/.test(text)) return true;
    const [b, o, t, m] = [base, ours, theirs, merged].map(
      (side) => side.filter((x) => x === text).length,
    ) as [number, number, number, number];
    const sum = o + t - b;
    if (Math.sign(o - b) !== Math.sign(t - b)) return m === sum;
    const farthest = o > b ? Math.max(o, t) : Math.min(o, t);
    return m >= Math.min(sum, farthest) && m <= Math.max(sum, farthest);
  });
}

function alike(rule: FieldRule, a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (rule.kind === 'set' && isArray(a) && isArray(b)) {
    const all = (x: readonly Json[], y: readonly Json[]) =>
      x.every((i) => y.some((j) => plain(i) === plain(j)));
    return all(a, b) && all(b, a);
  }
  const lines = rule.kind === 'text' || rule.kind === 'list' || rule.kind === 'map';
  return lines ? plain(lf(a)) === plain(lf(b)) : plain(a) === plain(b);
}

function lf(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n')) as Json;
}

/** Writes JSON with sorted members. */
function plain(value: Json): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeyedList(value: unknown): boolean {
  if (!isArray(value) || !value.every(isObject)) return false;
  const ids = value.map((item) => item['id']);
  const valid = ids.every((id) => typeof id === 'string' || typeof id === 'number');
  return valid && new Set(ids.map((id) => plain(id))).size === ids.length;
}
