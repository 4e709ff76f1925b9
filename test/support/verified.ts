import type { Fields } from '../../src/kernel/field.ts';
import { equalJson, isJsonObject } from '../../src/kernel/json.ts';
import type { Operation } from '../../src/kernel/operation.ts';
import { applyPatch } from '../../src/kernel/patch.ts';
import { parsePointer } from '../../src/kernel/pointer.ts';
import type { Overwritten, SyncProvider, UpdateRequest, WriteAnswer } from '../../src/provider.ts';
import type { MemoryProvider } from './memory-provider.ts';

/**
 * The same side with a guard that is not atomic: it reads, compares, writes, and looks into the history.
 *
 * `between` runs when the comparing is done and the write has not been sent; what a person writes there is
 * replaced, and named as `overwritten`.
 */
export function verified(
  inner: MemoryProvider,
  about: { readonly between: (request: UpdateRequest) => void },
): SyncProvider {
  return {
    name: inner.name,
    side: inner.side,
    capabilities: { ...inner.capabilities, guard: 'verified' },
    schema: () => inner.schema(),
    changes: (request) => inner.changes(request),
    read: (id) => inner.read(id),
    create: (request) => inner.create(request),
    delete: (request) => inner.delete(request),
    update: async (request) => update(inner, { request, between: about.between }),
  };
}

async function update(
  inner: MemoryProvider,
  about: { readonly request: UpdateRequest; readonly between: (request: UpdateRequest) => void },
): Promise<WriteAnswer> {
  const { request } = about;
  const seen = inner.value(request.id);
  if (seen === undefined) return { kind: 'gone' };
  const touched = [...new Set(request.patch.map(({ path }) => parsePointer(path)?.[0] ?? ''))];
  // A patch that tests only a part of a field does not tell what the rest of it was when it was planned.
  const isTold = (field: string): boolean =>
    request.patch.some(
      ({ op, path }) => op === 'test' && parsePointer(path)?.length === 1 && path === `/${field}`,
    );
  const isMoved = `"${inner.records.get(request.id)?.seq}"` !== request.version;
  if (isMoved && !touched.every(isTold)) return { kind: 'stale' };
  const wanted = applyPatch(seen, request.patch);
  if (!wanted.ok || !isJsonObject(wanted.value)) return { kind: 'stale' };
  about.between(request);
  const live = await inner.read(request.id);
  if (live.kind !== 'found') return { kind: 'gone' };
  const { fields: now, version } = live.record;
  const overwritten = touched.flatMap((field): Overwritten[] => {
    const value = now[field] ?? null;
    const isNew = !equalJson(value, seen[field]);
    return isNew ? [{ field, value, by: 'someone', at: '2026-01-02T03:04:05Z' }] : [];
  });
  const patch = touched.flatMap((field) => forced(field, { now, wanted: wanted.value as Fields }));
  const answer = await inner.update({ id: request.id, patch, version });
  return answer.kind === 'written' && overwritten.length > 0 ? { ...answer, overwritten } : answer;
}

/** Writes a field whatever is there. */
function forced(
  field: string,
  { now, wanted }: { readonly now: Fields; readonly wanted: Fields },
): readonly Operation[] {
  return [
    { op: 'test', path: `/${field}`, value: now[field] ?? null },
    { op: 'replace', path: `/${field}`, value: wanted[field] ?? null },
  ];
}
