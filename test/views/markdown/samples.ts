import * as fc from 'fast-check';
import { planDigest } from '../../../src/kernel/digest.ts';
import type { FieldMapping } from '../../../src/kernel/lens.ts';
import { buildPlan } from '../../../src/kernel/build-plan.ts';
import type { Candidate } from '../../../src/kernel/candidate.ts';
import type { Fields } from '../../../src/kernel/field.ts';
import type { Plan } from '../../../src/kernel/plan.ts';
import { planRecord } from '../../../src/kernel/plan-record.ts';
import type { Session } from '../../../src/kernel/session.ts';
import type { ConflictIssueInput } from '../../../src/views/markdown/conflict-issue.ts';
import type { PreviewInput } from '../../../src/views/markdown/preview-input.ts';
import { ABSENT, STATUS, context, mapping, present, record } from '../../support/plan-samples.ts';
import { hash } from '../../support/world.ts';
import { nasty } from './nasty.ts';

export const SESSION_ID = '01KAMZ3V9Q8E2T5R7W1X4Y6Z0B';
export const HEAD = '8c1f0e4b7d2a9356c0e1f4a7b8d92c3e5f607182';

/** The fields of a record on both sides and on what they last agreed. */
export interface Story {
  readonly record: string;
  readonly id?: string;
  readonly base?: Fields;
  readonly local?: Fields;
  readonly remote?: Fields;
}

export const MAPPINGS: readonly FieldMapping[] = [
  mapping('title'),
  mapping('body', { kind: 'text' }),
  STATUS,
  mapping('labels', { kind: 'set' }),
  mapping('criteria', { kind: 'list' }),
];

/** Upstream names and values of local fields. */
export function upstream({ status, ...fields }: Fields): Fields {
  return status === undefined ? fields : { ...fields, state: status === 'done' ? 'closed' : 'open' };
}

const WORLD = context({ mappings: MAPPINGS });

function candidate({ record: name, id = '1', base, local, remote }: Story): Candidate {
  return {
    record: name,
    linked: base !== undefined,
    local: local === undefined ? ABSENT : present(record(name, local)),
    remote: remote === undefined ? ABSENT : present(record(id, upstream(remote))),
    ...(base === undefined ? {} : { base: { fields: base } }),
  };
}

/** A real plan: the kernel plans the stories as it plans records. */
export function planOf(stories: readonly Story[], about: Partial<Plan> = {}): Plan {
  const plan = buildPlan({
    records: stories.map((story) => planRecord(candidate(story), WORLD)),
    matching: { conflicts: [], held: [] },
    context: { sync: 'backlog' },
    origin: 'pull-request/12',
    complete: true,
    linked: 1000,
    limits: { deletes: { share: 0.2 } },
    notes: [],
  });
  return { ...plan, ...about };
}

export function sessionOf(plan: Plan, about: Partial<Session> = {}): Session {
  return {
    format: 1,
    id: SESSION_ID,
    sync: plan.sync,
    origin: plan.origin,
    state: 'previewed',
    createdAt: '2026-11-20T09:30:00.000Z',
    updatedAt: '2026-11-20T09:30:00.000Z',
    digest: planDigest(plan, SESSION_ID, hash),
    plan,
    resolutions: [],
    cursor: 0,
    lineage: 'lineage',
    serial: 1,
    events: [],
    ...about,
  };
}

export function previewOf(session: Session, about: Partial<PreviewInput> = {}): PreviewInput {
  return {
    session,
    generation: 3,
    surface: 'pull-request',
    repository: { url: 'https://github.com/octo/app' },
    stateBranch: 'sync-kernel/state',
    approval: 'comment',
    guards: { local: 'revision-test', remote: 'if-match' },
    head: HEAD,
    ...about,
  };
}

export function issueOf(plan: Plan, about: Partial<ConflictIssueInput> = {}): ConflictIssueInput {
  const session = sessionOf(plan);
  const name = plan.conflicts[0]?.record ?? 'none';
  return {
    sync: 'backlog',
    generation: 1,
    session: session.id,
    digest: session.digest,
    record: name,
    title: 'Sign in by mail',
    conflicts: plan.conflicts.filter((conflict) => conflict.record === name),
    resolutions: [],
    state: { kind: 'waiting' },
    repository: { url: 'https://github.com/octo/app' },
    stateBranch: 'sync-kernel/state',
    ...about,
  };
}

const BODY = `People who forgot their password can ask for a link by mail. The link is valid for one hour and works once.

## Acceptance Criteria

- [ ] The mail arrives within a minute
- [ ] A used link says so and offers a new one
- [ ] Nothing tells a stranger whether an address has an account
`;

const BASE = { title: 'Sign in', body: BODY, status: 'todo', labels: ['auth', 'ui'], criteria: null };

/** Two updates, a new record and a conflict in one, as a reviewer meets them. */
export const EVERYDAY: readonly Story[] = [
  {
    record: 'back-12',
    base: BASE,
    local: {
      ...BASE,
      title: 'Sign in with a link by mail',
      body: BODY.replace('valid for one hour', 'valid for 15 minutes').replace(
        '- [ ] The mail arrives within a minute\n',
        '- [x] The mail arrives within a minute\n- [ ] The link opens the page that was asked for\n',
      ),
      labels: ['auth', 'mail'],
    },
    remote: BASE,
  },
  {
    record: 'back-15',
    id: '2',
    base: { ...BASE, title: 'Show who is signed in' },
    local: { ...BASE, title: 'Show who is signed in', status: 'done' },
    remote: { ...BASE, title: 'Show who is signed in' },
  },
  {
    record: 'back-31',
    id: '3',
    local: {
      title: 'Lock an account after ten wrong codes',
      body: 'After ten wrong codes in an hour an account is locked for an hour.\n\nThe person gets a mail that says so.\n',
      status: 'todo',
      labels: ['auth'],
      criteria: null,
    },
  },
  {
    record: 'back-22',
    id: '4',
    base: { ...BASE, title: 'Sign out everywhere' },
    local: { ...BASE, title: 'Sign out on every device', body: BODY.replace('one hour', 'one day') },
    remote: {
      ...BASE,
      title: 'Sign out of all sessions',
      body: BODY.replace('one hour', 'two hours').replace('within a minute', 'within ten seconds'),
    },
  },
];

const nastyFields = fc.record({
  title: nasty(6),
  body: nasty(14),
  status: fc.constantFrom('todo', 'doing', 'done'),
  labels: fc.uniqueArray(nasty(3), { maxLength: 3 }),
  criteria: fc.oneof(
    fc.constant(null),
    fc.uniqueArray(fc.record({ id: nasty(2), text: nasty(4) }), {
      maxLength: 3,
      selector: (item) => item.id,
    }),
  ),
});

/** Records whose every value is made of what acts somewhere, in every relation that the sides can have. */
export const nastyStories: fc.Arbitrary<readonly Story[]> = fc.array(
  fc.record(
    {
      record: fc.uuid(),
      id: fc.uuid(),
      base: nastyFields,
      local: nastyFields,
      remote: nastyFields,
    },
    { requiredKeys: ['record', 'id', 'local'] },
  ),
  { minLength: 1, maxLength: 3 },
);
