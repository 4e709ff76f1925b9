import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Session } from '../../../src/kernel/session.ts';
import { renderCheckRun } from '../../../src/views/markdown/check-run.ts';
import { renderJobSummary } from '../../../src/views/markdown/job-summary.ts';
import { MAX_BODY_LENGTH } from '../../../src/views/markdown/limits.ts';
import { parsePreviewComment, renderPreviewComment } from '../../../src/views/markdown/preview-comment.ts';
import type { PreviewInput } from '../../../src/views/markdown/preview-input.ts';
import { renderSyncIssue, renderSyncPullRequest } from '../../../src/views/markdown/sync-pull-request.ts';
import { sessionOfCreates } from '../../support/pace-samples.ts';
import { activeParts, blocks } from './inert.ts';
import type { Story } from './samples.ts';
import { EVERYDAY, HEAD, SESSION_ID, nastyStories, planOf, previewOf, sessionOf } from './samples.ts';

const PLAN = planOf(EVERYDAY);
const SESSION = sessionOf(PLAN);
const SHORT = SESSION.digest.slice(0, 12);
const render = (session: Partial<Session> = {}, about: Partial<PreviewInput> = {}) =>
  renderPreviewComment(previewOf({ ...SESSION, ...session }, about));

/** The lines before anything folded: what is read in ten seconds. */
const opening = (body: string) => body.split('\n').slice(2, 12).join('\n');

describe('the preview comment', () => {
  test('says in its first lines what will change, for which records, and how each write is guarded', () => {
    const body = render({}, { upstream: { 'back-15': 'https://tracker.example/15' } });
    expect(opening(body)).toBe(
      [
        '### 3 records will change upstream: 2 updates, 1 new',
        '',
        'Nothing is written upstream until someone with the right to approve comments the command at the end. 2 conflicts in 1 record wait for a decision; the rest can go on.',
        '',
        '| Change | Record | Fields | Guard |',
        '|:--|:--|:--|:--|',
        '| update | Sign in with a link by mail<br>`back-12` | title, body, labels | refused if it moved |',
        '| update | [Show who is signed in](<https://tracker.example/15>)<br>`back-15` | state | refused if it moved |',
        '| **new** | Lock an account after ten wrong codes<br>`back-31` | title, body, labels, state | made at most once |',
        '',
      ].join('\n'),
    );
  });

  test('has the exact patch of every change, and the one line to copy', () => {
    const body = render();
    expect(blocks(body, 'json').map((text) => JSON.parse(text) as unknown)).toEqual(
      PLAN.changes.map((change) => change.patch),
    );
    expect(blocks(body, '')).toEqual([`/sync apply ${SHORT}`]);
  });

  test('E40: says how long the writes take, and of a queued session how long those that are left', () => {
    const session = sessionOfCreates(5000);
    const told =
      'about 9 h 10 min, in at least 10 runs an hour apart: at most 500 new issues an hour. `/sync status` shows how far it is.';
    expect(opening(renderPreviewComment(previewOf(session)))).toContain(`5,000 writes upstream take ${told}`);
    const results = Object.fromEntries(
      session.plan.changes.slice(0, 1000).map(({ id }) => [id, { result: 'written' as const }]),
    );
    const queued = previewOf({ ...session, state: 'queued' }, { results });
    expect(opening(renderPreviewComment(queued))).toContain(
      'nothing is written twice. 4,000 writes left take about 7 h 10 min, in at least 8 runs',
    );
    expect(renderPreviewComment(previewOf(sessionOfCreates(70)))).not.toContain('about');
    const surfaces = [
      renderSyncIssue({ ...previewOf(session), surface: 'sync-issue' }).body,
      renderSyncPullRequest({ ...previewOf(session), surface: 'sync-pr' }).body,
      renderCheckRun(previewOf(session)).summary,
      renderJobSummary([{ sync: 'backlog', code: 'previewed', preview: previewOf(session) }]),
    ];
    for (const text of surfaces) expect(text).toContain(`5,000 writes upstream take ${told}`);
  });

  test('is parsed back from its marker', () => {
    const facts = { sync: 'backlog', generation: 3, session: SESSION_ID, digest: SESSION.digest };
    expect(parsePreviewComment(render())).toEqual({ kind: 'preview', ...facts });
    expect(parsePreviewComment(render({}, { surface: 'sync-issue' }))).toEqual({
      kind: 'sync-issue',
      ...facts,
    });
    expect(parsePreviewComment('x')).toBeNull();
  });

  test('A22: rendered again from the stored session it has the same bytes', () => {
    const stored = JSON.parse(JSON.stringify(SESSION)) as Session;
    expect(renderPreviewComment(previewOf(stored))).toBe(render());
    const other = { ...stored, updatedAt: '2030-01-01T00:00:00.000Z', events: [], serial: 9 };
    expect(renderPreviewComment(previewOf(other))).toBe(render());
  });

  test('I15: says of a tracker that cannot refuse what it does instead', () => {
    const changes = PLAN.changes.map((change) =>
      change.guard === undefined
        ? change
        : { ...change, guard: { ...change.guard, kind: 'verified' as const } },
    );
    const body = render({ plan: { ...PLAN, changes } });
    expect(body).toContain('detected, restorable |');
    expect(body).toContain('this tracker cannot refuse a write to a record that moved');
    expect(body).not.toContain('refused if it moved');
  });

  test('names the commit, the plan, and the stored session', () => {
    expect(render()).toContain(
      `commit \`${HEAD.slice(0, 12)}\` · session \`${SESSION_ID}\` · [stored session](<https://github.com/octo/app/blob/sync-kernel/state/sessions/${SESSION_ID}.json>)`,
    );
  });

  test('leads to the issue of each record in conflict, or shows the command', () => {
    expect(render({}, { conflictIssues: { 'back-22': 'https://github.com/octo/app/issues/48' } })).toContain(
      '| `back-22` | body, title | both sides changed it | [settle it in its issue](<https://github.com/octo/app/issues/48>) |',
    );
    expect(render()).toContain('| `/sync resolve back-22:body=local` |');
  });

  test('lists what is left alone and why: held records, leases, an unfinished reading', () => {
    const held = [
      { record: 'back-9', code: 'unmapped', message: 'no word for blocked', where: 'backlog/9.md' },
    ];
    const body = render(
      { plan: { ...PLAN, held, complete: false, notes: ['spec-bot syncs these files too'] } },
      { leased: [{ record: 'back-40', pullRequest: 7 }], requests: 8 },
    );
    expect(body).toContain('- `backlog/9.md`: no word for blocked (unmapped)');
    expect(body).toContain('- `back-40`: written by [pull request 7](<https://github.com/octo/app/pull/7>)');
    expect(body).toContain('nothing was concluded from what was missing');
    expect(body).toContain('- spec-bot syncs these files too');
    expect(body).toContain('at most 8 requests');
  });
});

describe('the state of the session', () => {
  const approval = { by: 'alice', at: '2026-11-20T10:00:00.000Z', digest: SESSION.digest };
  const written = Object.fromEntries(
    PLAN.changes.map(({ id }) => [id, { result: 'written' as const, at: '2026-11-20T10:01:00.000Z' }]),
  );
  const head = (body: string) => body.split('\n').slice(2, 5).join('\n');

  test('applied: what was done, when, by whom, and how to take it back', () => {
    const plan = { ...PLAN, conflicts: [] };
    const body = render({ state: 'applied', approval, cursor: 3, plan }, { results: written });
    expect(head(body)).toBe('### Done: 3 changes written\n\nApproved by `alice` at 2026-11-20 10:00 UTC.');
    expect(body).toContain('| ✅ written 2026-11-20 10:01 UTC |');
    expect(blocks(body, '')).toEqual([`/sync undo ${SESSION_ID}`]);
  });

  test('applied in part: what was not written and why', () => {
    const [first] = PLAN.changes;
    const results = {
      ...written,
      [first?.id ?? '']: { result: 'stale' as const, message: 'someone edited it' },
    };
    const body = render({ state: 'conflicted', approval, cursor: 3 }, { results });
    expect(head(body)).toContain('### 2 of 3 changes written, 1 not');
    expect(body).toContain('| ⚠️ not written: it moved<br>someone edited it |');
  });

  test('approved and applying: how far it is', () => {
    const [first] = PLAN.changes;
    const results = { [first?.id ?? '']: { result: 'written' as const } };
    expect(head(render({ state: 'applying', approval }, { results }))).toContain(
      '### Writing: 1 of 3 changes done',
    );
    expect(blocks(render({ state: 'approved', approval }), '')).toEqual([]);
  });

  test('queued: why, since when, and when it goes on', () => {
    const waiting = {
      code: 'rate-limited',
      message: 'the tracker asks to wait',
      since: '2026-11-20T10:01:00Z',
      retryAt: '2026-11-20T11:00:00Z',
    };
    expect(head(render({ state: 'queued', waiting }))).toBe(
      '### 3 writes wait for the upstream\n\nWaiting since 2026-11-20 10:01 UTC. The tracker asks to wait. It goes on by itself in the first run after 2026-11-20 11:00 UTC. Nothing is lost and nothing is written twice.',
    );
  });

  test('held: how far over the limit, and the way on', () => {
    const guarded = { limit: 'deletes', side: 'remote', planned: 42, allowed: 10 } as const;
    const body = render({ state: 'held', plan: { ...PLAN, guarded } });
    expect(head(body)).toContain('### Held: 42 deletes upstream, 32 more than allowed');
    expect(head(body)).toContain('`limits.deletes`');
    expect(blocks(body, '')).toEqual([]);
  });

  test('superseded: the old digest is worthless, and which one counts', () => {
    const body = render({ state: 'superseded' }, { current: { session: 'NEW', digest: 'f'.repeat(64) } });
    expect(head(body)).toContain(
      `\`${SHORT}\` can no longer be applied. The plan that counts is \`ffffffffffff\``,
    );
    expect(blocks(body, '')).toEqual([]);
  });

  test('abandoned, undone, nothing to do', () => {
    expect(head(render({ state: 'abandoned' }))).toContain('### This preview was abandoned');
    expect(head(render({ state: 'undone' }))).toContain('### What was written was taken back');
    const empty = planOf([]);
    expect(head(render({ plan: empty }))).toContain('### Nothing to do');
    expect(blocks(render({ plan: empty }), '')).toEqual([]);
  });

  test('A44: a fork is told that nothing is written from here', () => {
    const body = render({}, { approval: 'fork' });
    expect(body).toContain('nothing is written from here');
    expect(blocks(body, '')).toEqual([]);
  });
});

describe('a plan that is too large', () => {
  const large = (many: number, length: number): readonly Story[] =>
    Array.from({ length: many }, (_, n) => {
      const base = { title: `Record ${n}`, body: 'old text\n', status: 'todo', labels: [], criteria: null };
      return {
        record: `back-${n}`,
        id: `${n}`,
        base,
        local: { ...base, body: `${`new text ${n} 😀 `.repeat(length)}\n` },
        remote: base,
      };
    });

  test.each([
    [3, 5000],
    [40, 200],
    [250, 30],
    [900, 5],
    [3000, 1],
  ])('A38: %i records of %i words fit, every block whole, with the way to the rest', (many, length) => {
    const body = render({ plan: { ...planOf(large(many, length)), guarded: undefined as never } });
    expect(body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH);
    expect(body.length).toBeGreaterThan(MAX_BODY_LENGTH / 4);
    expect(new TextEncoder().encode(body).length).toBeLessThan(262_144);
    expect(activeParts(body)).toEqual([]);
    expect(body).toContain(`### ${many} records will change upstream`);
    expect(body).toContain(`sessions/${SESSION_ID}.json`);
    expect(blocks(body, '')).toHaveLength(1);
    for (const text of blocks(body, 'json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
    const rows = body.split('\n').filter((line) => line.startsWith('| update |')).length;
    if (rows < many) expect(body).toContain(`*and ${many - rows} more, all of them in the [stored session]`);
    expect(parsePreviewComment(body)?.session).toBe(SESSION_ID);
  });

  test('the largest record gives way first', () => {
    const stories = [...large(1, 20_000), ...large(5, 3).slice(1)];
    const body = render({ plan: planOf(stories) });
    expect(blocks(body, 'json')).toHaveLength(4);
    expect(body).toContain('too long to show here');
  });
});

test('nothing from outside acts, whatever the records are made of (A22, A34, A37, A39)', () => {
  fc.assert(
    fc.property(nastyStories, (stories) => {
      const body = renderPreviewComment(previewOf(sessionOf(planOf(stories))));
      expect(activeParts(body)).toEqual([]);
      expect(blocks(body, '').filter((text) => text.startsWith('/sync')).length).toBeLessThanOrEqual(1);
      expect(body.split('\n').filter((line) => /^\s*\/sync/.test(line)).length).toBeLessThanOrEqual(1);
      expect(parsePreviewComment(body)?.session).toBe(SESSION_ID);
    }),
    { numRuns: 100 },
  );
});

test('A40: credentials are redacted wherever they stand', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(4)}`;
  const [story] = EVERYDAY;
  const local = {
    ...story?.local,
    title: `Use ${token}`,
    body: `call it with hunter2-hunter2\nor ${token}\n`,
  };
  const plan = planOf([{ ...story, record: 'back-12', local }]);
  const body = renderPreviewComment(
    previewOf(sessionOf(plan), { secrets: ['hunter2-hunter2'], notes: [`token ${token}`] }),
  );
  expect(body).not.toContain(token);
  expect(body).not.toContain('hunter2');
  expect(body).toContain('[redacted]');
});
