import type { RateLimit } from '../../src/kernel/pace.ts';
import type { Change, Plan } from '../../src/kernel/plan.ts';
import type { Session } from '../../src/kernel/session.ts';

/** At most 80 writes a minute and 500 new issues an hour. */
export const PACE: readonly RateLimit[] = [
  { of: 'writes', most: 80, seconds: 60, create: 1, update: 1, delete: 1 },
  { of: 'new issues', most: 500, seconds: 3600, create: 1, update: 0, delete: 0 },
];

/** A previewed session of so many creates upstream, of which none is done. */
export function sessionOfCreates(number: number, about: Partial<Session> = {}): Session {
  const changes = Array.from({ length: number }, (_, i): Change => {
    const record = `back-${i + 1}`;
    const value = { title: `Story ${i + 1}` };
    const patch = [{ op: 'add', path: '', value }] as const;
    return { id: `${record}#remote`, kind: 'create', record, side: 'remote', title: value.title, patch };
  });
  const plan: Plan = {
    format: 1,
    sync: 'backlog',
    origin: 'branch',
    changes,
    conflicts: [],
    held: [],
    agreed: [],
    complete: true,
    notes: [],
  };
  return {
    format: 1,
    id: '01KAMZ3V9Q8E2T5R7W1X4Y6Z0B',
    sync: 'backlog',
    origin: 'branch',
    state: 'previewed',
    createdAt: '2026-11-20T09:30:00.000Z',
    updatedAt: '2026-11-20T09:30:00.000Z',
    digest: '3f9a1c2e7b04'.padEnd(64, '0'),
    plan,
    resolutions: [],
    cursor: 0,
    lineage: 'lineage',
    serial: 1,
    pace: PACE,
    events: [],
    ...about,
  };
}
