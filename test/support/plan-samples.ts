import type { Candidate, SideRecord } from '../../src/kernel/candidate.ts';
import type { Fields } from '../../src/kernel/field.ts';
import type { FieldMapping } from '../../src/kernel/lens.ts';
import type { PlanContext } from '../../src/kernel/plan-context.ts';
import type { ListedRecord, SideView } from '../../src/kernel/side-view.ts';
import { hash } from './world.ts';

/** A mapping of a scalar field of the same name on both sides. */
export function mapping(name: string, members: Partial<FieldMapping> = {}): FieldMapping {
  return {
    name,
    remote: name,
    kind: 'scalar',
    key: 'id',
    equivalent: [],
    writable: { local: true, remote: true },
    ...members,
  };
}

/** A field whose upstream values are coarser than the local ones (E48). */
export const STATUS = mapping('status', {
  remote: 'state',
  values: [
    ['todo', 'open'],
    ['doing', 'open'],
    ['done', 'closed'],
  ],
});

export function context(members: Partial<PlanContext> = {}): PlanContext {
  return {
    sync: 'backlog',
    mappings: [
      mapping('title'),
      mapping('body', { kind: 'text' }),
      STATUS,
      mapping('labels', { kind: 'set' }),
    ],
    create: 'both',
    onDelete: 'ask',
    guards: { local: 'revision-test', remote: 'if-match' },
    resolutions: new Map(),
    hash,
    ...members,
  };
}

export function record(id: string, fields: Fields, members: Partial<ListedRecord> = {}): ListedRecord {
  return { id, version: `"${id}"`, fields, ...members };
}

export function present(found: SideRecord): Extract<Candidate['local'], { kind: 'present' }> {
  return { kind: 'present', record: found };
}

export const ABSENT = { kind: 'absent' } as const;

/** Where nothing may be concluded. */
export function unknown(code = 'forbidden', message = 'not allowed') {
  return { kind: 'unknown', code, message } as const;
}

/** A linked record that both sides have, local `a` and upstream `1`. */
export function both(local: Fields, remote: Fields, members: Partial<Candidate> = {}): Candidate {
  return {
    record: 'a',
    local: present(record('a', local)),
    remote: present(record('1', remote)),
    linked: true,
    ...members,
  };
}

/** A side as listed, with these records and nothing else. */
export function view(records: readonly ListedRecord[] = [], members: Partial<SideView> = {}): SideView {
  const listed = new Map<string, ListedRecord[]>();
  for (const one of records) listed.set(one.id, [...(listed.get(one.id) ?? []), one]);
  return {
    present: listed,
    unchanged: new Set(),
    gone: new Set(),
    failed: new Map(),
    silent: 'absent',
    ...members,
  };
}
