import type { Fields } from '../kernel/field.ts';
import type { Json } from '../kernel/json.ts';
import { equalJson, isJsonObject } from '../kernel/json.ts';
import { applyPatch } from '../kernel/patch.ts';
import type {
  ArtifactPlace,
  ChangePage,
  ChangesRequest,
  CreateRequest,
  ProviderSchema,
  ReadAnswer,
  SyncProvider,
  UpdateRequest,
  WriteAnswer,
} from '../provider.ts';
import { Catalog, hashOfVersion } from './catalog.ts';
import { listChanges } from './changes.ts';
import { removeArtifact, writeArtifact } from './file.ts';
import type { ArtifactFormat } from './format.ts';
import { freePath, readId, safeName } from './ids.ts';
import { refuseMarkers } from './markers.ts';
import type { Refusal } from './problem.ts';
import { failureOf } from './problem.ts';
import { chooseText } from './proposal.ts';
import { SyncActors } from './sync-actors.ts';
import type { Located } from './seek.ts';
import { seekRecord } from './seek.ts';

/**
 * A local provider over files in the repository; the format says how a file holds records.
 *
 * The version of a record is the git blob id of its file. A write is made only when the file still has
 * the bytes that were read (E77), after reading back in memory that it holds exactly what was wanted.
 */
export class ArtifactProvider implements SyncProvider {
  readonly name: string;
  readonly side = 'local';
  readonly capabilities = {
    guard: 'revision-test',
    create: 'client-id',
    ids: 'given',
    sharedIds: false,
  } as const;
  private readonly format: ArtifactFormat;
  private readonly catalog: Catalog;
  /** As of the last listing. */
  private actors: SyncActors | null = null;

  constructor(root: string, format: ArtifactFormat) {
    this.name = format.name;
    this.format = format;
    this.catalog = new Catalog(root, format);
  }

  schema(): Promise<ProviderSchema> {
    return Promise.resolve(this.format.schema);
  }

  async *changes(request: ChangesRequest): AsyncIterable<ChangePage> {
    const actors = new SyncActors(this.catalog.root);
    this.actors = actors;
    for await (const page of listChanges(this.catalog, this.format, request)) {
      for (const { id, version, where } of page.records)
        actors.note({ id, path: pathOf(where), blob: hashOfVersion(version) });
      yield page;
    }
  }

  async detectExternalSyncActors(): Promise<readonly string[]> {
    const actors = this.actors ?? new SyncActors(this.catalog.root);
    return actors.names(await this.catalog.files());
  }

  proposeId({ other }: { readonly other: string; readonly fields: Fields }): string {
    return safeName(other) || 'record';
  }

  async read(id: string, ifNoneMatch?: string): Promise<ReadAnswer> {
    const sought = await seekRecord(this.catalog, this.format, id);
    if (sought.kind === 'gone') return sought;
    if (sought.kind === 'unreadable') {
      return { kind: 'unreadable', failure: failureOf(sought.path, sought.problem, id) };
    }
    const { record, artifact } = sought.at;
    const version = ifNoneMatch ?? '';
    const same =
      version !== '' &&
      (await this.catalog.isCurrent({ path: artifact.path, id, version, hash: artifact.hash }));
    return same ? { kind: 'not-modified' } : { kind: 'found', record };
  }

  /** A field stands where a proposal that changes its value first differs from the file. */
  async placeOf(id: string, field: string): Promise<ArtifactPlace | null> {
    const sought = await seekRecord(this.catalog, this.format, id);
    if (sought.kind !== 'found') return null;
    const { artifact, entry, index } = sought.at;
    const value = entry.fields[field] ?? null;
    const after = { ...entry.fields, [field]: otherThan(value) };
    for (const proposal of this.format.update(artifact.text, { index, before: entry.fields, after })) {
      if (typeof proposal === 'string')
        return { path: artifact.path, line: firstDifference(artifact.text, proposal) };
    }
    return { path: artifact.path, line: entry.line };
  }

  async update({ id, patch, version }: UpdateRequest): Promise<WriteAnswer> {
    const sought = await this.seekCurrent(id, version);
    if (sought.kind !== 'found') return sought;
    const { at } = sought;
    const patched = applyPatch(at.entry.fields, patch);
    if (!patched.ok) {
      return patched.error.code === 'patch-test-failed' ? { kind: 'stale' } : refused(patched.error);
    }
    if (!isJsonObject(patched.value))
      return refused({ code: 'patch-invalid', message: `the patch of ${id} leaves no record` });
    const after = changedOnly(at.entry.fields, {
      wanted: patched.value,
      normalized: this.format.normalize(patched.value),
    });
    if (equalJson(after, at.entry.fields)) return { kind: 'written', record: at.record };
    const markers = refuseMarkers(at.entry.fields, after);
    if (markers !== null) return refused({ ...markers, message: `${id}: ${markers.message}` });
    const change = { index: at.index, before: at.entry.fields, after };
    const chosen = chooseText(this.format, {
      id,
      before: at.artifact.text,
      proposals: this.format.update(at.artifact.text, change),
      wanted: (entries) =>
        entries.map((entry, index) => (index === at.index ? { ...entry, fields: after } : entry)),
    });
    if (!chosen.ok) return refused(chosen.error);
    return this.write(id, { path: at.artifact.path, text: chosen.value, expected: at.artifact.hash });
  }

  async create({ id: given, other, fields }: CreateRequest): Promise<WriteAnswer> {
    const id = given ?? this.proposeId({ other: other ?? '', fields });
    if (readId(id) !== id)
      return refused({
        code: 'bad-id',
        message: `${JSON.stringify(id)} cannot be the id of a file's record`,
      });
    const wanted = this.format.normalize(fields);
    const sought = await seekRecord(this.catalog, this.format, id);
    if (sought.kind === 'unreadable') return refused(failureOf(sought.path, sought.problem));
    if (sought.kind === 'found') return existing(sought.at, wanted);
    const markers = refuseMarkers(null, wanted);
    if (markers !== null) return refused({ ...markers, message: `${id}: ${markers.message}` });
    const entry = { id, fields: wanted, ...(other === undefined ? {} : { other }) };
    const files = await this.catalog.files();
    const place = this.format.place(entry, files);
    if (!place.ok) return refused(place.error);
    const path = place.value.existing ? place.value.path : this.free(place.value.path, files);
    if (!this.format.glob.matches(path)) {
      return refused({
        code: 'outside-path',
        message: `${path} is not covered by "${this.format.glob.pattern}"; set "new" to a path that is`,
      });
    }
    const read = place.value.existing ? this.catalog.read(path) : null;
    if (read?.ok === false) return refused(failureOf(path, read.error));
    return this.add(entry, { path, text: read?.value.text ?? null, expected: read?.value.hash ?? null });
  }

  /** A path that no listed file and no other file on disk has. */
  private free(wanted: string, files: readonly string[]): string {
    let path = freePath(wanted, files);
    for (const taken = [...files]; this.catalog.read(path)?.ok === true; path = freePath(wanted, taken))
      taken.push(path);
    return path;
  }

  private add(
    entry: { readonly id: string; readonly fields: Fields; readonly other?: string },
    file: { readonly path: string; readonly text: string | null; readonly expected: string | null },
  ): Promise<WriteAnswer> | WriteAnswer {
    const chosen = chooseText(this.format, {
      id: entry.id,
      before: file.text ?? '',
      proposals: this.format.add(file.text, entry),
      wanted: (entries) => [
        ...(file.text === null ? [] : entries),
        { id: entry.id, line: 0, fields: entry.fields },
      ],
    });
    if (!chosen.ok) return refused(chosen.error);
    return this.write(entry.id, { ...file, text: chosen.value });
  }

  async delete({
    id,
    version,
  }: {
    readonly id: string;
    readonly version: string;
  }): Promise<WriteAnswer | { readonly kind: 'deleted' }> {
    const sought = await this.seekCurrent(id, version);
    if (sought.kind !== 'found') return sought;
    const { artifact, index } = sought.at;
    const rest = this.format.remove(artifact.text, index);
    if (!rest.ok) return refused(rest.error);
    if (rest.value !== null) {
      const chosen = chooseText(this.format, {
        id,
        before: artifact.text,
        proposals: [rest.value],
        wanted: (entries) => entries.toSpliced(index, 1),
      });
      if (!chosen.ok) return refused(chosen.error);
    }
    const outcome =
      rest.value === null
        ? removeArtifact(this.catalog.root, { path: artifact.path, expected: artifact.hash })
        : writeArtifact(this.catalog.root, {
            path: artifact.path,
            text: rest.value,
            expected: artifact.hash,
          });
    if (outcome.kind === 'stale') return outcome;
    if (outcome.kind === 'refused') return refused(failureOf(artifact.path, outcome.problem));
    this.catalog.forget(id);
    if (outcome.kind === 'written')
      this.catalog.wrote(artifact.path, { from: artifact.hash, to: outcome.hash, id });
    return { kind: 'deleted' };
  }

  /** Finds a record that is still at a version; anything else is the answer to the write. */
  private async seekCurrent(
    id: string,
    version: string,
  ): Promise<
    { readonly kind: 'found'; readonly at: Located } | Exclude<WriteAnswer, { readonly kind: 'written' }>
  > {
    const sought = await seekRecord(this.catalog, this.format, id);
    if (sought.kind === 'gone') return sought;
    if (sought.kind === 'unreadable') return refused(failureOf(sought.path, sought.problem));
    const { path, hash } = sought.at.artifact;
    const current = await this.catalog.isCurrent({ path, id, version: hashOfVersion(version), hash });
    return current ? sought : { kind: 'stale' };
  }

  private async write(
    id: string,
    file: { readonly path: string; readonly text: string; readonly expected: string | null },
  ): Promise<WriteAnswer> {
    const outcome = writeArtifact(this.catalog.root, file);
    if (outcome.kind === 'stale') return outcome;
    if (outcome.kind === 'refused') return refused(failureOf(file.path, outcome.problem));
    this.catalog.wrote(file.path, { from: file.expected ?? '', to: outcome.hash, id });
    this.catalog.learn(id, file.path);
    const sought = await seekRecord(this.catalog, this.format, id);
    return sought.kind === 'found' ? { kind: 'written', record: sought.at.record } : { kind: 'stale' };
  }
}

/** The file in `file:line`. */
function pathOf(where: string | undefined): string {
  return (where ?? '').replace(/:\d+$/, '');
}

function existing({ record }: Located, wanted: Fields): WriteAnswer {
  return equalJson(record.fields, wanted)
    ? { kind: 'written', record }
    : refused({
        code: 'exists',
        message: `${record.where ?? record.id} already has the id ${record.id}, with other content`,
      });
}

/** A field that the patch leaves alone keeps the spelling it has, however odd that is. */
function changedOnly(
  before: Fields,
  after: { readonly wanted: Fields; readonly normalized: Fields },
): Fields {
  const names = Object.keys(after.wanted);
  const pick = (name: string): Json =>
    (equalJson(before[name], after.wanted[name]) ? before[name] : after.normalized[name]) ?? null;
  return Object.fromEntries(names.map((name) => [name, pick(name)]));
}

function refused({ code, message }: Refusal): Exclude<WriteAnswer, { readonly kind: 'written' }> {
  return { kind: 'rejected', code, message };
}

/** A value that is another one from its first character on. */
function otherThan(value: Json): Json {
  if (typeof value === 'string') return `x${value}`;
  return value === null ? 'x' : null;
}

/** The line, from 1, on which two texts part; the last one where one is the beginning of the other. */
function firstDifference(one: string, other: string): number {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, i) => line !== others[i]);
  return at < 0 ? lines.length : at + 1;
}
