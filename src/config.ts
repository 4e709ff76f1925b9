import { reportIssues } from './config/issues.ts';
import { fileSchema, syncSchema } from './config/schema.ts';
import { readFields } from './config/fields.ts';
import type { Providers } from './config/sides.ts';
import { readSide } from './config/sides.ts';
import type { RawSync } from './config/schema.ts';
import { ConfigSource } from './config/source.ts';
import type { Config, ConfigProblem, EventSink, SyncConfig } from './config/types.ts';
import { isSafeId } from './kernel/ids.ts';
import { isJsonObject } from './kernel/json.ts';
import type { Result } from './kernel/result.ts';
import { fail, ok } from './kernel/result.ts';
import { PROVIDERS } from './providers/table.ts';

export type { Config, ConfigProblem, FieldEntry, SyncConfig } from './config/types.ts';

/**
 * Reads the text of `.specfact/sync/config.yml` (DESIGN §7).
 *
 * Errors: every problem at once, in the order of the file, each with line, column, key path and what is
 * allowed there: broken YAML, unknown keys and providers, mappings that cannot be, prototype keys, too
 * many aliases.
 */
export async function readConfig(
  file: { readonly path: string; readonly text: string },
  providers: Providers = PROVIDERS,
): Promise<Result<Config, readonly ConfigProblem[]>> {
  const source = new ConfigSource(file);
  if (source.problems.length > 0) return fail(source.problems);
  if (source.value === null || source.value === undefined) {
    source.report([], 'The config is empty. Run "sync-kernel init" to have one written.');
    return fail(source.problems);
  }
  const checked = fileSchema.safeParse(source.value);
  if (!checked.success) reportIssues(source, { at: [], schema: fileSchema, issues: checked.error.issues });
  const syncs = new Map<string, SyncConfig>();
  for (const [id, value] of rawSyncs(source.value)) {
    const sync = await readSync(source, { id, value, providers });
    if (sync !== null) syncs.set(id, sync);
  }
  if (checked.success && Object.keys(checked.data.syncs).length === 0)
    source.report(['syncs'], 'syncs names no sync. Give one a name, a local and a remote side.');
  if (source.problems.length > 0 || !checked.success) return fail(source.problems);
  const { version, events } = checked.data;
  return ok({ version, syncs, ...(events !== undefined && { events: eventSink(events) }) });
}

/** What a person reads of a problem: `file:line:column: message`, as editors link it. */
export function formatProblem(problem: ConfigProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

function rawSyncs(value: unknown): readonly [string, unknown][] {
  const syncs = isJsonObject(value) ? value.syncs : undefined;
  return isJsonObject(syncs) ? Object.entries(syncs) : [];
}

async function readSync(
  source: ConfigSource,
  about: { readonly id: string; readonly value: unknown; readonly providers: Providers },
): Promise<SyncConfig | null> {
  const { id, value, providers } = about;
  const at = ['syncs', id];
  if (!isSafeId(id))
    source.reportKey(at, `The sync id ${JSON.stringify(id)} must be of A-Z a-z 0-9 . _ - only.`);
  const checked = syncSchema.safeParse(value);
  if (!checked.success) reportIssues(source, { at, schema: syncSchema, issues: checked.error.issues });
  const side = async (name: 'local' | 'remote') => {
    const raw = isJsonObject(value) ? value[name] : undefined;
    return isJsonObject(raw) ? readSide(source, { at: [...at, name], side: name, raw, providers }) : null;
  };
  const [local, remote] = [await side('local'), await side('remote')];
  if (!checked.success) return null;
  const fields = readFields(source, { at, raw: checked.data });
  if (local === null || remote === null) return null;
  return { ...rulesOf(checked.data), id, local, remote, ...(fields !== undefined && { fields }) };
}

function rulesOf(raw: RawSync): Omit<SyncConfig, 'id' | 'local' | 'remote' | 'fields'> {
  return {
    create: raw.create,
    onDelete: raw['on-delete'],
    approval: raw.approval,
    approvers: { permission: raw.approvers.permission, secondPerson: raw.approvers['second-person'] },
    limits: {
      deletes: raw.limits.deletes,
      ...(raw.limits.writes !== undefined && { writes: raw.limits.writes }),
    },
    conflicts: raw.conflicts,
    keepDays: raw.keep,
  };
}

function eventSink(events: { sink: string; 'token-env'?: string | undefined }): EventSink {
  const tokenEnv = events['token-env'];
  return { sink: events.sink, ...(tokenEnv !== undefined && { tokenEnv }) };
}
