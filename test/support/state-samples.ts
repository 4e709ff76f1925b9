import type { Intent, Outcome } from '../../src/kernel/journal.ts';
import type { Session } from '../../src/kernel/session.ts';
import type { BaseRecord, IndexRow, StateCommit } from '../../src/store.ts';

export const AT = '2026-01-31T10:00:00.000Z';
export const LINEAGE = '01JGZZZZZZZZZZZZZZZZZZZZZZ';

/** A session with every member that a session can have. */
export function sampleSession(members: Partial<Session> = {}): Session {
  return {
    format: 1,
    id: '01JJ0000000000000000000001',
    sync: 'backlog',
    origin: 'cli',
    state: 'conflicted',
    createdAt: AT,
    updatedAt: AT,
    digest: '3f9a1c2e7b04'.padEnd(64, '0'),
    plan: {
      format: 1,
      sync: 'backlog',
      origin: 'cli',
      changes: [
        {
          id: 'back-1#remote',
          kind: 'update',
          record: 'back-1',
          side: 'remote',
          target: '42',
          other: 'backlog/back-1',
          title: 'Sign in',
          patch: [
            { op: 'test', path: '/title', value: 'Sign in' },
            { op: 'replace', path: '/title', value: 'Sign in…' },
            { op: 'add', path: '/labels/-', value: { deep: [null, true, 1.5] } },
            { op: 'remove', path: '/labels/0' },
            { op: 'move', from: '/a~1b', path: '/c' },
          ],
          guard: { kind: 'if-match', version: '"7f"' },
          decided: [{ field: 'title', by: 'authority', choice: 'local' }],
        },
      ],
      conflicts: [
        {
          id: 'c1',
          kind: 'edit-edit',
          record: 'back-2',
          field: 'body',
          base: 'a\n',
          local: 'b\n',
          remote: 'c\n',
          parts: [
            { kind: 'clean', value: 'x\n' },
            { kind: 'conflict', path: '/0', base: 'a\n', local: 'b\n', remote: 'c\n' },
          ],
          choices: ['local', 'remote', 'merged'],
          why: 'Both sides wrote.',
        },
      ],
      held: [{ record: 'back-3', code: 'unreadable', message: 'No front matter.', where: 'a.md:1:1' }],
      agreed: [{ record: 'back-4', local: 'backlog/back-4', remote: '44' }],
      complete: true,
      guarded: { limit: 'deletes', side: 'remote', planned: 30, allowed: 20 },
      notes: ['Another tool syncs these files.'],
    },
    resolutions: [
      {
        conflict: 'c1',
        record: 'back-2',
        field: 'body',
        choice: 'value',
        value: null,
        by: 'octocat',
        at: AT,
      },
    ],
    cursor: 1,
    approval: { by: 'octocat', at: AT, digest: '3f9a1c2e7b04' },
    waiting: { code: 'unreachable', message: 'No answer.', since: AT, retryAt: AT },
    pace: [
      {
        of: 'requests',
        most: 900,
        seconds: 60,
        create: 6,
        update: 7,
        delete: 11,
        kept: 9,
        left: 800,
        resets: 30,
      },
    ],
    undoes: '01JJ0000000000000000000000',
    supersededBy: '01JJ0000000000000000000002',
    lineage: '',
    serial: 0,
    events: [
      {
        id: '01JJ-1',
        type: 'dev.specfact.sync.session.previewed',
        source: '/app/backlog',
        subject: 'back-1',
        time: AT,
        data: { changes: 1 },
      },
    ],
    ...members,
  };
}

export function sampleIntent(seq: number, members: Partial<Intent> = {}): Intent {
  return {
    kind: 'intent',
    seq,
    change: 'back-1#remote',
    record: 'back-1',
    side: 'remote',
    action: 'create',
    key: '01JJ-1',
    fields: { title: 'Sign in', body: 'Line\n' },
    at: AT,
    ...members,
  };
}

export function sampleOutcome(seq: number, members: Partial<Outcome> = {}): Outcome {
  return {
    kind: 'outcome',
    seq,
    change: 'back-1#remote',
    record: 'back-1',
    side: 'remote',
    result: 'written',
    target: '42',
    at: AT,
    ...members,
  };
}

export function sampleBase(record: string, title = 'Sign in'): BaseRecord {
  return { format: 1, record, fields: { title, labels: ['auth', 'ui'], body: null }, remote: { body: '' } };
}

export function sampleRow(record: string, base: string): IndexRow {
  return {
    record,
    local: `backlog/${record}`,
    remote: '42',
    remoteVersion: '"7f3c"',
    localVersion: '9ae0c6f4d1b2a3948576655443322110ffeeddcc',
    base,
  };
}

/** One step of the state with bases and rows for these records, a cursor and a session. */
export function sampleStep(
  store: { baseHash(base: BaseRecord): string },
  records: readonly string[],
  members: Partial<StateCommit> = {},
): StateCommit {
  const bases = records.map((record) => ({ record, base: sampleBase(record) }));
  return {
    sync: 'backlog',
    bases,
    rows: bases.map(({ record, base }) => ({ record, row: sampleRow(record, store.baseHash(base)) })),
    cursor: { cursor: 'c-1', scope: 'scope-1', schema: { fields: {} } },
    sessions: [sampleSession()],
    message: 'Sync backlog',
    ...members,
  };
}
