import { checklistValue, editChecklist, readChecklist } from '../../artifacts/checklist.ts';
import { dominantEnding, lineEnd, withEnding } from '../../artifacts/lines.ts';
import { TOO_COMPLEX, isBlank, skipBlankLines } from '../../artifacts/markdown-outline.ts';
import type { Section } from '../../artifacts/markdown-outline.ts';
import type { Problem, Refusal } from '../../artifacts/problem.ts';
import { unmapped } from '../../artifacts/problem.ts';
import type { Region } from '../../artifacts/region.ts';
import { editRegion, placementsOf, readRegion, regionValue } from '../../artifacts/region.ts';
import { applySplices } from '../../artifacts/splice.ts';
import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import { equalJson } from '../../kernel/json.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Selector } from '../../provider.ts';
import { readKeys, writeKeys } from './keys.ts';
import type { Mapping, Shape } from './shape.ts';
import { bodyRegion, isKey, readShape, sectionRegion } from './shape.ts';

/** Gets a record's fields out of a file's text. Errors: those of `readFrontMatter`, `too-complex`. */
export function getFields(text: string, mapping: Mapping): Result<Fields, Problem> {
  const shape = readShape(text, mapping);
  return shape.ok ? fieldsOf(text, shape.value, mapping) : shape;
}

function fieldsOf(text: string, shape: Shape, mapping: Mapping): Result<Fields, Problem> {
  const keys = readKeys(shape, mapping);
  const fields: { [field: string]: Json } = {};
  for (const [field, selector] of Object.entries(mapping.selectors)) {
    const section = shape.sections.get(field);
    if (isKey(selector, 'body')) fields[field] = readRegion(text, bodyRegion(text, shape));
    else if (selector.kind === 'key') fields[field] = keys[field] ?? null;
    else if (section === undefined) fields[field] = null;
    else if (selector.as === 'text') fields[field] = readRegion(text, sectionRegion(shape, section));
    else {
      const items = readChecklist(text, section.contentStart, section.contentEnd);
      if (items === null) return fail(TOO_COMPLEX);
      fields[field] = checklistValue(items);
    }
  }
  return ok(fields);
}

interface MappedSection {
  readonly shape: Shape;
  readonly section: Section;
  readonly selector: Extract<Selector, { kind: 'section' }>;
}

/** Brings fields to the spelling that `getFields` gives them; what is absent is null. */
export function normalizeFields(fields: Fields, mapping: Mapping): Fields {
  const absent = Object.fromEntries(Object.keys(mapping.selectors).map((field) => [field, null]));
  const entries = Object.entries({ ...absent, ...fields }).map(([field, value]): [string, Json] => {
    const selector = mapping.selectors[field];
    if (selector === undefined) return [field, value];
    if (isKey(selector, 'body')) return [field, regionValue(typeof value === 'string' ? value : '')];
    const isText = selector.kind === 'section' && selector.as === 'text';
    if (isText && typeof value === 'string') return [field, regionValue(value)];
    return [field, isKey(selector, 'title') && typeof value === 'string' ? value.trim() : value];
  });
  return Object.fromEntries(entries);
}

/**
 * Puts fields into a file's text; parts that no changed field stands in keep their bytes.
 *
 * Laws: `getFields` of the result gives `after`; equal fields change nothing.
 * Errors: `unmapped` for a value that would read back as another one, or move another field.
 */
export function putFields(text: string, mapping: Mapping, after: Fields): Result<string, Refusal> {
  const shape = readShape(text, mapping);
  if (!shape.ok) return shape;
  const start = fieldsOf(text, shape.value, mapping);
  if (!start.ok) return start;
  let state: State = { text, shape: shape.value, fields: start.value };
  const changed = Object.keys(mapping.selectors).filter(
    (field) => !equalJson(state.fields[field], after[field]),
  );
  const keys = changed.filter((field) => isMember(mapping.selectors[field]));
  const others = changed.filter((field) => !keys.includes(field)).map((field) => [field]);
  for (const group of keys.length === 0 ? others : [keys, ...others]) {
    const wanted = Object.fromEntries(group.map((field) => [field, after[field] ?? null]));
    const put = putGroup(state, mapping, { fields: { ...state.fields, ...wanted }, group });
    if (!put.ok) return put;
    state = put.value;
  }
  return ok(state.text);
}

/** A text on its way, with what was read of it. */
interface State {
  readonly text: string;
  readonly shape: Shape;
  readonly fields: Fields;
}

/** A front-matter key, or the title wherever it stands. */
function isMember(selector: Selector | undefined): boolean {
  return selector?.kind === 'key' && selector.key !== 'body';
}

function putGroup(
  state: State,
  mapping: Mapping,
  wanted: { readonly fields: Fields; readonly group: readonly string[] },
): Result<State, Refusal> {
  const [field = ''] = wanted.group;
  const names = wanted.group.join(', ');
  let refusal = unmapped(
    `${names} would read back as something else; change the value, or edit the file by hand`,
  );
  const about = { shape: state.shape, mapping, ...wanted, field, selector: mapping.selectors[field] };
  for (const proposal of proposals(state.text, about)) {
    if (typeof proposal !== 'string') {
      refusal = proposal;
      continue;
    }
    const shape = readShape(proposal, mapping);
    if (!shape.ok || shape.value.doubled.size > state.shape.doubled.size) continue;
    const fields = fieldsOf(proposal, shape.value, mapping);
    if (fields.ok && equalJson(fields.value, wanted.fields)) {
      return ok({ text: proposal, shape: shape.value, fields: fields.value });
    }
  }
  return fail(refusal);
}

interface Wanted {
  readonly shape: Shape;
  readonly mapping: Mapping;
  readonly fields: Fields;
  readonly group: readonly string[];
  readonly field: string;
  readonly selector: Selector | undefined;
}

function* proposals(text: string, wanted: Wanted): Generator<string | Refusal> {
  const { shape, field, selector } = wanted;
  const value = wanted.fields[field] ?? null;
  if (selector === undefined) return;
  if (isKey(selector, 'body')) yield* withRegion(text, bodyRegion(text, shape), value);
  else if (selector.kind === 'key') yield* writeKeys(text, shape, wanted);
  else if (shape.doubled.has(field))
    yield unmapped(`the section "${selector.section}" is there twice; keep one of them`);
  else {
    const section = shape.sections.get(field);
    if (section !== undefined) yield* withSection(text, { shape, section, selector }, value);
    else if (value !== null) yield withNewSection(text, { shape, selector }, value);
  }
}

function* withRegion(text: string, region: Region, value: Json): Generator<string> {
  if (typeof value !== 'string') return;
  const tried = new Set<string>();
  for (const placement of placementsOf(region)) {
    const result = applySplices(text, editRegion(text, region, value, placement));
    if (!tried.has(result)) yield result;
    tried.add(result);
  }
}

function* withSection(text: string, mapped: MappedSection, value: Json): Generator<string> {
  const { shape, section, selector } = mapped;
  if (value === null) {
    yield applySplices(text, [{ start: section.heading.start, end: section.end, text: '' }]);
  } else if (selector.as === 'text') {
    yield* withRegion(text, sectionRegion(shape, section), value);
  } else {
    const { contentStart, contentEnd } = section;
    const items = readChecklist(text, contentStart, contentEnd) ?? [];
    const splices = editChecklist(text, items, {
      value,
      emptyAt: lastTextLine(text, contentStart, contentEnd),
    });
    if (splices !== null) yield applySplices(text, splices);
  }
}

/** The end of the last line with text, or the start when there is none. */
function lastTextLine(text: string, start: number, end: number): number {
  let last = start;
  for (let at = skipBlankLines(text, start); at < end; at = skipBlankLines(text, last))
    last = Math.min(lineEnd(text, at), end);
  return last;
}

/** A missing section is made at the end of the file, at the level of the other mapped ones. */
function withNewSection(
  text: string,
  about: { readonly shape: Shape; readonly selector: Extract<Selector, { kind: 'section' }> },
  value: Json,
): string {
  const level = [...about.shape.sections.values()].at(-1)?.heading.level ?? 2;
  const heading = `${'#'.repeat(level)} ${about.selector.section}\n`;
  const lastLine = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  const gap =
    text === '' || text === '\uFEFF'
      ? ''
      : `${text.endsWith('\n') ? '' : '\n'}${isBlank(lastLine) ? '' : '\n'}`;
  const content = typeof value === 'string' && value !== '' ? `\n${value}\n` : '';
  const added = text + withEnding(gap + heading + content, dominantEnding(text));
  if (!Array.isArray(value) || value.length === 0) return added;
  const ending = dominantEnding(text);
  const splices = editChecklist(added, [], { value, emptyAt: added.length });
  return splices === null
    ? added
    : applySplices(
        added + ending,
        splices.map((splice) => ({
          ...splice,
          start: added.length + ending.length,
          end: added.length + ending.length,
        })),
      );
}
