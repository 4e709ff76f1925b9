import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { redactAll } from '../../../src/views/markdown/redact.ts';
import {
  parseSyncBody,
  renderSyncIssue,
  renderSyncPullRequest,
} from '../../../src/views/markdown/sync-pull-request.ts';
import { activeParts, blocks } from './inert.ts';
import type { Story } from './samples.ts';
import { EVERYDAY, nastyStories, planOf, previewOf, sessionOf } from './samples.ts';

/** The same stories, with upstream as the side that changed. */
const fromUpstream: readonly Story[] = EVERYDAY.slice(0, 2).map((story) => ({
  ...story,
  record: `${story.record}-up`,
  id: `${story.id ?? ''}9`,
  local: story.remote ?? {},
  remote: story.local ?? {},
}));
const PLAN = planOf([...EVERYDAY, ...fromUpstream]);
const render = (plan = PLAN) => renderSyncPullRequest({ ...previewOf(sessionOf(plan)), surface: 'sync-pr' });

describe('the sync pull request', () => {
  test('tells what merging accepts apart from what the command writes', () => {
    const { title, body } = render();
    expect(title).toBe(
      'Sync backlog: 3 records will change upstream: 2 updates, 1 new; 2 records in the repository: 2 updates',
    );
    const [, upstream = '', here = ''] = body.split(/^#### /m);
    expect(upstream).toMatch(/^Upstream\n[\s\S]*`back-12`/);
    expect(here).toMatch(/^In the repository\n[\s\S]*`back-12-up`/);
    expect(blocks(body, '')).toEqual([`/sync apply ${sessionOf(PLAN).digest.slice(0, 12)}`]);
  });

  test('its own commands and characters are not calmed, only what came from outside', () => {
    const fields = { title: 'Old', body: 'a\n', status: 'todo', labels: [], criteria: null };
    const gone = { record: 'back-9', base: fields, local: { ...fields, title: 'New' } };
    const { body } = render(planOf([...EVERYDAY, gone]));
    expect(body).not.toMatch(/[＃＠：]/u);
    expect(body).toContain(
      '| `back-9` | the whole record | changed here, deleted upstream | its issue will ask |',
    );
  });

  test('with nothing for upstream there is no command: merging accepts it', () => {
    const { title, body } = render(planOf(fromUpstream));
    expect(title).toBe('Sync backlog: 2 records will change in the repository: 2 updates');
    expect(body).toContain('Merging this pull request accepts them; nothing is written upstream.');
    expect(blocks(body, '')).toEqual([]);
  });

  test('is parsed back from its marker', () => {
    expect(parseSyncBody(render().body)).toMatchObject({ kind: 'sync-pr', sync: 'backlog' });
    const issue = renderSyncIssue({ ...previewOf(sessionOf(PLAN)), surface: 'sync-issue' });
    expect(parseSyncBody(issue.body)).toMatchObject({ kind: 'sync-issue' });
    expect(parseSyncBody('x')).toBeNull();
  });

  test('A37: as the message of a squashed commit it closes nothing, mentions nobody, skips no workflow', () => {
    fc.assert(
      fc.property(nastyStories, (stories) => {
        const plan = planOf(stories);
        const { title, body } = render(plan);
        const message = `${title}\n${body.slice(body.indexOf('\n'))}`.replaceAll(/\]\(<[^<>\s]*>\)/g, '');
        expect(message).not.toMatch(/@|#\d|\bgh-\d|:\/\/|\[(?:skip ci|ci skip|no ci)/i);
        expect(activeParts(body)).toEqual([]);
        const patches = blocks(body, 'json').map((text) => JSON.parse(text) as unknown);
        expect(patches).toEqual(redactAll(plan.changes.map(({ patch }) => patch)));
      }),
      { numRuns: 100 },
    );
  });
});
