import type { Artifact } from '../../artifacts/file.ts';
import { readArtifact, writeArtifact } from '../../artifacts/file.ts';
import { safeName, slugOf } from '../../artifacts/ids.ts';
import type { Listing } from '../../artifacts/listing.ts';
import { listArtifacts } from '../../artifacts/listing.ts';
import type { Refusal } from '../../artifacts/problem.ts';
import { failureOf } from '../../artifacts/problem.ts';
import { regionValue } from '../../artifacts/region.ts';
import { SyncActors } from '../../artifacts/sync-actors.ts';
import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonObject } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import type {
  ChangePage,
  ChangesRequest,
  CreateRequest,
  NativeRecord,
  ProviderContext,
  ProviderDefinition,
  ProviderSchema,
  ReadAnswer,
  RecordFailure,
  SyncProvider,
  UpdateRequest,
  WriteAnswer,
} from '../../provider.ts';
import type { ChangeFiles } from './change.ts';
import { SCHEMA, createFiles, readChange, writeChange } from './change.ts';
import type { ChangeFolder, RecordFile } from './folders.ts';
import { RECORD_FILES, folderVersion, groupFolders, placeInFolder } from './folders.ts';
import type { Options } from './options.ts';
import { options } from './options.ts';

/** OpenSpec change folders, active and archived. Source: DESIGN §7. */
export const definition: ProviderDefinition<Options> = {
  name: 'openspec',
  side: 'local',
  options,
  open: (given, context) => new OpenSpecProvider(given, context),
};

type Loaded =
  | {
      readonly kind: 'found';
      readonly folder: ChangeFolder;
      readonly artifacts: ReadonlyMap<RecordFile, Artifact>;
      readonly record: NativeRecord;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly failure: RecordFailure };

/**
 * A record is a change folder: its `proposal.md`, its `tasks.md`, and where it stands.
 *
 * A change that touches both files writes the tasks first; a run killed in between leaves a version
 * that no plan was made on, so the next run looks again.
 */
class OpenSpecProvider implements SyncProvider {
  readonly name = 'openspec';
  readonly side = 'local';
  readonly capabilities = {
    guard: 'revision-test',
    create: 'client-id',
    ids: 'given',
    sharedIds: false,
  } as const;
  private readonly options: Options;
  private readonly context: Pick<ProviderContext, 'root' | 'selectors'>;
  /** As of the last listing. */
  private actors: SyncActors | null = null;

  constructor(given: Options, context: Pick<ProviderContext, 'root' | 'selectors'>) {
    this.options = given;
    this.context = context;
  }

  schema(): Promise<ProviderSchema> {
    return Promise.resolve(SCHEMA);
  }

  async *changes(request: ChangesRequest): AsyncGenerator<ChangePage> {
    const actors = new SyncActors(this.context.root);
    this.actors = actors;
    const listing = await this.list();
    const broken = new Map(
      listing.failed.flatMap((failure) => {
        const place = placeInFolder(this.options.path, failure.path);
        return place === null ? [] : [[place.folder, failure] as const];
      }),
    );
    const records: NativeRecord[] = [];
    const unchanged: string[] = [];
    const failed: RecordFailure[] = [];
    for (const folder of groupFolders(this.options.path, [
      ...listing.files,
      ...listing.failed.map(({ path }) => ({ path, version: '' })),
    ])) {
      const failure = broken.get(folder.path);
      if (failure !== undefined) {
        const { where, code, message } = failure;
        failed.push({ id: folder.id, where, code, message });
      } else if (request.known.get(folderVersion(folder.path, folder.files))?.includes(folder.id) === true) {
        unchanged.push(folder.id);
      } else {
        const loaded = this.load(folder);
        for (const [name, blob] of folder.files)
          actors.note({ id: folder.id, path: `${folder.path}/${name}`, blob });
        if (loaded.kind === 'found') records.push(loaded.record);
        else if (loaded.kind === 'unreadable') failed.push(loaded.failure);
      }
    }
    yield { records, unchanged, failed, end: { cursor: null, complete: listing.complete, census: true } };
  }

  async read(id: string, ifNoneMatch?: string): Promise<ReadAnswer> {
    const loaded = await this.seek(id);
    if (loaded.kind !== 'found') return loaded;
    return loaded.record.version === ifNoneMatch
      ? { kind: 'not-modified' }
      : { kind: 'found', record: loaded.record };
  }

  async detectExternalSyncActors(): Promise<readonly string[]> {
    const { files } = await this.list();
    return (this.actors ?? new SyncActors(this.context.root)).names(files.map(({ path }) => path));
  }

  /** OpenSpec names changes in lower case, words joined by dashes, a letter first. */
  proposeId({ other, fields }: { readonly other: string; readonly fields: Fields }): string {
    const title =
      Object.entries(this.context.selectors).find(
        ([, selector]) => selector.kind === 'key' && selector.key === 'title',
      )?.[0] ?? 'title';
    const slug = typeof fields[title] === 'string' ? slugOf(fields[title]) : '';
    const name = [slug, safeName(other).toLowerCase()].filter((part) => part !== '').join('-');
    return /^[a-z]/.test(name) ? name : `change-${name}`;
  }

  async update({ id, patch, version }: UpdateRequest): Promise<WriteAnswer> {
    const loaded = await this.seek(id);
    if (loaded.kind === 'gone') return loaded;
    if (loaded.kind === 'unreadable') return refused(loaded.failure);
    const { folder, artifacts, record } = loaded;
    if (record.version !== version) return { kind: 'stale' };
    const patched = applyPatch(record.fields, patch);
    if (!patched.ok)
      return patched.error.code === 'patch-test-failed' ? { kind: 'stale' } : refused(patched.error);
    if (!isJsonObject(patched.value))
      return refused({ code: 'patch-invalid', message: `the patch of ${id} leaves no record` });
    const files = filesOf(artifacts);
    const written = writeChange(files, {
      folder,
      selectors: this.context.selectors,
      before: record.fields,
      after: normalized(patched.value),
    });
    if (!written.ok) return refused({ ...written.error, message: `${id}: ${written.error.message}` });
    for (const name of RECORD_FILES.toReversed()) {
      const answer = this.write(folder.path, name, { text: written.value[name], old: artifacts.get(name) });
      if (answer !== null) return answer;
    }
    return this.readBack(id);
  }

  async create({ id: given, other, fields }: CreateRequest): Promise<WriteAnswer> {
    const id = given ?? this.proposeId({ other: other ?? '', fields });
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(id) || id.toLowerCase() === 'archive') {
      return refused({
        code: 'bad-id',
        message: `${JSON.stringify(id)} cannot name a change folder; use letters, digits and dashes`,
      });
    }
    const loaded = await this.seek(id);
    if (loaded.kind === 'unreadable') return refused(loaded.failure);
    const folder: ChangeFolder = {
      path: `${this.options.path}/${id}`,
      id,
      archived: false,
      files: new Map(),
    };
    const made = createFiles({ folder, selectors: this.context.selectors, fields: normalized(fields) });
    if (!made.ok) return refused({ ...made.error, message: `${id}: ${made.error.message}` });
    if (loaded.kind === 'found') {
      const same = equalJson(loaded.record.fields, made.value.fields);
      return same
        ? { kind: 'written', record: loaded.record }
        : refused({ code: 'exists', message: `there is another change named ${id}` });
    }
    for (const name of RECORD_FILES.toReversed()) {
      const answer = this.write(folder.path, name, { text: made.value.files[name], old: undefined });
      if (answer !== null) return answer;
    }
    return this.readBack(id);
  }

  async delete({ id }: { readonly id: string; readonly version: string }): Promise<WriteAnswer> {
    const loaded = await this.seek(id);
    if (loaded.kind === 'gone') return loaded;
    const message = `${id}: a change folder holds specs and designs, so deleting it is left to a person; archive it or remove the folder`;
    return refused({ code: 'delete-refused', message });
  }

  private list(): Promise<Listing> {
    const prefix = this.options.path;
    return listArtifacts(this.context.root, {
      prefix,
      matches: (file) => placeInFolder(prefix, file) !== null,
    });
  }

  private async seek(id: string): Promise<Loaded> {
    const listing = await this.list();
    const folder = groupFolders(this.options.path, listing.files).find((each) => each.id === id);
    return folder === undefined ? { kind: 'gone' } : this.load(folder);
  }

  private load(folder: ChangeFolder): Loaded {
    const artifacts = new Map<RecordFile, Artifact>();
    for (const name of folder.files.keys()) {
      const path = `${folder.path}/${name}`;
      const read = readArtifact(this.context.root, path);
      if (read === null) return { kind: 'gone' };
      if (!read.ok) return { kind: 'unreadable', failure: failureOf(path, read.error, folder.id) };
      artifacts.set(name, read.value);
    }
    const change = readChange(filesOf(artifacts), folder, this.context.selectors);
    if (!change.ok)
      return {
        kind: 'unreadable',
        failure: failureOf(`${folder.path}/proposal.md`, change.error, folder.id),
      };
    const { fields, issue } = change.value;
    const { repository } = this.options;
    const linked =
      issue !== null && (repository === undefined || (issue.repository ?? repository) === repository);
    const record: NativeRecord = {
      id: folder.id,
      version: folderVersion(folder.path, folder.files),
      fields,
      where: `${folder.path}/proposal.md:1`,
      ...(linked ? { link: issue.number } : {}),
    };
    return { kind: 'found', folder, artifacts, record };
  }

  /** Null when the file is as wanted now. */
  private write(
    folder: string,
    name: RecordFile,
    file: { readonly text: string | null; readonly old: Artifact | undefined },
  ): WriteAnswer | null {
    if (file.text === null || file.text === file.old?.text) return null;
    const path = `${folder}/${name}`;
    const outcome = writeArtifact(this.context.root, {
      path,
      text: file.text,
      expected: file.old?.hash ?? null,
    });
    if (outcome.kind === 'written') return null;
    return outcome.kind === 'stale' ? outcome : refused(failureOf(path, outcome.problem));
  }

  private async readBack(id: string): Promise<WriteAnswer> {
    const loaded = await this.seek(id);
    return loaded.kind === 'found' ? { kind: 'written', record: loaded.record } : { kind: 'stale' };
  }
}

function filesOf(artifacts: ReadonlyMap<RecordFile, Artifact>): ChangeFiles {
  return {
    'proposal.md': artifacts.get('proposal.md')?.text ?? '',
    'tasks.md': artifacts.get('tasks.md')?.text ?? null,
  };
}

function normalized(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? regionValue(value) : value,
    ]),
  );
}

function refused({ code, message }: Refusal): WriteAnswer {
  return { kind: 'rejected', code, message };
}
