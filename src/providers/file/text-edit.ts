import type { Fields } from '../../kernel/field.ts';
import { equalJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { assert } from '../../kernel/result.ts';
import { findMembers } from './json-text.ts';
import type { Member, ObjectPlace } from './json-text.ts';

/** How a JSON text is laid out: its indentation for one level, empty when all is on one line. */
export interface Layout {
  readonly unit: string;
  readonly newline: '\n' | '\r\n';
}

/** How new files are laid out. */
export const NEW_LAYOUT: Layout = { unit: '  ', newline: '\n' };

/** Finds out how a text is laid out; a text without any line break inside stays on one line. */
export function layoutOf(text: string): Layout {
  const indented = /[{[]\r?\n([ \t]+)/.exec(text);
  return { unit: indented?.[1] ?? '', newline: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Prints a value as it looks `level` levels deep. */
export function printJson(value: Json, layout: Layout, level: number): string {
  const text = JSON.stringify(value, null, layout.unit);
  return text.replaceAll('\n', layout.newline + layout.unit.repeat(level));
}

/**
 * Sets or removes one member of an object in a text; all other characters stay.
 *
 * `level`: how deep the members of the object are. `value` undefined: the member goes.
 */
export function setMember(
  text: string,
  place: ObjectPlace,
  change: {
    readonly name: string;
    readonly value: Json | undefined;
    readonly layout: Layout;
    readonly level: number;
  },
): string {
  const { name, value, layout, level } = change;
  const index = place.members.findIndex((member) => member.name === name);
  const member = place.members[index];
  if (value === undefined) return member === undefined ? text : removeMember(text, place, index);
  const printed = printJson(value, layout, level);
  if (member !== undefined) return text.slice(0, member.valueStart) + printed + text.slice(member.end);
  const space = layout.unit === '' ? '' : layout.newline + layout.unit.repeat(level);
  const written = `${space}${JSON.stringify(name)}:${layout.unit === '' ? '' : ' '}${printed}`;
  const last = place.members.at(-1);
  if (last !== undefined) return `${text.slice(0, last.end)},${written}${text.slice(last.end)}`;
  const close = text.indexOf('}', place.inside);
  const end = layout.unit === '' ? '' : layout.newline + layout.unit.repeat(level - 1);
  return text.slice(0, place.inside) + written + end + text.slice(close);
}

function removeMember(text: string, place: ObjectPlace, index: number): string {
  const member = place.members[index] as Member;
  const before = place.members[index - 1];
  const after = place.members[index + 1];
  if (before !== undefined) return text.slice(0, before.end) + text.slice(member.end);
  if (after !== undefined) return text.slice(0, member.start) + text.slice(after.start);
  return text.slice(0, place.inside) + text.slice(text.indexOf('}', member.end));
}

/** Writes the differing members of a record into its text, one after the other. */
export function editRecord(
  text: string,
  change: {
    readonly before: Fields;
    readonly after: Fields;
    readonly layout: Layout;
    readonly level: number;
  },
): string {
  const { before, after, layout, level } = change;
  return changedMembers(before, after).reduce((record, [name, value]) => {
    const place = findMembers(record, []);
    assert(place.ok && place.value !== null, 'a record is an object');
    return setMember(record, place.value, { name, value, layout, level });
  }, text);
}

/** Lists the members by which two records differ; undefined for one that goes. */
function changedMembers(before: Fields, after: Fields): readonly (readonly [string, Json | undefined])[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map((name) => [name, Object.hasOwn(after, name) ? after[name] : undefined] as const)
    .filter(
      ([name, value]) =>
        value === undefined || !Object.hasOwn(before, name) || !equalJson(before[name], value),
    );
}
