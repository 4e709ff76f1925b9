import { describe, expect, test } from '@jest/globals';
import type { SessionEvent } from '../../src/kernel/advance.ts';
import { OPEN_STATES, advance, isOpen, mergeResolutions } from '../../src/kernel/advance.ts';
import type { Resolution } from '../../src/kernel/conflict.ts';
import type { Session, SessionState } from '../../src/kernel/session.ts';
import { sampleSession } from '../support/state-samples.ts';

const AT = '2026-02-01T00:00:00.000Z';
const APPROVAL = { by: 'octocat', at: AT, digest: 'abc' };
const WAITING = { code: 'unreachable', message: 'No answer.', since: AT };

const EVENTS: { readonly [kind in SessionEvent['kind']]: Extract<SessionEvent, { kind: kind }> } = {
  approve: { kind: 'approve', approval: APPROVAL },
  start: { kind: 'start' },
  progress: { kind: 'progress', cursor: 2 },
  finish: { kind: 'finish', conflicts: false },
  wait: { kind: 'wait', waiting: WAITING },
  hold: { kind: 'hold' },
  resolve: { kind: 'resolve', resolutions: [] },
  replan: { kind: 'replan', plan: sampleSession().plan, digest: 'd'.repeat(64) },
  supersede: { kind: 'supersede', by: 'S2' },
  abandon: { kind: 'abandon' },
  lease: { kind: 'lease', lease: { pull: 12, records: [{ record: 'back-1' }] } },
  undo: { kind: 'undo' },
};

/** Every legal move: from the state on the left, by these events, to these states. */
const MOVES: {
  readonly [state in SessionState]: { readonly [kind in SessionEvent['kind']]?: SessionState };
} = {
  previewed: {
    approve: 'approved',
    wait: 'queued',
    hold: 'held',
    resolve: 'previewed',
    replan: 'previewed',
    supersede: 'superseded',
    abandon: 'abandoned',
  },
  approved: {
    start: 'applying',
    wait: 'queued',
    supersede: 'superseded',
    abandon: 'abandoned',
    lease: 'approved',
  },
  applying: {
    start: 'applying',
    progress: 'applying',
    finish: 'applied',
    wait: 'queued',
    lease: 'applying',
  },
  conflicted: {
    approve: 'approved',
    resolve: 'conflicted',
    replan: 'previewed',
    supersede: 'superseded',
    abandon: 'abandoned',
    lease: 'conflicted',
    undo: 'undone',
  },
  queued: {
    approve: 'approved',
    start: 'applying',
    wait: 'queued',
    resolve: 'queued',
    replan: 'previewed',
    supersede: 'superseded',
    abandon: 'abandoned',
    lease: 'queued',
  },
  held: { resolve: 'held', replan: 'previewed', supersede: 'superseded', abandon: 'abandoned' },
  applied: { lease: 'applied', undo: 'undone' },
  superseded: { lease: 'superseded', undo: 'undone' },
  abandoned: { lease: 'abandoned', undo: 'undone' },
  undone: {},
};

const STATES = Object.keys(MOVES) as SessionState[];

function moved(session: Session, event: SessionEvent): Session {
  const result = advance(session, event, AT);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('the moves of a session', () => {
  test.each(STATES.flatMap((state) => Object.values(EVENTS).map((event) => [state, event.kind] as const)))(
    '%s, %s',
    (state, kind) => {
      const result = advance(sampleSession({ state }), EVENTS[kind], AT);
      const wanted = MOVES[state][kind];
      if (wanted === undefined) {
        expect(result).toEqual({
          ok: false,
          error: {
            code: 'illegal-move',
            message: `session ${sampleSession().id} is ${state}: it cannot ${kind} any more`,
          },
        });
      } else {
        expect(result).toMatchObject({ ok: true, value: { state: wanted, updatedAt: AT } });
      }
    },
  );

  test('an ended one waits for nothing', () => {
    expect(STATES.filter((state) => isOpen({ state }))).toEqual(
      expect.arrayContaining(['previewed', 'approved', 'applying', 'conflicted', 'queued', 'held']),
    );
    expect(OPEN_STATES).toHaveLength(6);
  });
});

describe('what a move changes', () => {
  test('an approval is kept as it was given', () => {
    expect(moved(sampleSession({ state: 'previewed' }), EVENTS.approve).approval).toEqual(APPROVAL);
  });

  test('a start ends the waiting', () => {
    expect(moved(sampleSession({ state: 'queued' }), EVENTS.start)).not.toHaveProperty('waiting');
  });

  test('the cursor never shrinks', () => {
    const session = sampleSession({ state: 'applying', cursor: 3 });
    expect(moved(session, { kind: 'progress', cursor: 2 }).cursor).toBe(3);
    expect(moved(session, { kind: 'progress', cursor: 4 }).cursor).toBe(4);
  });

  test('an end with conflicts is open', () => {
    const ended = moved(sampleSession({ state: 'applying' }), { kind: 'finish', conflicts: true });
    expect(ended.state).toBe('conflicted');
  });

  test('waiting says why', () => {
    expect(moved(sampleSession({ state: 'applying' }), EVENTS.wait).waiting).toEqual(WAITING);
  });

  test('I13: another plan has another digest, and no approval', () => {
    const { plan } = sampleSession();
    const next = { ...plan, changes: [] };
    const session = moved(sampleSession(), { kind: 'replan', plan: next, digest: 'd'.repeat(64) });
    expect(session).toMatchObject({ plan: next, digest: 'd'.repeat(64) });
    expect(session).not.toHaveProperty('approval');
  });

  test('another plan leaves everything else of the session', () => {
    const before = sampleSession({ state: 'queued', waiting: WAITING });
    const { approval: _approval, ...kept } = before;
    const plan = { ...before.plan, changes: [] };
    const digest = 'd'.repeat(64);
    expect(moved({ ...before, approval: APPROVAL }, { kind: 'replan', plan, digest })).toStrictEqual({
      ...kept,
      state: 'previewed',
      plan,
      digest,
      updatedAt: AT,
    });
  });

  test('a lease is kept until it is given back', () => {
    const leased = moved(sampleSession({ state: 'applied' }), EVENTS.lease);
    expect(leased).toStrictEqual({
      ...sampleSession({ state: 'applied' }),
      lease: { pull: 12, records: [{ record: 'back-1' }] },
      updatedAt: AT,
    });
    const { lease: _lease, ...without } = leased;
    expect(moved(leased, { kind: 'lease', lease: null })).toStrictEqual(without);
    expect(moved(leased, EVENTS.undo)).toStrictEqual({ ...without, state: 'undone' });
  });

  test('only another plan changes plan and digest', () => {
    const { plan, digest } = sampleSession();
    for (const state of STATES) {
      for (const event of Object.values(EVENTS).filter(({ kind }) => kind !== 'replan')) {
        const result = advance(sampleSession({ state }), event, AT);
        if (result.ok) expect(result.value).toMatchObject({ plan, digest });
      }
    }
  });

  test('a replaced session names the next one', () => {
    expect(moved(sampleSession(), EVENTS.supersede).supersededBy).toBe('S2');
  });
});

describe('decisions', () => {
  const decision = (conflict: string, choice: Resolution['choice']): Resolution => ({
    conflict,
    record: 'a',
    field: 'title',
    choice,
    by: 'octocat',
    at: AT,
  });

  test('a later one on the same conflict replaces the earlier', () => {
    const earlier = [decision('c1', 'local'), decision('c2', 'local')];
    expect(mergeResolutions(earlier, [decision('c1', 'remote')])).toEqual([
      decision('c2', 'local'),
      decision('c1', 'remote'),
    ]);
    expect(mergeResolutions(earlier, [])).toEqual(earlier);
  });

  test('are added to a session', () => {
    const session = moved(sampleSession(), { kind: 'resolve', resolutions: [decision('c9', 'base')] });
    expect(session.resolutions.map(({ conflict }) => conflict)).toEqual(['c1', 'c9']);
  });
});
