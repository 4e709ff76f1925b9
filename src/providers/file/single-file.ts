import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonObject } from '../../kernel/json.ts';
import { assert } from '../../kernel/result.ts';
import type { ProviderSchema, RecordFailure } from '../../provider.ts';
import { fileFault, readText, writeText } from './disk.ts';
import { failure, idProblem, parseEntry, parseJsonText } from './entry.ts';
import type { JsonText } from './entry.ts';
import { parseSchema } from './schema.ts';
import type { Entry, Shelf, Snapshot } from './shelf.ts';
import { editRecord, layoutOf, NEW_LAYOUT, printJson, replaceValue, setMember } from './text-edit.ts';
import type { Edited } from './text-edit.ts';

interface Opened extends Snapshot {
  /** The text this was made from; null when there is no file. */
  readonly raw: string | null;
  readonly json: Pick<JsonText, 'bom' | 'text' | 'place'> | null;
}

/**
 * Keeps records in one JSON file; a missing file is an empty side.
 *
 * Shape: `{"schema":{"fields":{…}},"records":{"<id>":{"title":"Sign in"}}}`; `schema` may be left out,
 * other members are kept. A write edits only the record's changed members: other bytes stay.
 */
export function openSingleFile(path: string): Shelf {
  let last: Opened | null = null;
  const open = (): Opened => {
    const raw = readText(path);
    if (last === null || last.raw !== raw) last = parseFile(path, raw);
    return last;
  };
  return {
    idProblem,
    readAll: open,
    read(id) {
      const { entries, failed } = open();
      const entry = entries.get(id);
      if (entry !== undefined) return { kind: 'found', entry };
      const broken = failed.find((each) => each.id === id);
      return broken === undefined ? { kind: 'absent' } : { kind: 'unreadable', failure: broken };
    },
    write(id, { expected, fields }) {
      const now = open();
      const found = now.entries.get(id)?.fields ?? null;
      if (now.failed.some((each) => each.id === id) || !equalJson(found, expected)) return false;
      const next = afterWrite(path, now, { id, before: found, after: fields });
      if (readText(path) !== now.raw) return false;
      writeText(path, next.raw);
      last = next;
      return true;
    },
  };
}

function parseFile(path: string, raw: string | null): Opened {
  if (raw === null) return { raw, json: null, entries: new Map(), failed: [], schema: null };
  const json = parseJsonText(raw, ['records']);
  if (!json.ok)
    throw fileFault('file-broken', `${path}:${json.error.line}: ${json.error.message}. Mend it there.`);
  const { value, place } = json.value;
  const records = isJsonObject(value) && Object.hasOwn(value, 'records') ? value['records'] : undefined;
  if (!isJsonObject(value) || !isJsonObject(records) || place === null) {
    throw fileFault('file-broken', `${path} must be an object with "records", such as {"records": {}}.`);
  }
  const lines = new Map(place.members.map((member) => [member.name, member.line]));
  const entries = new Map<string, Entry>();
  const failed: RecordFailure[] = [];
  for (const [id, fields] of Object.entries(records)) {
    const entry = parseEntry(id, fields, `${path}:${lines.get(id) ?? 1}`);
    if (entry.ok) entries.set(id, entry.value);
    else failed.push(entry.error);
  }
  return { raw, json: json.value, entries, failed, schema: statedSchema(path, value['schema']) };
}

function statedSchema(path: string, value: unknown): ProviderSchema | null {
  if (value === undefined) return null;
  const schema = parseSchema(value);
  if (schema.ok) return schema.value;
  throw fileFault(
    'file-broken',
    failure('schema', `the member "schema" is no schema (${schema.error})`, path).message,
  );
}

interface RecordWrite {
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/**
 * Gives the file as it is to be written, without parsing it again.
 *
 * Laws: equal to `parseFile` of its text, but for the lines of other records in `where`.
 */
function afterWrite(path: string, now: Opened, write: RecordWrite): Opened & { readonly raw: string } {
  const { id, after } = write;
  if (now.json === null) {
    const raw = `${printJson({ records: after === null ? {} : { [id]: after } }, NEW_LAYOUT, 0)}\n`;
    return { ...parseFile(path, raw), raw };
  }
  const { text, place } = editFile(now.json, write);
  const entries = new Map(now.entries);
  const line = place.members.find(({ name }) => name === id)?.line ?? 1;
  if (after === null) entries.delete(id);
  else entries.set(id, { fields: after, where: `${path}:${line}` });
  return { ...now, raw: now.json.bom + text, json: { ...now.json, text, place }, entries };
}

function editFile({ text, place }: NonNullable<Opened['json']>, { id, before, after }: RecordWrite): Edited {
  assert(place !== null, 'the file was parsed without its records');
  const layout = layoutOf(text);
  const index = place.members.findIndex(({ name }) => name === id);
  const member = place.members[index];
  if (member === undefined || before === null || after === null) {
    return setMember(text, place, { name: id, value: after ?? undefined, layout, level: 2 });
  }
  const value = editRecord(text.slice(member.valueStart, member.end), { before, after, layout, level: 3 });
  return replaceValue(text, place, { index, value });
}
