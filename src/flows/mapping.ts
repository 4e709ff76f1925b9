import type { FieldEntry, SyncConfig } from '../config.ts';
import type { Equivalence, FieldKind } from '../kernel/field.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { FieldSchema, ProviderSchema } from '../provider.ts';

/**
 * Turns a sync's field entries and both sides' schemas into the mappings of its lens.
 *
 * Without entries every field that both sides know is synced under its own name; an open side knows
 * every name. The kind comes from the entry, else from the local schema, else from the upstream's.
 * Errors: one sentence per field that cannot be mapped.
 */
export function planMappings(
  config: SyncConfig,
  local: ProviderSchema,
  remote: ProviderSchema,
): Result<readonly FieldMapping[], readonly string[]> {
  const entries = config.fields ?? sharedFields(local, remote);
  const problems: string[] = [];
  const mappings: FieldMapping[] = [];
  for (const entry of entries) {
    const here = entry.local.kind === 'key' ? local.fields[entry.local.key] : undefined;
    const there = remote.fields[entry.remote];
    if (there === undefined && !remote.open) {
      problems.push(
        unknownField(config, { side: 'remote', name: entry.remote, known: Object.keys(remote.fields) }),
      );
    } else if (here === undefined && entry.local.kind === 'key' && !local.open) {
      problems.push(
        unknownField(config, { side: 'local', name: entry.local.key, known: Object.keys(local.fields) }),
      );
    } else {
      mappings.push(mappingOf(entry, here, there));
    }
  }
  if (mappings.length === 0 && problems.length === 0) {
    problems.push(`syncs.${config.id}: the two sides share no field; name the fields to sync under "fields"`);
  }
  return problems.length > 0 ? fail(problems) : ok(mappings);
}

function sharedFields(local: ProviderSchema, remote: ProviderSchema): readonly FieldEntry[] {
  const known = [...Object.keys(remote.fields), ...Object.keys(local.fields)];
  const names = known.filter(
    (name) => (local.open || name in local.fields) && (remote.open || name in remote.fields),
  );
  return [...new Set(names)]
    .sort()
    .map((name) => ({ name, local: { kind: 'key', key: name }, remote: name }));
}

function mappingOf(
  entry: FieldEntry,
  here: FieldSchema | undefined,
  there: FieldSchema | undefined,
): FieldMapping {
  const kind = entry.kind ?? sectionKind(entry) ?? here?.kind ?? there?.kind ?? 'scalar';
  const equivalent = [
    ...(entry.equivalent ?? []),
    ...(here?.equivalent ?? []),
    ...sectionEquivalents(entry),
    ...(there?.equivalent ?? []),
  ];
  return {
    name: entry.name,
    remote: entry.remote,
    kind,
    key: entry.key ?? here?.key ?? there?.key ?? 'id',
    ...(entry.values === undefined ? {} : { values: entry.values }),
    ...(entry.authority === undefined ? {} : { authority: entry.authority }),
    equivalent: [...new Set(equivalent)],
    writable: { local: here?.writable ?? true, remote: there?.writable ?? true },
    ...(here?.onCreate === true || there?.onCreate === true
      ? { onCreate: { local: here?.onCreate === true, remote: there?.onCreate === true } }
      : {}),
  };
}

function sectionKind(entry: FieldEntry): FieldKind | undefined {
  if (entry.local.kind !== 'section') return undefined;
  return entry.local.as === 'checklist' ? 'list' : 'text';
}

/** The blank lines around a section are the file's own, so they do not count as part of its text. */
function sectionEquivalents(entry: FieldEntry): readonly Equivalence[] {
  return entry.local.kind === 'section' && entry.local.as === 'text' ? ['lines', 'trim'] : [];
}

function unknownField(
  config: SyncConfig,
  about: { readonly side: 'local' | 'remote'; readonly name: string; readonly known: readonly string[] },
): string {
  const { provider } = config[about.side];
  return `syncs.${config.id}.fields: the ${about.side} provider ${provider} has no field "${about.name}"; it has ${[...about.known].sort().join(', ') || 'none'}`;
}
