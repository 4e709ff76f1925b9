import { expect, test } from '@jest/globals';
import { renderJobSummary } from '../../../src/views/markdown/job-summary.ts';
import { MAX_SUMMARY_BYTES, byteLength } from '../../../src/views/markdown/limits.ts';
import { activeParts } from './inert.ts';
import { NASTY_PIECES } from './nasty.ts';
import { EVERYDAY, planOf, previewOf, sessionOf } from './samples.ts';

const preview = previewOf(sessionOf(planOf(EVERYDAY)), { approval: 'fork' });

test('A41: says how each sync ended and what to do, with the preview where it has no other place', () => {
  const summary = renderJobSummary([
    { sync: 'backlog', code: 'conflicts', preview, messages: ['read by a token that cannot write'] },
    {
      sync: 'specs',
      code: 'nothing-to-do',
      links: [{ text: 'sync issue', url: 'https://github.com/octo/app/issues/3' }],
    },
  ]);
  expect(summary).toContain('## ⏸️ backlog: Conflicts wait for a person.');
  expect(summary).toContain('**Next:** Settle them with resolve, then apply. (`conflicts`)');
  expect(summary).toContain('- read by a token that cannot write');
  expect(summary).toContain('| update | Sign in with a link by mail<br>`back-12` |');
  expect(summary).toContain('## ✅ specs: Both sides agree.');
  expect(summary).toContain('[sync issue](<https://github.com/octo/app/issues/3>)');
});

test('A37, A40: nothing in it acts, and no credential is shown', () => {
  const summary = renderJobSummary([
    {
      sync: '@octo/team',
      code: 'bug',
      messages: [...NASTY_PIECES.slice(0, 19), 'is hunter2-hunter2'],
      secrets: ['hunter2-hunter2'],
    },
    {
      sync: 'x',
      code: 'stale',
      messages: NASTY_PIECES.slice(19),
      links: [{ text: 'x', url: 'javascript:alert(1)' }],
    },
  ]);
  expect(activeParts(summary)).toEqual([]);
  expect(summary).not.toContain('hunter2');
});

test('many syncs share the room', () => {
  const base = { title: 'a', body: 'a\n', status: 'todo', labels: [], criteria: null };
  const plan = planOf(
    Array.from({ length: 200 }, (_, n) => ({
      record: `r${n}`,
      id: `${n}`,
      base,
      local: { ...base, body: `${'word '.repeat(400)}\n` },
      remote: base,
    })),
  );
  const summary = renderJobSummary(
    Array.from({ length: 30 }, () => ({
      sync: 'a',
      code: 'previewed' as const,
      preview: previewOf(sessionOf(plan)),
    })),
  );
  expect(byteLength(summary)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
});

test('E72, A41: of a preview that was not stored there is no digest to approve, and no link to it', () => {
  const shown = { approval: 'comment', isUnstored: true } as const;
  const session = sessionOf(planOf(EVERYDAY));
  const summary = (surface: 'pull-request' | 'sync-issue') =>
    renderJobSummary([
      { sync: 'backlog', code: 'previewed', preview: previewOf(session, { ...shown, surface }) },
    ]);
  for (const text of [summary('pull-request'), summary('sync-issue')]) {
    expect(text).not.toContain('/sync apply');
    expect(text).not.toContain('[stored session]');
    expect(text).toContain('This preview is not stored, so it cannot be approved.');
  }
  expect(summary('pull-request')).toContain('```\n/sync preview\n```');
  expect(summary('sync-issue')).toContain('without `dry-run`');
});
