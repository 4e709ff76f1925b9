import { editFrontMatter } from '../../artifacts/front-matter.ts';
import { dominantEnding } from '../../artifacts/lines.ts';
import type { Refusal } from '../../artifacts/problem.ts';
import { unmapped } from '../../artifacts/problem.ts';
import { applySplices } from '../../artifacts/splice.ts';
import { getMember, pathOf } from '../../artifacts/member.ts';
import { withMember } from '../../artifacts/value-edit.ts';
import type { Fields } from '../../kernel/field.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { equalJson } from '../../kernel/json.ts';
import type { Mapping, Shape } from './shape.ts';
import { isKey } from './shape.ts';

/** Gets the fields that are front-matter keys, and the title wherever it stands. */
export function readKeys(shape: Shape, mapping: Mapping): Fields {
  const fields: { [field: string]: Json } = {};
  for (const [field, selector] of Object.entries(mapping.selectors)) {
    if (selector.kind !== 'key') continue;
    const value = getMember(shape.matter.members, { key: selector.key, kind: mapping.kinds[field] });
    fields[field] = isKey(selector, 'title') && shape.heading !== null ? shape.heading.text : value;
  }
  return fields;
}

/** Proposes texts with fields of the front matter changed, the title in its heading if it stands there. */
export function* writeKeys(
  text: string,
  shape: Shape,
  wanted: { readonly mapping: Mapping; readonly fields: Fields; readonly group: readonly string[] },
): Generator<string | Refusal> {
  const { mapping, fields } = wanted;
  const before = readKeys(shape, mapping);
  const changed = wanted.group.filter((field) => !equalJson(before[field], fields[field]));
  const titleField = changed.find((field) => isTitle(mapping, field));
  const inHeading = titleField !== undefined && (shape.heading !== null || !shape.matter.present);
  for (const removedAs of [undefined, null]) {
    let members: JsonObject | null = shape.matter.members;
    for (const field of changed) {
      const selector = mapping.selectors[field];
      if (members === null || selector?.kind !== 'key' || (inHeading && field === titleField)) continue;
      const value = fields[field] ?? (isTitle(mapping, field) ? removedAs : undefined);
      members = withMember(members, pathOf(selector.key), value);
    }
    if (members === null) {
      yield unmapped('a key leads through a value that is no mapping; edit the front matter by hand');
      return;
    }
    const edited = editFrontMatter(text, shape.matter, members);
    if (!edited.ok) yield edited.error;
    else if (inHeading) {
      for (const heading of headingSplices(text, shape, fields[titleField] ?? null))
        yield applySplices(text, [...edited.value, ...heading]);
    } else yield applySplices(text, edited.value);
    if (titleField === undefined || fields[titleField] !== null) return;
  }
}

function isTitle(mapping: Mapping, field: string): boolean {
  const selector = mapping.selectors[field];
  return selector !== undefined && isKey(selector, 'title');
}

/** The title as a heading: its text replaced, or a heading at the top, or the heading removed. */
function* headingSplices(
  text: string,
  shape: Shape,
  title: Json,
): Generator<readonly { readonly start: number; readonly end: number; readonly text: string }[]> {
  const { heading, matter } = shape;
  const ending = dominantEnding(text);
  const written = typeof title === 'string' || typeof title === 'number' ? String(title) : null;
  if (heading === null) {
    if (written === null) return;
    const gap = text.length === matter.bodyStart || /^\s/.test(text.slice(matter.bodyStart)) ? '' : ending;
    yield [{ start: matter.bodyStart, end: matter.bodyStart, text: `# ${written}${ending}${gap}` }];
  } else if (written === null) {
    yield [{ start: heading.start, end: heading.end, text: '' }];
  } else {
    const empty = heading.textStart === heading.textEnd;
    yield [{ start: heading.textStart, end: heading.textEnd, text: empty ? ` ${written}` : written }];
    yield [{ start: heading.textStart, end: heading.textEnd, text: `${empty ? ' ' : ''}${written} #` }];
  }
}
