import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from '../github/client.ts';
import { startGitHub } from '../github/start.ts';
import type { GitHub } from '../github/start.ts';
import { eventsOf } from './events.ts';

const repository = 'octo/app';
let github: GitHub;
let events: ReturnType<typeof eventsOf>;
let get: (path: string) => Promise<object>;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [{ owner: 'octo', name: 'app', collaborators: { wendy: 'write' } }],
    tokens: { wendy: { login: 'wendy' } },
  });
  events = eventsOf(github);
  const client = clientOf(github, 'wendy');
  get = async (path) => (await client('GET', `/repos/octo/app${path}`)).json;
});
afterAll(() => github.close());

const tip = async (ref: string): Promise<string> =>
  (await github.world.repository(repository).git.commitOf(ref)) ?? '';

describe('events agree with what a request would see', () => {
  test('pull_request: the merge of head and base; after merging the base; none while they conflict', async () => {
    const { world } = github;
    const head = await world.commit({ repository, branch: 'topic', files: { 'a.md': 'a' }, by: 'wendy' });
    const number = await world.openPull({ repository, by: 'wendy', head: 'topic' });
    const opened = await events.pullRequest({ repository, by: 'wendy', number, action: 'opened' });
    expect(opened).toMatchObject({
      eventName: 'pull_request',
      actor: 'wendy',
      ref: `refs/pull/${number}/merge`,
      sha: await tip(`refs/pull/${number}/merge`),
      headRef: 'topic',
      baseRef: 'main',
      event: {
        action: 'opened',
        number,
        sender: { login: 'wendy', id: world.idOf('wendy') },
        repository: { full_name: repository },
      },
    });
    expect(opened.event['pull_request']).toEqual(await get(`/pulls/${number}`));
    const moved = await world.commit({ repository, branch: 'topic', files: { 'a.md': 'b' }, by: 'wendy' });
    const pushed = await events.pullRequest({
      repository,
      by: 'wendy',
      number,
      action: 'synchronize',
      before: head,
    });
    expect(pushed.event).toMatchObject({
      before: head,
      after: moved,
      pull_request: { head: { sha: moved } },
    });
    await world.commit({ repository, files: { 'a.md': 'else' }, by: 'octo' });
    await expect(
      events.pullRequest({ repository, by: 'wendy', number, action: 'synchronize' }),
    ).rejects.toThrow('conflicts');
    await world.commit({ repository, branch: 'good', files: { 'g.md': 'g' }, by: 'wendy' });
    const good = await world.openPull({ repository, by: 'wendy', head: 'good' });
    const sha = await world.mergePull(repository, good, 'octo');
    const closed = await events.pullRequest({ repository, by: 'octo', number: good, action: 'closed' });
    expect(closed).toMatchObject({ ref: 'refs/heads/main', sha, event: { pull_request: { merged: true } } });
  });

  test('issue_comment: the default branch, the comment as it is now, its issue as a pull request', async () => {
    const { world } = github;
    await world.commit({ repository, branch: 'talk', files: { 't.md': 't' }, by: 'wendy' });
    const number = await world.openPull({ repository, by: 'wendy', head: 'talk' });
    const comment = await world.comment(repository, number, 'wendy', '/sync help');
    const created = await events.issueComment({ repository, comment });
    expect(created).toMatchObject({
      actor: 'wendy',
      ref: 'refs/heads/main',
      sha: await tip('main'),
      event: { action: 'created' },
    });
    expect(created.event['comment']).toEqual(await get(`/issues/comments/${comment}`));
    expect(created.event['issue']).toMatchObject({ number, pull_request: { merged_at: null } });
    await world.editComment(repository, comment, 'octo', '/sync apply');
    const edited = await events.issueComment({
      repository,
      comment,
      action: 'edited',
      by: 'octo',
      from: '/sync help',
    });
    expect(edited.event).toMatchObject({
      changes: { body: { from: '/sync help' } },
      comment: { body: '/sync apply' },
      sender: { login: 'octo' },
    });
  });

  test('pull_request_review: its state in small letters, what REST says in capitals', async () => {
    const { world } = github;
    await world.commit({ repository, branch: 'reviewed', files: { 'r.md': 'r' }, by: 'wendy' });
    const number = await world.openPull({ repository, by: 'wendy', head: 'reviewed' });
    const review = await world.review({ repository, number, by: 'octo', event: 'APPROVE', body: 'ok' });
    const submitted = await events.pullRequestReview({ repository, by: 'octo', number, review });
    expect(submitted.event).toMatchObject({
      action: 'submitted',
      review: { id: review, state: 'approved', user: { login: 'octo' } },
    });
    expect(await get(`/pulls/${number}/reviews`)).toMatchObject([{ id: review, state: 'APPROVED' }]);
  });

  test('issues, schedule, dispatches and push', async () => {
    const { world } = github;
    const number = await world.openIssue({ repository, by: 'wendy', title: 't', labels: ['sync-conflict'] });
    await world.changeIssue(repository, number, 'wendy', { state: 'closed' });
    const closed = await events.issues({ repository, by: 'wendy', number, action: 'closed' });
    expect(closed.event).toMatchObject({
      action: 'closed',
      issue: { number, state: 'closed', labels: [{ name: 'sync-conflict' }] },
    });
    expect((await events.schedule({ repository, cron: '0 0 * * *' })).event).toMatchObject({
      schedule: '0 0 * * *',
    });
    const dispatched = await events.repositoryDispatch({
      repository,
      by: 'wendy',
      type: 'sync',
      payload: { id: 'r1' },
    });
    expect(dispatched.event).toMatchObject({ action: 'sync', branch: 'main', client_payload: { id: 'r1' } });
    const before = await tip('main');
    const after = await world.commit({ repository, files: { 'p.md': 'p' }, by: 'wendy', message: 'Push it' });
    const pushed = await events.push({ repository, by: 'wendy', before });
    expect(pushed).toMatchObject({
      sha: after,
      event: {
        ref: 'refs/heads/main',
        before,
        after,
        forced: false,
        commits: [{ id: after, message: 'Push it', modified: ['p.md'] }],
      },
    });
    const forced = await world.commit({ repository, files: { 'q.md': 'q' }, by: 'wendy', amend: true });
    expect((await events.push({ repository, by: 'wendy', before: after })).event).toMatchObject({
      after: forced,
      forced: true,
    });
  });
});
