import type { Fields } from '../../kernel/field.ts';
import { equalJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { assert } from '../../kernel/result.ts';
import { findMembers } from './json-text.ts';
import type { ObjectPlace } from './json-text.ts';

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

/** A text with the places of its members after an edit. */
export interface Edited {
  readonly text: string;
  readonly place: ObjectPlace;
}

/**
 * Sets or removes one member of an object in a text; all other characters stay.
 *
 * `level`: how deep the members of the object are. `value` undefined: the member goes.
 * Laws: the place it gives is what `findMembers` finds in the text it gives.
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
): Edited {
  const { name, value, layout, level } = change;
  const index = place.members.findIndex((member) => member.name === name);
  if (value === undefined) return index === -1 ? { text, place } : removeMember(text, place, index);
  const printed = printJson(value, layout, level);
  if (index !== -1) return replaceValue(text, place, { index, value: printed });
  const space = layout.unit === '' ? '' : layout.newline + layout.unit.repeat(level);
  const head = `${space}${JSON.stringify(name)}:${layout.unit === '' ? '' : ' '}`;
  const last = place.members.at(-1);
  const tail = last === undefined && layout.unit !== '' ? layout.newline + layout.unit.repeat(level - 1) : '';
  const start = last?.end ?? place.inside;
  const end = last?.end ?? text.indexOf('}', place.inside);
  const comma = last === undefined ? '' : ',';
  const edited = spliced(text, place, { start, end, text: `${comma}${head}${printed}${tail}` });
  const at = start + comma.length;
  const valueStart = at + head.length;
  const member = {
    name,
    line: lineOf(text, place, start) + lineBreaks(space),
    start: at + space.length,
    valueStart,
    end: valueStart + printed.length,
  };
  return { ...edited, place: { ...edited.place, members: [...edited.place.members, member] } };
}

/** Writes other text for the value of one member. */
export function replaceValue(
  text: string,
  place: ObjectPlace,
  { index, value }: { readonly index: number; readonly value: string },
): Edited {
  const member = place.members[index];
  assert(member !== undefined, 'a member to replace is there');
  const edited = spliced(text, place, { start: member.valueStart, end: member.end, text: value });
  const members = edited.place.members.with(index, { ...member, end: member.valueStart + value.length });
  return { ...edited, place: { ...edited.place, members } };
}

function removeMember(text: string, place: ObjectPlace, index: number): Edited {
  const member = place.members[index];
  assert(member !== undefined, 'a member to remove is there');
  const before = place.members[index - 1];
  const after = place.members[index + 1];
  const kept = { ...place, members: place.members.toSpliced(index, 1) };
  if (before !== undefined) return spliced(text, kept, { start: before.end, end: member.end, text: '' });
  const end = after?.start ?? text.indexOf('}', member.end);
  return spliced(text, kept, { start: after === undefined ? place.inside : member.start, end, text: '' });
}

/** Replaces a part of a text; members that begin after it move with their text. */
function spliced(
  text: string,
  place: ObjectPlace,
  part: { readonly start: number; readonly end: number; readonly text: string },
): Edited {
  const by = part.text.length - (part.end - part.start);
  const lines = lineBreaks(part.text) - lineBreaks(text.slice(part.start, part.end));
  const members = place.members.map((member) =>
    member.start < part.end
      ? member
      : {
          name: member.name,
          line: member.line + lines,
          start: member.start + by,
          valueStart: member.valueStart + by,
          end: member.end + by,
        },
  );
  return { text: text.slice(0, part.start) + part.text + text.slice(part.end), place: { ...place, members } };
}

/** The line of a place at or behind the last member, or, when there is none, right inside the object. */
function lineOf(text: string, place: ObjectPlace, offset: number): number {
  const last = place.members.at(-1);
  const from = last?.start ?? 0;
  return (last?.line ?? 1) + lineBreaks(text.slice(from, offset));
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
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
  const place = findMembers(text, []);
  assert(place.ok && place.value !== null, 'a record is an object');
  return changedMembers(before, after).reduce(
    (edited: Edited, [name, value]) => setMember(edited.text, edited.place, { name, value, layout, level }),
    { text, place: place.value },
  ).text;
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
