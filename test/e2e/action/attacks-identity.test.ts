import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Delivery } from '../../support/runner/events.ts';
import type { Siege } from '../../support/siege.ts';
import { besiegePull, previewPull, repelled, siegeOf, standsStill } from '../../support/siege.ts';
import { REPOSITORY } from '../../support/stage.ts';

const SILENCE = { code: 'not-permitted' };
const PERMISSION = `GET /repos/${REPOSITORY}/collaborators/*/permission`;

describe('where a writer may approve', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegePull();
  });
  afterAll(async () => siege.stage.close());

  const say = async (by: string, expected: Parameters<typeof repelled>[2]) =>
    repelled(siege, async (options) => siege.stage.say(siege.place, by, siege.command, options), expected);

  test('A1: a reader approves → silence, not even a reaction', async () => {
    const before = siege.stage.github.requests.length;
    await say('rita', SILENCE);
    const asked = siege.stage.github.requests.slice(before);
    expect(asked.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))).toEqual([]);
  });

  test('A2: somebody with the triage role approves → silence', async () => say('tom', SILENCE));

  test('A4: a custom role named like a strong one approves → silence', async () => {
    const { world } = siege.stage.github;
    world.setRole(REPOSITORY, 'tom', { custom: 'admin-lite', base: 'write' });
    await say('tom', SILENCE);
    world.setRole(REPOSITORY, 'tom', 'triage');
  });

  test('A5: somebody approves and is removed before the run → silence', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'ben', siege.command);
    const delivery = await events.issueComment({ repository: REPOSITORY, comment });
    github.world.setRole(REPOSITORY, 'ben', null);
    await repelled(siege, async (options) => siege.stage.run(delivery, options), SILENCE);
    github.world.setRole(REPOSITORY, 'ben', 'write');
  });

  test.each([500, 429, 404, 403])('A6: the permission lookup fails with %i → no', async (status) => {
    const { world, requests } = siege.stage.github;
    const before = requests.length;
    world.failPermissionLookup(status);
    await say('mia', SILENCE);
    world.failPermissionLookup(null);
    // A refusal is not asked for again; an answer that never came is.
    const lookups = requests.slice(before).filter(({ path }) => path.endsWith('/permission'));
    expect(lookups).toHaveLength(status === 500 ? 3 : 1);
  });

  test('A6: the lookup fails at its second time, under the lock → one reply, no', async () => {
    siege.stage.github.fault(PERMISSION, { kind: 'rewrite', change: (answer) => answer });
    siege.stage.github.fault(PERMISSION, { kind: 'status', status: 404 });
    await say('mia', { code: 'not-approved', reply: /needs the write permission/ });
    expect(siege.stage.github.unusedRules()).toBe(0);
  });

  test('A6: the lookup names another account than the one that asked → silence', async () => {
    siege.stage.github.fault(PERMISSION, {
      kind: 'rewrite',
      change: (answer) => ({
        ...answer,
        json: { ...(answer.json as object), user: { login: 'mia', id: 1 } },
      }),
    });
    await say('mia', SILENCE);
  });

  test('A9: a bot with the write role approves → no answer, no request', async () => {
    const { github, events } = siege.stage;
    const app = { id: 4711, slug: 'robot', name: 'Robot' };
    await expect(
      github.world.comment(REPOSITORY, siege.place, { login: 'github-actions[bot]', app }, siege.command),
    ).resolves.toBeGreaterThan(0);
    const rows = await github.world.all(`/repos/${REPOSITORY}/issues/${siege.place}/comments`);
    const delivery = await events.issueComment({
      repository: REPOSITORY,
      comment: Number(rows.at(-1)?.['id']),
    });
    const before = github.requests.length;
    await repelled(siege, async (options) => siege.stage.run(delivery, options), { code: 'not-a-command' });
    expect(github.requests.length).toBe(before);
    // The payload may say what it likes: the comment itself is by a bot.
    const comment = {
      ...(delivery.event['comment'] as object),
      user: { id: 7003, login: 'mia', type: 'User' },
    };
    const forged: Delivery = { ...delivery, event: { ...delivery.event, comment } };
    await repelled(siege, async (options) => siege.stage.run(forged, options), { code: 'not-a-command' });
  });

  test('A10: a login is renamed and taken by another between comment and lookup → silence', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'rita', siege.command);
    const delivery = await events.issueComment({ repository: REPOSITORY, comment });
    github.before(PERMISSION, () => {
      github.world.renameUser('rita', 'rita-was');
      github.world.renameUser('ben', 'rita');
    });
    await repelled(siege, async (options) => siege.stage.run(delivery, options), SILENCE);
    github.world.renameUser('rita', 'ben');
    github.world.renameUser('rita-was', 'rita');
  });

  test('A11: the payload says author_association OWNER of a reader → silence', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'rita', siege.command);
    const delivery = await events.issueComment({ repository: REPOSITORY, comment });
    const forged = { ...(delivery.event['comment'] as object), author_association: 'OWNER' };
    const event = { ...delivery.event, comment: forged };
    await repelled(siege, async (options) => siege.stage.run({ ...delivery, event }, options), SILENCE);
  });

  test('the plan stood all the time: a writer applies it', async () => standsStill(siege, 'ben'));
});

describe('where a maintainer who is a second person must approve', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegePull({
      by: 'mia',
      config: ['approvers: { permission: maintain, second-person: true }'],
      repository: { collaborators: { ben: 'write', mia: 'maintain', moe: 'maintain', zoe: 'maintain' } },
    });
  });
  afterAll(async () => siege.stage.close());

  const say = async (by: string, expected: Parameters<typeof repelled>[2]) =>
    repelled(siege, async (options) => siege.stage.say(siege.place, by, siege.command, options), expected);
  const refused = { code: 'not-approved', reply: /second person/ };

  test('A3: write is less than maintain, whatever the legacy name says → silence', async () => {
    await say('ben', SILENCE);
  });

  test('A7: the author approves → one reply', async () => {
    await say('mia', refused);
  });

  test('A10: the author approves under a new name → one reply', async () => {
    siege.stage.github.world.renameUser('mia', 'MIA-2');
    await say('MIA-2', refused);
    siege.stage.github.world.renameUser('MIA-2', 'mia');
  });

  test('A8: the last to push approves, by the commit and by the push → one reply each', async () => {
    const { github } = siege.stage;
    const branch = 'work-1';
    const push = async (title: string, by: string) => {
      const files = { 'backlog/back-1.md': markdown('back-1', { title }) };
      await github.world.commit({ repository: REPOSITORY, branch, by, files });
    };
    await push('Sign in here', 'moe');
    const run = await previewPull(siege.stage, siege.place, { by: 'moe', action: 'synchronize' });
    siege = siegeOf(siege.stage, siege.place, run);
    await say('moe', refused);
    // Git lets anybody write anybody's name into a commit: who pushed it counts too.
    await push('Sign in there', 'zoe');
    const forged = await previewPull(siege.stage, siege.place, { by: 'moe', action: 'synchronize' });
    siege = siegeOf(siege.stage, siege.place, forged);
    await say('moe', refused);
  });

  test('A8: they ask for the preview before the event of their push is handled → one reply', async () => {
    const { github, events } = siege.stage;
    const about = { repository: REPOSITORY, number: siege.place, action: 'synchronize' } as const;
    const earlier = await events.pullRequest({ ...about, by: 'mia' });
    await github.world.commit({
      repository: REPOSITORY,
      branch: 'work-1',
      by: 'zoe',
      files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }) },
    });
    const pushed = await events.pullRequest({ ...about, by: 'moe' });
    const first = await siege.stage.say(siege.place, 'moe', '/sync preview');
    siege = siegeOf(siege.stage, siege.place, first);
    // The run of an earlier push comes late: it says nothing about this head.
    expect((await siege.stage.run(earlier)).outputs['plan-digest']).toBe(siege.digest);
    expect((await siege.stage.run(pushed)).outputs['plan-digest']).toBe(siege.digest);
    await say('moe', refused);
    await github.world.commit({
      repository: REPOSITORY,
      branch: 'work-1',
      by: 'moe',
      files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in now' }) },
    });
    const last = await previewPull(siege.stage, siege.place, { by: 'moe', action: 'synchronize' });
    siege = siegeOf(siege.stage, siege.place, last);
  });

  test('the plan stood all the time: a maintainer who has no part in it applies it', async () =>
    standsStill(siege, 'zoe'));
});
