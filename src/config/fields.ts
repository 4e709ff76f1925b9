import type { Selector } from '../provider.ts';
import { nameOf } from './issues.ts';
import type { RawFieldEntry, RawSync } from './schema.ts';
import type { ConfigSource, KeyPath, Scalar } from './source.ts';
import { Pairs } from './source.ts';
import type { FieldEntry } from './types.ts';

/** Local providers whose artifacts have headings. */
const WITH_SECTIONS: ReadonlySet<string> = new Set(['markdown']);

/**
 * Turns the `fields` of a sync into entries; what cannot be mapped is reported.
 *
 * Reported: two fields in one place on a side, a value map or a key that the kind cannot have, a section
 * of something that has none, names that commands and messages use otherwise.
 */
export function readFields(
  source: ConfigSource,
  sync: { readonly at: KeyPath; readonly raw: RawSync },
): readonly FieldEntry[] | undefined {
  const { fields } = sync.raw;
  if (fields === undefined) return undefined;
  const at = [...sync.at, 'fields'];
  if (Object.keys(fields).length === 0)
    source.report(at, `${nameOf(at)} names no field: name one, or remove the key to sync all shared ones.`);
  const entries = Object.entries(fields).map(([name, raw]) => entryOf(name, raw));
  const taken = new Map<string, string>();
  for (const entry of entries) {
    const here = [...at, entry.name];
    const say = (message: string, ...part: readonly string[]): void =>
      source.report([...here, ...part], `${nameOf([...here, ...part])} ${message}.`);
    checkEntry(entry, sync.raw.local.provider, say);
    for (const place of [`remote field "${entry.remote}"`, `local ${placeOf(entry.local)}`]) {
      const other = taken.get(place);
      if (other !== undefined) say(`is the ${place}, as "${other}" already is`);
      taken.set(place, entry.name);
    }
    if (fields[entry.name] instanceof Object) checkValues(source, [...here, 'values'], fields[entry.name]);
  }
  return entries;
}

type Say = (message: string, ...part: readonly string[]) => void;

function checkEntry(entry: FieldEntry, provider: string, say: Say): void {
  const { kind, local, name } = entry;
  if (name === '' || name.startsWith('@')) say('cannot be a field: "@record" and "@link" are taken');
  if (entry.key !== undefined && kind !== undefined && kind !== 'list')
    say(`is for lists, the kind here is ${kind}`, 'key');
  if (entry.values !== undefined && kind !== undefined && kind !== 'scalar')
    say(`is for single values, the kind here is ${kind}`, 'values');
  if (local.kind !== 'section') return;
  if (!WITH_SECTIONS.has(provider)) say(`is a section, but ${provider} has none; markdown has`, 'local');
  if (local.as === 'checklist' && kind !== undefined && kind !== 'list')
    say(`is a checklist, which is of kind list; the kind here is ${kind}`, 'local');
  if (entry.values !== undefined) say('is for single values, not for sections', 'values');
}

function checkValues(source: ConfigSource, at: KeyPath, raw: RawFieldEntry | undefined): void {
  if (typeof raw !== 'object' || !(raw.values instanceof Pairs)) return;
  if (raw.values.entries.length === 0) source.report(at, `${nameOf(at)} maps no value.`);
  for (const [key, value] of raw.values.entries) {
    const here = [...at, String(key)];
    if (!isScalar(value) || !isScalar(key))
      source.report(here, `${nameOf(here)} must be a single value: text, a number, true or false, null.`);
  }
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function entryOf(name: string, raw: RawFieldEntry): FieldEntry {
  if (typeof raw === 'string') return { name, local: { kind: 'key', key: name }, remote: raw };
  return {
    name,
    local: selectorOf(raw.local ?? name),
    remote: raw.remote ?? name,
    ...(raw.kind !== undefined && { kind: raw.kind }),
    ...(raw.key !== undefined && { key: raw.key }),
    ...(raw.values !== undefined && { values: raw.values.entries as readonly (readonly [Scalar, Scalar])[] }),
    ...(raw.authority !== undefined && { authority: raw.authority }),
    ...(raw.equivalent !== undefined && { equivalent: raw.equivalent }),
  };
}

function selectorOf(local: string | { section: string; as: 'text' | 'checklist' }): Selector {
  return typeof local === 'string' ? { kind: 'key', key: local } : { kind: 'section', ...local };
}

function placeOf(selector: Selector): string {
  return selector.kind === 'key' ? `key "${selector.key}"` : `section "${selector.section}"`;
}
