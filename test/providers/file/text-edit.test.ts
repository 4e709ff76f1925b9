import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/kernel/json.ts';
import { PROTOTYPE_KEYS } from '../../../src/kernel/json.ts';
import { findMembers } from '../../../src/providers/file/json-text.ts';
import { editRecord, layoutOf, setMember } from '../../../src/providers/file/text-edit.ts';

const name = fc.oneof(
  fc.constantFrom('records', 'a', 'b', 'title', '', '}', '{"', '\\', ',', 'é'),
  fc.string({ maxLength: 4 }).filter((text) => !PROTOTYPE_KEYS.has(text)),
);
const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }).map((json) => {
  return JSON.parse(JSON.stringify(json).replaceAll('"__proto__"', '"p"')) as Json;
});
const object = fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
const indent = fc.constantFrom('', '  ', '    ', '\t', ' ');
const newline = fc.constantFrom('\n', '\r\n');
/** JSON.stringify cannot tell two zeros apart, and no file can either. */
const plain = <T>(json: T): T => JSON.parse(JSON.stringify(json)) as T;

function place(text: string, path: readonly string[]) {
  const found = findMembers(text, path);
  if (!found.ok || found.value === null) throw new Error(`not found in ${text}`);
  return found.value;
}

test('every member of an object is found where it stands', () => {
  fc.assert(
    fc.property(object, object, indent, newline, (before, records, unit, end) => {
      const text = JSON.stringify({ ...before, records }, null, unit).replaceAll('\n', end);
      const members = place(text, ['records']).members;
      expect(members.map((member) => member.name)).toEqual(Object.keys(records));
      for (const member of members) {
        expect(JSON.parse(text.slice(member.start, member.start + JSON.stringify(member.name).length))).toBe(
          member.name,
        );
        expect(JSON.parse(text.slice(member.valueStart, member.end))).toEqual(plain(records[member.name]));
      }
    }),
    { numRuns: 500 },
  );
});

test('setting or removing a member changes just that member, in any layout', () => {
  fc.assert(
    fc.property(
      object,
      object,
      name,
      fc.option(value, { nil: undefined }),
      indent,
      newline,
      (rest, records, id, to, unit, end) => {
        const text = JSON.stringify({ ...rest, records }, null, unit).replaceAll('\n', end);
        const edited = setMember(text, place(text, ['records']), {
          name: id,
          value: to,
          layout: layoutOf(text),
          level: 2,
        });
        const expected: Record<string, Json> = { ...records };
        if (to === undefined) delete expected[id];
        else expected[id] = to;
        expect(JSON.parse(edited.text)).toEqual(plain({ ...rest, records: expected }));
        expect(edited.place).toEqual(place(edited.text, ['records']));
      },
    ),
    { numRuns: 500 },
  );
});

test('an edited record reads as the new one and keeps the text of what is equal', () => {
  fc.assert(
    fc.property(object, object, indent, newline, (before, after, unit, end) => {
      const text = JSON.stringify(before, null, unit).replaceAll('\n', end);
      const edited = editRecord(text, { before, after, layout: layoutOf(text), level: 1 });
      expect(JSON.parse(edited)).toEqual(plain(after));
      expect(editRecord(edited, { before: after, after, layout: layoutOf(edited), level: 1 })).toBe(edited);
      expect(editRecord(text, { before, after: before, layout: layoutOf(text), level: 1 })).toBe(text);
    }),
    { numRuns: 500 },
  );
});
