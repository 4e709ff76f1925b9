import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Fields } from '../../kernel/field.ts';
import { canonicalJson, equalJson, jsonProblem } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { NativeRecord, ProviderContext, ProviderDefinition, ProviderSchema } from '../../provider.ts';
import type { ReadAnswer, SyncProvider, WriteAnswer } from '../../provider.ts';
import { lookAt } from './disk.ts';
import { failure } from './entry.ts';
import { openFolder } from './folder.ts';
import { options } from './options.ts';
import type { Options } from './options.ts';
import { patchFields } from './patching.ts';
import { inferSchema } from './schema.ts';
import type { Entry, Shelf } from './shelf.ts';
import { openSingleFile } from './single-file.ts';

/**
 * The other side as a JSON file, or as a folder of them: for another repository, or another branch's tree.
 *
 * A record's version is the hash of its content, so formatting alone is no change. There is no cursor:
 * every listing is a census.
 */
export const definition: ProviderDefinition<Options> = { name: 'file', side: 'remote', options, open };

function open(given: Options, context: ProviderContext): SyncProvider {
  const path = resolve(context.root, given.path);
  const shelf = lazyShelf(path);
  let known: ProviderSchema | null = null;
  const schema = () => (known ??= schemaOf(shelf));
  return {
    name: 'file',
    side: 'remote',
    capabilities: { guard: 'if-match', create: 'client-id', ids: 'given', sharedIds: true },
    schema: async () => schema(),
    async *changes() {
      const { entries, failed } = shelf.readAll();
      const records = [...entries].map(([id, entry]) => toRecord(id, entry, schema()));
      const complete = failed.every(({ id }) => id !== undefined);
      yield { records, failed, end: { cursor: null, complete, census: true } };
    },
    read: async (id, ifNoneMatch) => readEntry(shelf, { id, ifNoneMatch, schema: schema() }),
    async create({ id, other, fields }) {
      const name = id ?? other ?? '';
      const problem = shelf.idProblem(name) ?? jsonProblem(fields);
      if (problem !== null) return { kind: 'rejected', code: 'refused', message: `${path}: ${problem}.` };
      const found = shelf.read(name);
      if (found.kind === 'absent' && !shelf.write(name, { expected: null, fields })) return { kind: 'stale' };
      return createdAnswer(readEntry(shelf, { id: name, schema: schema() }), fields);
    },
    async update({ id, patch, version }) {
      const problem = shelf.idProblem(id);
      if (problem !== null) return badId(path, problem);
      const found = shelf.read(id);
      if (found.kind === 'absent') return { kind: 'gone' };
      if (found.kind === 'unreadable' || versionOf(found.entry.fields) !== version) return { kind: 'stale' };
      const patched = patchFields(found.entry.fields, patch, schema());
      if (!patched.ok) return patched.error;
      const change = { expected: found.entry.fields, fields: patched.value };
      if (!equalJson(change.expected, change.fields) && !shelf.write(id, change)) return { kind: 'stale' };
      return writtenAnswer(readEntry(shelf, { id, schema: schema() }));
    },
    async delete({ id, version }) {
      const problem = shelf.idProblem(id);
      if (problem !== null) return badId(path, problem);
      const found = shelf.read(id);
      if (found.kind === 'absent') return { kind: 'gone' };
      if (found.kind === 'unreadable' || versionOf(found.entry.fields) !== version) return { kind: 'stale' };
      return shelf.write(id, { expected: found.entry.fields, fields: null })
        ? { kind: 'deleted' }
        : { kind: 'stale' };
    },
    proposeId: ({ other }) => other,
  };
}

/** Looks at the disk when first used, because opening a provider must not fail. */
function lazyShelf(path: string): Shelf {
  let opened: Shelf | null = null;
  const shelf = () => (opened ??= openShelf(path));
  return {
    idProblem: (id) => shelf().idProblem(id),
    readAll: () => shelf().readAll(),
    read: (id) => shelf().read(id),
    write: (id, change) => shelf().write(id, change),
  };
}

/** A path that does not exist yet is a file when it ends in `.json`, else a folder. */
function openShelf(path: string): Shelf {
  const { real, kind } = lookAt(path);
  const isFile = kind === 'file' || (kind === 'absent' && path.endsWith('.json'));
  return isFile ? openSingleFile(real) : openFolder(real);
}

function badId(path: string, problem: string): WriteAnswer {
  return { kind: 'rejected', code: 'bad-id', message: `${path}: ${problem}.` };
}

function schemaOf(shelf: Shelf): ProviderSchema {
  const { schema, entries } = shelf.readAll();
  return schema ?? inferSchema([...entries.values()].map(({ fields }) => fields));
}

function readEntry(
  shelf: Shelf,
  request: {
    readonly id: string;
    readonly ifNoneMatch?: string | undefined;
    readonly schema: ProviderSchema;
  },
): ReadAnswer {
  const { id, ifNoneMatch, schema } = request;
  const problem = shelf.idProblem(id);
  if (problem !== null) return { kind: 'unreadable', failure: failure('bad-id', problem, 'the request') };
  const found = shelf.read(id);
  if (found.kind === 'absent') return { kind: 'gone' };
  if (found.kind === 'unreadable') return found;
  const record = toRecord(id, found.entry, schema);
  return record.version === ifNoneMatch ? { kind: 'not-modified' } : { kind: 'found', record };
}

/** A record that was there already with the same content was created by an earlier try. */
function createdAnswer(now: ReadAnswer, fields: Fields): WriteAnswer {
  const answer = writtenAnswer(now);
  if (answer.kind !== 'written') return answer;
  const names = new Set([...Object.keys(fields), ...Object.keys(answer.record.fields)]);
  const value = (of: Fields, name: string): Json => (Object.hasOwn(of, name) ? (of[name] ?? null) : null);
  const isSame = [...names].every((name) =>
    equalJson(value(fields, name), value(answer.record.fields, name)),
  );
  return isSame ? answer : { kind: 'stale' };
}

function writtenAnswer(now: ReadAnswer): WriteAnswer {
  if (now.kind === 'found') return { kind: 'written', record: now.record };
  return now.kind === 'gone' ? { kind: 'gone' } : { kind: 'stale' };
}

function toRecord(id: string, { fields, where }: Entry, schema: ProviderSchema): NativeRecord {
  const empty = Object.fromEntries(Object.keys(schema.fields).map((name) => [name, null]));
  return { id, version: versionOf(fields), fields: { ...empty, ...fields }, where };
}

function versionOf(fields: Fields): string {
  return `"${createHash('sha256').update(canonicalJson(fields)).digest('hex').slice(0, 32)}"`;
}
