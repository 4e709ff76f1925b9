import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { choicesOf, parseDecision } from '../../../src/kernel/choice.ts';
import type { Conflict, Resolution } from '../../../src/kernel/conflict.ts';
import { mergeDraft } from '../../../src/views/merge-draft.ts';
import type { ConflictIssueInput } from '../../../src/views/markdown/conflict-issue.ts';
import { parseConflictIssue, renderConflictIssue } from '../../../src/views/markdown/conflict-issue.ts';
import { parseConflictRollup, renderConflictRollup } from '../../../src/views/markdown/conflict-rollup.ts';
import { MAX_BODY_LENGTH } from '../../../src/views/markdown/limits.ts';
import { activeParts, blocks } from './inert.ts';
import { nasty } from './nasty.ts';
import { EVERYDAY, SESSION_ID, issueOf, nastyStories, planOf } from './samples.ts';

const PLAN = planOf(EVERYDAY);
const render = (about: Partial<ConflictIssueInput> = {}) => renderConflictIssue(issueOf(PLAN, about));

const decided = (conflict: Conflict | undefined, choice: Resolution['choice']): Resolution => ({
  conflict: conflict?.id ?? '',
  record: conflict?.record ?? '',
  field: conflict?.field ?? '',
  choice,
  by: 'alice',
  at: '2026-11-20T10:00:00.000Z',
});
const [BODY, TITLE] = PLAN.conflicts;

describe('the issue of a record in conflict', () => {
  test('shows the three values side by side, with what each side made of them', () => {
    const { body } = render();
    expect(body).toContain(
      '| Sign out everywhere | Sign out <b>on every device</b> | Sign out <b>of all sessions</b> |',
    );
    expect(body).toContain('for one <b>day</b> and works once. |');
    expect(body).toContain('1 passage conflicts; everything else of it merges by itself.');
  });

  test('has the difference of the two sides, and the draft of a merge to copy', () => {
    const { body } = render();
    expect(blocks(body, 'diff').at(-1)).toContain('by mail. The link is valid for two hours');
    expect(blocks(body, 'diff').at(-1)).toContain('by mail. The link is valid for one day');
    expect(blocks(body, 'text')).toContain(BODY === undefined ? '' : mergeDraft(BODY).replace(/\n$/, ''));
  });

  test('has for each choice a command that the parser understands, and one for all of them', () => {
    const { body } = render();
    for (const conflict of PLAN.conflicts) {
      for (const choice of choicesOf(conflict)) {
        expect(body).toContain(`| \`/sync resolve ${conflict.field}=${choice}\` |`);
        const own = choice === 'value' || choice === 'merged' ? ':own text' : '';
        expect(parseDecision(`${conflict.field}=${choice}${own}`).ok).toBe(true);
      }
    }
    expect(blocks(body, '')).toEqual(['/sync resolve title=local body=remote']);
    expect(blocks(body, 'text').at(-1)).toBe('/sync resolve body=merged\n```\nyour text\n```');
  });

  test('is named after the record and parsed back from its marker', () => {
    const { title, body } = render();
    expect(title).toBe('Sync conflict in backlog/back-22: Sign in by mail');
    expect(parseConflictIssue(body)).toMatchObject({
      kind: 'conflict',
      sync: 'backlog',
      record: 'back-22',
      session: SESSION_ID,
    });
    expect(parseConflictIssue('x')).toBeNull();
  });

  test('waiting: on which fields', () => {
    expect(render().body).toContain('**Waiting for a decision** on title, body.');
    expect(render({ resolutions: [decided(TITLE, 'local')] }).body).toContain(
      '**Waiting for a decision** on body.',
    );
  });

  test('decided: what and by whom, without commands for it', () => {
    const { body } = render({
      resolutions: [decided(TITLE, 'local'), decided(BODY, 'remote')],
      state: { kind: 'decided' },
    });
    expect(body).toContain('**Decided.** The next apply writes it');
    expect(body).toContain(
      '**Decided: remote** (take what stands upstream), by `alice` at 2026-11-20 10:00 UTC.',
    );
    expect(body).not.toContain('/sync resolve');
  });

  test('E63: void: says so, whose decision it was, and shows the new difference', () => {
    const { body } = render({ state: { kind: 'void', decisions: [decided(TITLE, 'local')] } });
    expect(body).toContain('the decision no longer counts.');
    expect(body).toContain('> Void: title as local, by `alice`.');
    expect(body).toContain('Sign out <b>of all sessions</b>');
  });

  test('settled: what was done, and nothing to choose', () => {
    const { body } = render({ state: { kind: 'settled', done: ['title was written upstream'] } });
    expect(body).toContain('**Settled.**');
    expect(body).toContain('> - title was written upstream');
    expect(body).not.toContain('/sync resolve');
  });

  test('a record that one side deleted shows its fields and the choices keep and delete', () => {
    const fields = { title: 'Old', body: 'a\n', status: 'todo', labels: [], criteria: null };
    const gone = planOf([{ record: 'back-9', base: fields, local: { ...fields, title: 'New' } }]);
    const { body } = renderConflictIssue(issueOf(gone, { title: 'New' }));
    expect(body).toContain('| Field | Agreed before | In the repository | Upstream (deleted) |');
    expect(body).toContain('| title | Old | <b>New</b> | *nothing* |');
    expect(body).toContain('`/sync resolve @record=keep`');
    expect(body).toContain('`/sync resolve @record=delete`');
  });

  test('records that may be one are listed', () => {
    const link: Conflict = {
      id: 'l',
      kind: 'ambiguous-link',
      record: 'a',
      field: '@link',
      base: null,
      local: { id: 'a', title: 'Same' },
      remote: [
        { id: 'R-1', title: 'Same' },
        { id: 'R-2', title: 'Same' },
      ],
    };
    const { body } = renderConflictIssue(issueOf(PLAN, { record: 'a', conflicts: [link] }));
    expect(body).toContain('| upstream | `R-2` | Same |');
    expect(body).toContain('`@link=value:<id>`');
  });
});

describe('long conflicts (A38)', () => {
  test.each([2_000, 30_000, 300_000])('%i characters a side fit', (length) => {
    const text = (word: string) => `${word} 😀 line\n`.repeat(Math.floor(length / 10));
    const fields = { title: 't', status: 'todo', labels: [], criteria: null };
    const plan = planOf([
      {
        record: 'a',
        base: { ...fields, body: text('base') },
        local: { ...fields, body: text('local') },
        remote: { ...fields, body: text('remote') },
      },
    ]);
    const { body } = renderConflictIssue(issueOf(plan));
    expect(body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH);
    expect(activeParts(body)).toEqual([]);
    expect(body).toContain('`/sync resolve body=local`');
    expect(body).toContain(`sessions/${SESSION_ID}.json`);
  });

  test('very many fields fit', () => {
    const conflicts = Array.from({ length: 2000 }, (_, n): Conflict => {
      return {
        id: `${n}`,
        kind: 'edit-edit',
        record: 'a',
        field: `f${n}`,
        base: 'x',
        local: 'y',
        remote: 'z',
      };
    });
    const { body } = renderConflictIssue(issueOf(PLAN, { record: 'a', conflicts }));
    expect(body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH);
    expect(body).toContain('and 1950 more');
  });
});

describe('the roll-up of very many conflicts', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n): Conflict => ({
      ...(TITLE as Conflict),
      id: `${n}`,
      record: `back-${n}`,
    }));

  test('has a row for each and a command for several at once', () => {
    const { title, body } = renderConflictRollup({
      ...issueOf(PLAN),
      conflicts: many(30),
      titles: { 'back-3': 'Three' },
    });
    expect(title).toBe('Sync conflicts in backlog: 30 records');
    expect(body).toContain(
      '| Three `back-3` | title | Sign out on every device | Sign out of all sessions | both sides changed it |',
    );
    expect(blocks(body, '')).toEqual([
      '/sync resolve back-0:title=local back-1:title=remote',
      '/sync resolve --all local',
    ]);
    expect(parseConflictRollup(body)).toMatchObject({ kind: 'rollup', session: SESSION_ID });
    expect(parseConflictRollup(render().body)).toBeNull();
  });

  test('A38: thousands fit, the rest is counted', () => {
    const { body } = renderConflictRollup({ ...issueOf(PLAN), conflicts: many(5000) });
    expect(body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH);
    expect(body).toMatch(/\*and \d+ more, all of them in the \[stored session\]/);
  });
});

test('nothing from outside acts, whatever the records are made of (A37, A39)', () => {
  fc.assert(
    fc.property(nastyStories, nasty(4), (stories, title) => {
      const plan = planOf(stories);
      if (plan.conflicts.length === 0) return;
      const issue = renderConflictIssue(issueOf(plan, { title }));
      expect(activeParts(issue.body)).toEqual([]);
      expect(issue.title).not.toMatch(/@|#\d|[\n\r]/);
      expect(parseConflictIssue(issue.body)?.record).toBe(plan.conflicts[0]?.record);
      const rollup = renderConflictRollup({ ...issueOf(plan), conflicts: plan.conflicts });
      expect(activeParts(rollup.body)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
