import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../src/views/markdown/refusals.ts';
import type { Reply } from '../../../src/views/markdown/replies.ts';
import { renderReply } from '../../../src/views/markdown/replies.ts';
import { activeParts } from './inert.ts';
import { NASTY_PIECES } from './nasty.ts';

const COMMANDS = [
  {
    name: 'apply',
    usage: '/sync apply <digest> [--only <record>]',
    about: 'Writes the plan that this digest names.',
  },
  { name: 'resolve', usage: '/sync resolve <field>=<choice> …', about: 'Settles conflicts.' },
];
const DIGEST = 'ab'.repeat(32);

/** One of each refusal, with a text from outside in every member. */
const refusals = (text: string): readonly Refusal[] => [
  { kind: 'not-allowed', needs: text },
  { kind: 'permission-unknown' },
  { kind: 'second-person' },
  { kind: 'bot' },
  { kind: 'no-digest' },
  { kind: 'short-digest', given: text },
  { kind: 'stale-digest', given: text },
  { kind: 'stale-digest', given: text, current: DIGEST },
  { kind: 'head-moved', previewed: text, head: text },
  { kind: 'config-moved' },
  { kind: 'comment-edited' },
  { kind: 'preview-altered' },
  { kind: 'already-used', session: text, by: text, at: text },
  { kind: 'closed' },
  { kind: 'draft' },
  { kind: 'fork' },
  { kind: 'wrong-place', belongs: text },
  { kind: 'expired' },
  { kind: 'no-session', session: text },
  { kind: 'wrong-state', session: text, state: text },
  { kind: 'bulk-guard', planned: 5, allowed: 2 },
  { kind: 'state-altered', message: text },
  { kind: 'state-read-only' },
  { kind: 'busy' },
  { kind: 'nothing-waits' },
  { kind: 'unknown-record', record: text },
  { kind: 'bad-decision', message: text },
  { kind: 'bad-usage', message: text, usage: text },
  { kind: 'several-commands' },
  { kind: 'too-long' },
];

/** A forecast whose limit counts something named in a state that anybody may have written. */
const slow = (of: string) => ({
  writes: 4500,
  seconds: 8 * 3600,
  runs: 9,
  limit: { of, most: 500, seconds: 3600, create: 1, update: 0, delete: 0 },
});

/** One of each reply, with a text from outside in every member. */
const replies = (text: string): readonly Reply[] => [
  { kind: 'help', commands: [{ name: text, usage: text, about: text }] },
  { kind: 'unknown-command', given: text, commands: COMMANDS },
  { kind: 'previewed', digest: DIGEST, changes: 1, conflicts: 2, url: text },
  { kind: 'nothing-to-do' },
  {
    kind: 'applied',
    session: text,
    written: 1,
    of: 2,
    problems: [{ record: text, message: text }],
    conflicts: 1,
    url: text,
  },
  { kind: 'queued', session: text, written: 1, left: 2, why: text, retryAt: text, forecast: slow(text) },
  {
    kind: 'resolved',
    decisions: [{ record: text, field: text, choice: text }],
    open: 0,
    digest: DIGEST,
    url: text,
  },
  { kind: 'undone', session: text, taken: 1, problems: [{ record: text, message: text }] },
  { kind: 'abandoned', session: text },
  {
    kind: 'status',
    sessions: [
      {
        sync: text,
        session: text,
        digest: text,
        state: text,
        changes: 1,
        done: 0,
        conflicts: 0,
        waiting: text,
        forecast: slow(text),
        queue: [
          { record: text, title: text, kind: text, side: 'local', isInDoubt: true, since: text, later: text },
        ],
      },
    ],
  },
  { kind: 'failed', code: text, title: text, nextStep: text, message: text },
  ...refusals(text).map((why) => ({ kind: 'refused', why }) as const),
];

describe('a reply to a command', () => {
  test('help lists every command', () => {
    expect(renderReply({ kind: 'help', commands: COMMANDS })).toContain(
      '| `/sync apply <digest> [--only <record>]` | Writes the plan that this digest names. |',
    );
  });

  test('an unknown command names the nearest one', () => {
    expect(renderReply({ kind: 'unknown-command', given: 'aply', commands: COMMANDS })).toContain(
      'There is no command `/sync aply`. Did you mean `/sync apply`?',
    );
    expect(renderReply({ kind: 'unknown-command', given: 'x', commands: COMMANDS })).not.toContain(
      'Did you mean',
    );
  });

  test('E39, E40: of what waits says when it goes on, and how long what is left takes', () => {
    const forecast = slow('new issues');
    const told = '4,500 writes left take about 8 h, in at least 9 runs an hour apart: at most 500 new issues';
    const waits = {
      kind: 'queued',
      session: 'S',
      written: 500,
      left: 4500,
      why: 'a limit',
      forecast,
    } as const;
    expect(renderReply(waits)).toContain(told);
    const one = { sync: 's', session: 'S', digest: DIGEST, state: 'queued', changes: 5000, conflicts: 0 };
    const status = (more: object) =>
      renderReply({ kind: 'status', sessions: [{ ...one, done: 500, waiting: 'a limit', ...more }] });
    expect(status({ forecast })).toContain(`| a limit ${told}`);
    expect(status({ forecast: null })).toContain('| a limit |');
  });

  test('E35, E39: status names what waits, since when, and what of it is in doubt', () => {
    const at = '2026-11-20T10:00:00.000Z';
    const waits = { kind: 'update', side: 'remote', since: at, isInDoubt: false } as const;
    const queue = [
      { ...waits, record: 'back-1', title: 'Sign in', later: 'S2' },
      { ...waits, record: 'back-2', title: 'Sign out', kind: 'create', isInDoubt: true },
    ];
    const one = {
      sync: 's',
      session: 'S1',
      digest: DIGEST,
      state: 'queued',
      changes: 2,
      done: 0,
      conflicts: 0,
    };
    expect(renderReply({ kind: 'status', sessions: [{ ...one, queue }] })).toContain(`What waits:

- update \`back-1\` Sign in, since 2026-11-20 10:00 UTC, edited again since
- create \`back-2\` Sign out, since 2026-11-20 10:00 UTC, **sent without an answer**, found out first`);
  });

  test('A12–A21: a refusal says that nothing was written, why, and what to do', () => {
    for (const why of refusals('x')) {
      const text = renderReply({ kind: 'refused', why });
      expect(text).toMatch(/^🚫 \*\*Nothing was written\.\*\* [A-Z`x].*[.:x`]/s);
      expect(text.length).toBeLessThan(400);
    }
  });

  test('A13: an older digest is told the current one', () => {
    const why = { kind: 'stale-digest', given: '0123456789ab', current: DIGEST } as const;
    expect(renderReply({ kind: 'refused', why })).toContain(
      '`0123456789ab` is not the plan that stands now. Read the preview again; the current plan is `abababababab`.',
    );
  });

  test('A19: a second approval is told who applied it and when', () => {
    const why = { kind: 'already-used', session: 'S1', by: 'alice', at: '2026-11-20T10:00:00.000Z' } as const;
    expect(renderReply({ kind: 'refused', why })).toBe(
      '🚫 **Nothing was written.** Session `S1` was already applied by `alice` at 2026-11-20 10:00 UTC; an approval counts once.',
    );
  });

  test('an apply is reported with what was not written and the way back', () => {
    const text = renderReply({
      kind: 'applied',
      session: 'S1',
      written: 2,
      of: 3,
      problems: [{ record: 'back-3', message: 'it moved' }],
      conflicts: 1,
    });
    expect(text).toBe(
      '⚠️ 2 of 3 changes written.\n\n- `back-3`: it moved\n\n1 conflict still waits for a decision.\n\nTo take it back: `/sync undo S1`',
    );
  });

  test('status shows each open session', () => {
    expect(renderReply({ kind: 'status', sessions: [] })).toBe('Nothing waits: no session is open.');
    const session = {
      sync: 'backlog',
      session: 'S1',
      digest: DIGEST,
      state: 'queued',
      changes: 3,
      done: 1,
      conflicts: 0,
    };
    expect(renderReply({ kind: 'status', sessions: [session] })).toContain(
      '| backlog | queued | 1 of 3 changes | 0 | `abababababab` | `S1` |  |',
    );
  });

  test.each(NASTY_PIECES)('A34, A37: with %j in every member nothing acts, and it is no command', (piece) => {
    for (const reply of replies(`a ${piece} b`)) {
      const text = renderReply(reply);
      expect(activeParts(text)).toEqual([]);
      expect(text).not.toMatch(/^\s*\/sync/m);
    }
  });

  test('A40: no credential is shown', () => {
    for (const reply of replies('is hunter2-hunter2'))
      expect(renderReply(reply, ['hunter2-hunter2'])).not.toContain('hunter2');
  });
});
