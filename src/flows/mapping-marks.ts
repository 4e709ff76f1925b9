import type { SyncConfig } from '../config.ts';
import type { Hash } from '../kernel/ids.ts';

import { canonicalJson, isJsonObject } from '../kernel/json.ts';
import type { FieldMapping } from '../kernel/lens.ts';
import type { SyncCursor } from '../store.ts';

/** How values are read and compared; raised where a base of before would be taken for something else. */
const RULES_VERSION = 1;

/** Options that say which records are looked at and how, not what a record is. */
const PASSING: ReadonlySet<string> = new Set(['labels', 'timeout', 'token-env', 'tokenEnv']);

/** A mark for each field of how its base came about. Shape: `{"title":"3f9a1c2e7b04"}`. */
export type MappingMarks = { readonly [field: string]: string };

/**
 * Marks each field with all that decides what its stored base means: the upstream, its field there, the
 * place in the artifact, the kind, and the values (E66).
 */
export function mappingMarks(
  config: SyncConfig,
  mappings: readonly FieldMapping[],
  hash: Hash,
): MappingMarks {
  const options = isJsonObject(config.remote.options) ? Object.entries(config.remote.options) : [];
  const upstream = Object.fromEntries(options.filter(([name]) => !PASSING.has(name)));
  const marks = mappings.map(({ name, remote, kind, key, values }): [string, string] => {
    const place = config.fields?.find((field) => field.name === name)?.local;
    const meaning = {
      rules: RULES_VERSION,
      provider: config.remote.provider,
      upstream,
      remote,
      kind,
      ...(kind === 'list' ? { key } : {}),
      ...(values === undefined ? {} : { values }),
      ...(place === undefined ? {} : { place }),
    };
    return [name, hash(canonicalJson(meaning)).slice(0, 12)];
  });
  return Object.fromEntries(marks);
}

/**
 * Names the fields whose stored bases mean something else by now; they are compared without a base (E66).
 *
 * `known`: what was stored with the last cursor. Absent: the marks in the state are those of now. A state
 * without marks is believed while its scope is the same.
 */
export function remappedFields(
  known: SyncCursor | undefined,
  now: { readonly marks: MappingMarks; readonly scope: string },
): ReadonlySet<string> | undefined {
  const names = Object.keys(now.marks);
  if (known === undefined) return new Set();
  const before = known.mapping;
  if (before === undefined) return new Set(known.scope === now.scope ? [] : names);
  const isSame =
    names.length === Object.keys(before).length && names.every((name) => before[name] === now.marks[name]);
  return isSame ? undefined : new Set(names.filter((name) => before[name] !== now.marks[name]));
}

/** What a preview says of the fields whose mapping changed, or nothing. */
export function remappedNote(fields: ReadonlySet<string> | undefined): readonly string[] {
  if (fields === undefined || fields.size === 0) return [];
  const names = [...fields].sort().join(', ');
  return [
    `${names}: mapped in another way than in the last run, so what was agreed before does not count; equal values are agreed, different ones are asked about`,
  ];
}
