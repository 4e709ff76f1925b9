import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../src/kernel/session.ts';
import { renderCheckRun } from '../../../src/views/markdown/check-run.ts';
import { MAX_CHECK_BYTES, byteLength } from '../../../src/views/markdown/limits.ts';
import type { PreviewInput } from '../../../src/views/markdown/preview-input.ts';
import { activeParts } from './inert.ts';
import { EVERYDAY, planOf, previewOf, sessionOf } from './samples.ts';

const CONFLICTING = planOf(EVERYDAY);
const PLAN = planOf(EVERYDAY.slice(0, 3));
const check = (session: Partial<Session> = {}, about: Partial<PreviewInput> = {}) =>
  renderCheckRun(previewOf({ ...sessionOf(PLAN), ...session }, about));

describe('the check run', () => {
  test('says what the comment says', () => {
    const { title, summary, text } = check();
    expect(title).toBe('3 records will change upstream: 2 updates, 1 new');
    expect(summary).toContain('Nothing is written upstream until someone with the right to approve');
    expect(text).toContain('| update | Sign in with a link by mail<br>`back-12` |');
    expect(activeParts(text)).toEqual([]);
  });

  test.each<[ReturnType<typeof check>['conclusion'], Partial<Session>, Partial<PreviewInput>]>([
    ['action_required', {}, {}],
    ['neutral', {}, { approval: 'fork' }],
    ['neutral', {}, { approval: 'none' }],
    ['neutral', { state: 'applying' }, {}],
    ['neutral', { state: 'superseded' }, {}],
    ['success', { state: 'applied' }, {}],
    ['action_required', { state: 'applied' }, { results: { x: { result: 'failed' } } }],
    ['success', { plan: planOf([]) }, {}],
    ['action_required', { plan: CONFLICTING }, {}],
    ['failure', { state: 'held' }, {}],
    [
      'failure',
      { plan: { ...PLAN, guarded: { limit: 'writes', side: 'remote', planned: 2, allowed: 1 } } },
      {},
    ],
  ])('%s', (conclusion, session, about) => {
    expect(check(session, about).conclusion).toBe(conclusion);
  });

  test('marks the lines that conflict, with neutral words', () => {
    const [conflict] = CONFLICTING.conflicts;
    const places = [
      { conflict: conflict?.id ?? '', path: 'backlog/back-22.md', line: 7 },
      { conflict: 'unknown', path: 'x.md', line: 1 },
    ];
    const { annotations } = renderCheckRun(previewOf(sessionOf(CONFLICTING)), places);
    expect(annotations).toEqual([
      {
        path: 'backlog/back-22.md',
        start_line: 7,
        end_line: 7,
        annotation_level: 'warning',
        title: 'Conflict in back-22: body',
        message: expect.stringContaining('both sides changed it') as unknown,
      },
    ]);
  });

  test('A38: keeps the limits in bytes, not in characters', () => {
    const base = { title: 'ü', body: 'ü\n', status: 'todo', labels: [], criteria: null };
    const stories = Array.from({ length: 200 }, (_, n) => ({
      record: `back-${n}`,
      id: `${n}`,
      base,
      local: { ...base, title: '日本語'.repeat(50), body: `${'日本語 '.repeat(200)}\n` },
      remote: base,
    }));
    const { text, summary } = check({ plan: planOf(stories) });
    expect(byteLength(text)).toBeLessThanOrEqual(MAX_CHECK_BYTES);
    expect(byteLength(text)).toBeGreaterThan(MAX_CHECK_BYTES / 2);
    expect(byteLength(summary)).toBeLessThan(MAX_CHECK_BYTES);
    expect(activeParts(text)).toEqual([]);
  });
});
