import * as fc from 'fast-check';
import type { Equivalence, FieldKind, FieldRule } from '../../src/kernel/field.ts';
import { EQUIVALENCES, FIELD_KINDS } from '../../src/kernel/field.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { FieldMerge } from '../../src/kernel/merge.ts';

/** Lines as people write them in a backlog, few enough to meet each other again. */
const LINES = [
  'a',
  'b',
  'c',
  '',
  '',
  '- [ ] one',
  '- [x] one',
  '- [ ] two',
  '## Why',
  '\u00e9',
  'e\u0301',
  '  a',
  '```',
];

export const line = fc.constantFrom(...LINES);

/** One edit of an array: taking out, putting in, replacing or moving one element. */
function edited<T>(items: readonly T[], element: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  const place = fc.nat({ max: items.length });
  return fc.oneof(
    place.map((at) => items.toSpliced(at, 1)),
    fc.tuple(place, element).map(([at, item]) => items.toSpliced(at, 0, item)),
    fc.tuple(place, element).map(([at, item]) => items.toSpliced(at, 1, item)),
    fc.tuple(place, place).map(([from, to]) => {
      const moved = items.slice(from, from + 1);
      return items.toSpliced(from, 1).toSpliced(to, 0, ...moved);
    }),
  );
}

/** Several edits, one after the other. */
export function edits<T>(
  items: readonly T[],
  element: fc.Arbitrary<T>,
  most = 3,
): fc.Arbitrary<readonly T[]> {
  if (most === 0) return fc.constant(items);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(items) },
    { weight: 4, arbitrary: edited(items, element).chain((next) => edits(next, element, most - 1)) },
  );
}

/** Writes lines with one style of line end, with or without an end after the last. */
export function written(lines: readonly string[], style: { crlf: boolean; final: boolean }): string {
  const end = style.crlf ? '\r\n' : '\n';
  return lines.join(end) + (style.final && lines.length > 0 ? end : '');
}

const style = fc.record({
  crlf: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
  final: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
});

/** Three values, two of them made from the first by edits. */
export interface Three<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

function three<T>(base: fc.Arbitrary<T>, edit: (value: T) => fc.Arbitrary<T>): fc.Arbitrary<Three<T>> {
  return base.chain((value) =>
    fc.record({ base: fc.constant(value), ours: edit(value), theirs: edit(value) }),
  );
}

export const texts: fc.Arbitrary<Three<string>> = three<readonly string[]>(
  fc
    .tuple(fc.array(line, { maxLength: 9 }), fc.boolean())
    .map(([lines, numbered]) =>
      numbered ? lines.map((text, i) => (i % 2 === 0 ? `${text} (${i})` : text)) : lines,
    ),
  (lines) => edits(lines, line, 3),
).chain((sides) =>
  fc.tuple(style, style, style).map(([b, o, t]) => ({
    base: written(sides.base, b),
    ours: written(sides.ours, o),
    theirs: written(sides.theirs, t),
  })),
);

/** Texts whose lines all differ, edited without moves: there is only one way to align them. */
export const distinctTexts: fc.Arbitrary<Three<string>> = fc
  .record({
    size: fc.nat({ max: 9 }),
    ours: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('cut', 'put', 'both')), { maxLength: 4 }),
    theirs: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('cut', 'put', 'both')), { maxLength: 4 }),
    shared: fc.boolean(),
  })
  .map(({ size, ours, theirs, shared }) => {
    const lines = Array.from({ length: size }, (_, i) => `line ${i}`);
    const side = (name: string, script: readonly (readonly [number, string])[]) => {
      const result = lines.flatMap((text, at) => {
        const here = script.filter(([place]) => place === at).map(([, what]) => what);
        const put = here.some((what) => what !== 'cut') ? [`new ${name} ${at}`] : [];
        return here.some((what) => what !== 'put') ? put : [...put, text];
      });
      return written(result, { crlf: false, final: true });
    };
    const names = shared ? ['same', 'same'] : ['ours', 'theirs'];
    return {
      base: written(lines, { crlf: false, final: true }),
      ours: side(names[0]!, ours),
      theirs: side(names[1]!, theirs),
    };
  });

export const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    'a',
    'A',
    ' a',
    'b',
    '\u00e9',
    'e\u0301',
    true,
    false,
    0,
    1,
    1.5,
    [],
    'x\ny\n',
  ),
);

/** Nested JSON with few names and values, so that two of them often are equal in part. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json; object: JsonObject }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', '', 'a/b', 'm~n'), tie('json'), {
    maxKeys: 3,
    noNullPrototype: true,
  }) as fc.Arbitrary<JsonObject>,
})).json;

export const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'x/y'), json, {
  maxKeys: 4,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonObject>;

/** Changes some members of an object, takes some out and puts some in. */
function editObject(value: JsonObject): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(object, fc.subarray(['a', 'b', 'c', 'd', 'x/y'], { maxLength: 2 }))
    .map(([other, names]) => {
      const members = Object.entries(value).filter(([name]) => !names.includes(name));
      const taken = Object.entries(other).filter(([name]) => names.includes(name));
      return Object.fromEntries([...members, ...taken]);
    });
}

const label = fc.constantFrom<Json>('bug', 'Bug', 'ui', 'api', '', null, 1);

const element = fc
  .record({
    id: fc.constantFrom<Json>('k1', 'k2', 'k3', 'k4', 'k5', 6),
    title: fc.constantFrom('a', 'b', 'p\nq\n', 'p\nq\nr\n', 'o\np\nq\n'),
    done: fc.boolean(),
  })
  .map((members) => members as JsonObject);

/** A list that now and then breaks its promise of unique keys. */
function unique(items: readonly Json[]): readonly Json[] {
  const seen = new Set<unknown>();
  return items.filter(
    (item) => !seen.has((item as JsonObject)['id']) && seen.add((item as JsonObject)['id']),
  );
}

const list = fc.array<Json>(element, { maxLength: 5 }).map(unique);

const listEdit = (items: readonly Json[]) =>
  fc
    .tuple(edits<Json>(items, element, 4), fc.nat({ max: 8 }), fc.boolean())
    .map(([next, at, done]) =>
      unique(next.map((item, index) => (index === at ? { ...(item as JsonObject), done } : item))),
    );

const odd = (value: fc.Arbitrary<Json>, weight = 12): fc.Arbitrary<Json> =>
  fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: json });

const sidesOf: { readonly [kind in FieldKind]: fc.Arbitrary<Three<Json>> } = {
  scalar: fc.record({ base: json, ours: json, theirs: json }),
  sequence: three<Json>(fc.array(json, { maxLength: 3 }), (items) => edits(items as Json[], json, 2)),
  text: texts,
  set: three<Json>(fc.array(label, { maxLength: 5 }), (items) => edits(items as Json[], label, 4)),
  list: three<Json>(list, (items) => listEdit(items as Json[])),
  map: three<Json>(object, (value) => editObject(value as JsonObject)),
};

export const equivalences: fc.Arbitrary<readonly Equivalence[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray([...EQUIVALENCES]) },
);

export function ruleOf(kind: FieldKind): fc.Arbitrary<FieldRule> {
  return fc.record({
    name: fc.constantFrom('field', 'a/b'),
    kind: fc.constant(kind),
    key: fc.constant('id'),
    equivalent: equivalences,
    strictSet: fc.constantFrom(false, false, true),
  });
}

/** A field of any kind with its three values; now and then a value of another shape, or no base. */
export const field: fc.Arbitrary<FieldMerge> = fc.constantFrom(...FIELD_KINDS).chain(fieldOf);

export function fieldOf(kind: FieldKind): fc.Arbitrary<FieldMerge> {
  return fc
    .tuple(ruleOf(kind), sidesOf[kind], fc.nat({ max: 40 }), odd(json))
    .map(([rule, sides, where, stray]) => {
      if (where === 0) return { rule, ...sides, base: undefined };
      if (where === 1) return { rule, ...sides, base: stray };
      if (where === 2) return { rule, ...sides, ours: stray };
      if (where === 3) return { rule, ...sides, theirs: null };
      if (where === 4) return { rule, ...sides, base: null };
      return { rule, ...sides };
    });
}
