import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configFor, markdown } from '../../support/backlog.ts';
import type { Expected, Siege } from '../../support/siege.ts';
import {
  besiegeBranch,
  besiegePull,
  editState,
  ourComments,
  previewPull,
  repelled,
  siegeOf,
  standsStill,
  titlesUpstream,
} from '../../support/siege.ts';
import { REPOSITORY } from '../../support/stage.ts';

const PULLS = `/repos/${REPOSITORY}/pulls`;
const REFUSED = 'not-approved';

async function say(siege: Siege, body: string, expected: Expected, by = 'ben'): Promise<void> {
  const place = expected.on ?? siege.place;
  await repelled(siege, async (options) => siege.stage.say(place, by, body, options), expected);
}

describe('an approval names what was shown', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegePull();
  });
  afterAll(async () => siege.stage.close());

  test('A12: no digest → one reply', async () =>
    say(siege, '/sync apply', { code: REFUSED, reply: /An approval names the plan/ }));

  test('A12, A14: a word instead of a digest, or eleven characters of it → one reply', async () => {
    const expected = { code: REFUSED, reply: /too short to name a plan/ };
    await say(siege, '/sync apply latest', expected);
    await say(siege, `/sync apply ${siege.digest.slice(0, 11)}`, expected);
  });

  test('A13, A21: the digest of nothing here, such as of another repository → one reply', async () =>
    say(siege, '/sync apply 0123456789ab', { code: REFUSED, reply: /is not the plan that stands now/ }));

  test('A14: the right first characters, then others → one reply', async () =>
    say(siege, `/sync apply ${siege.digest.slice(0, 13).replace(/.$/, other)}`, {
      code: REFUSED,
      reply: /is not the plan that stands now/,
    }));

  test('A21: in an issue that is none of ours → one reply', async () => {
    const { world } = siege.stage.github;
    const on = await world.openIssue({ repository: REPOSITORY, by: 'rita', title: 'A question' });
    await say(siege, siege.command, { code: REFUSED, reply: /does not belong here/, on });
  });

  test('A21: on another pull request, with its own plan → one reply on each', async () => {
    const { stage } = siege;
    const other = await stage.propose({ 'backlog/back-2.md': markdown('back-2', { title: 'Sign out' }) });
    const theirs = siegeOf(stage, other, await previewPull(stage, other));
    const expected = { code: REFUSED, reply: /does not belong here/ };
    await say(siege, siege.command, { ...expected, on: other });
    await say(siege, theirs.command, expected);
  });

  test('A21: on a draft → one reply', async () => {
    const { stage } = siege;
    const { world } = stage.github;
    const files = { 'backlog/back-3.md': markdown('back-3', { title: 'Reset' }) };
    await world.commit({ repository: REPOSITORY, branch: 'draft', by: 'ada', files });
    const on = await world.openPull({ repository: REPOSITORY, by: 'ada', head: 'draft', draft: true });
    const theirs = siegeOf(stage, on, await previewPull(stage, on));
    await say(siege, theirs.command, { code: REFUSED, reply: /is a draft/, on });
  });

  test('A21: on a pull request that is closed by now → one reply', async () => {
    const { world } = siege.stage.github;
    await world.call('ada', 'PATCH', `${PULLS}/${siege.place}`, { state: 'closed' });
    await say(siege, siege.command, { code: REFUSED, reply: /This is closed/ });
    await world.call('ada', 'PATCH', `${PULLS}/${siege.place}`, { state: 'open' });
  });

  test('A17: the base branch is another one → one reply', async () => {
    const { world } = siege.stage.github;
    await world.commit({ repository: REPOSITORY, branch: 'next', by: 'ada', files: { 'a.md': 'a\n' } });
    await world.call('ada', 'PATCH', `${PULLS}/${siege.place}`, { base: 'next' });
    await say(siege, siege.command, { code: REFUSED, reply: /base branch or its configuration changed/ });
    await world.call('ada', 'PATCH', `${PULLS}/${siege.place}`, { base: 'main' });
  });

  test('A17: the configuration on the default branch is another one → one reply', async () => {
    const { world } = siege.stage.github;
    const path = '.specfact/sync/config.yml';
    const config = (await world.file(REPOSITORY, 'main', path)) ?? '';
    const commit = async (text: string) =>
      world.commit({ repository: REPOSITORY, by: 'mia', files: { [path]: text } });
    await commit(configFor(siege.stage.upstream.url, ['create: local']));
    await say(siege, siege.command, { code: REFUSED, reply: /base branch or its configuration changed/ });
    await commit(config);
  });

  test('A20: the plan is older than thirty days → one reply', async () => {
    const file = `sessions/${siege.session}.json`;
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000).toISOString();
    const undo = await editState(siege.stage, file, (text) =>
      text.replace(/"createdAt": "[^"]+"/, `"createdAt": "${old}"`),
    );
    await say(siege, siege.command, { code: REFUSED, reply: /too old/ });
    await undo();
  });

  test('the plan stood all the time: its whole digest in capitals applies it', async () =>
    standsStill({ ...siege, command: `/sync apply ${siege.digest.toUpperCase()}` }, 'ben'));

  test('A19: the applied command is run again, by the same and by another user → already applied', async () => {
    const { github, events } = siege.stage;
    const rows = await github.world.all(`/repos/${REPOSITORY}/issues/${siege.place}/comments`);
    const used = rows.findLast((row) => String(row['body']).startsWith('/sync apply'));
    const delivery = await events.issueComment({ repository: REPOSITORY, comment: Number(used?.['id']) });
    const expected = { code: REFUSED, reply: /was already applied by `ben`/ };
    const again = async (GITHUB_TRIGGERING_ACTOR: string) =>
      repelled(
        siege,
        async (options) =>
          siege.stage.run(delivery, {
            ...options,
            env: { GITHUB_RUN_ATTEMPT: '2', GITHUB_TRIGGERING_ACTOR },
          }),
        expected,
      );
    await again('ben');
    await again('mia');
    // The same words in a new comment are as used up.
    await say(siege, siege.command, expected, 'mia');
  });
});

describe('the head moves', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegePull();
  });
  afterAll(async () => siege.stage.close());

  const push = async (title: string, more: { readonly amend?: boolean } = {}) =>
    siege.stage.github.world.commit({
      repository: REPOSITORY,
      branch: 'work-1',
      by: 'ada',
      files: {
        'backlog/back-1.md': markdown('back-1', { title }),
        'backlog/back-2.md': markdown('back-2', { title: `${title}, too` }),
      },
      ...more,
    });

  const pushed = async () => {
    siege = siegeOf(
      siege.stage,
      siege.place,
      await previewPull(siege.stage, siege.place, { action: 'synchronize' }),
    );
  };

  test('A15: the head is force-pushed between approval and run → one reply', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'ben', siege.command);
    const delivery = await events.issueComment({ repository: REPOSITORY, comment });
    await push('Sign in', { amend: true });
    await repelled(siege, async (options) => siege.stage.run(delivery, options), {
      code: REFUSED,
      reply: /but the branch is now at/,
    });
  });

  test('A13: the digest of the plan before the push → one reply with the current one', async () => {
    const older = siege.command;
    await pushed();
    const current = siege.digest.slice(0, 12);
    await say(siege, older, { code: REFUSED, reply: new RegExp(`current plan is \`${current}\``) });
  });

  test('A15: the head moves when the approval is checked, before the first write → nothing written', async () => {
    const { github } = siege.stage;
    github.before(`GET ${PULLS}/${siege.place}`, async () => void (await push('Sign in again')), { nth: 2 });
    await say(siege, siege.command, {
      code: 'stale',
      reply: /0 of 2 changes written[^]*the head of .*moved/,
      state: 'may move',
    });
    expect(github.unusedRules()).toBe(0);
  });

  test('A16: the head moves between two writes → the second is not written, and a re-run does not write it', async () => {
    const { stage } = siege;
    await pushed();
    const before = stage.writes();
    stage.upstream.spoil('POST', { kind: 'then', act: async () => void (await push('Sign in at last')) });
    const run = await stage.say(siege.place, 'ben', siege.command);
    expect(run.outputs['reason-code']).toBe('stale');
    expect(stage.writes()).toBe(before + 1);
    const replies = (await ourComments(stage, siege.place)).map((row) => String(row['body']));
    expect(replies.at(-1)).toMatch(/1 of 2 changes written[^]*moved/);
    await stage.say(siege.place, 'ben', '/sync retry');
    await stage.reconcile();
    expect(stage.writes()).toBe(before + 1);
  });
});

describe('a half-written plan whose head moved', () => {
  test('A16: is not finished by retry or by a schedule', async () => {
    const siege = await besiegePull();
    const { stage, place } = siege;
    const commit = async (files: { readonly [path: string]: string }) =>
      stage.github.world.commit({ repository: REPOSITORY, branch: 'work-1', by: 'ada', files });
    const ids = ['back-1', 'back-2', 'back-3'];
    await commit(Object.fromEntries(ids.map((id) => [`backlog/${id}.md`, markdown(id, { title: id })])));
    const first = siegeOf(stage, place, await previewPull(stage, place, { action: 'synchronize' }));
    // Upstream goes away after the first of three creates: the session waits.
    const away = { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const;
    stage.upstream.spoil('POST', { kind: 'then', act: async () => Promise.resolve() }, away);
    const cut = await stage.say(place, 'ben', first.command);
    expect(cut.outputs['reason-code']).toBe('queued');
    expect(await titlesUpstream(stage)).toEqual(['back-1']);
    // The records stay as they were approved; only the head is another one.
    await commit({ 'notes.md': 'A word.\n' });
    await stage.say(place, 'ben', '/sync retry');
    await stage.reconcile();
    // The second was sent under the approval and is found out; the third was never sent.
    expect(await titlesUpstream(stage)).not.toContain('back-3');
    await stage.close();
  });
});

describe('two approvals', () => {
  test('A18: in one second → one apply; one create upstream', async () => {
    const siege = await besiegePull();
    const { stage, place, command } = siege;
    const runs = await Promise.all([
      stage.say(place, 'ben', command, { run: { id: 1 } }),
      stage.say(place, 'mia', command, { run: { id: 2 } }),
      stage.say(place, 'ada', command, { run: { id: 3 } }),
    ]);
    const codes = runs.map((run) => run.outputs['reason-code']);
    expect({ codes, log: runs.map((run) => run.log) }).toMatchObject({
      codes: expect.arrayContaining(['applied']),
    });
    expect(codes.filter((code) => code === 'applied')).toHaveLength(1);
    for (const code of codes) expect(['applied', REFUSED, 'state-locked', 'state-moved']).toContain(code);
    expect(stage.upstream.count('POST')).toBe(1);
    expect(await titlesUpstream(stage)).toEqual(['Sign in']);
    const replies = (await ourComments(stage, place)).map((row) => String(row['body']));
    expect(replies.filter((body) => body.startsWith('🚀'))).toHaveLength(1);
    expect(replies).toHaveLength(4);
    await stage.close();
  });
});

describe('the base moves', () => {
  test('A17: the default branch gains the same record otherwise → nothing written', async () => {
    const siege = await besiegePull();
    const { world } = siege.stage.github;
    const files = { 'backlog/back-1.md': markdown('back-1', { title: 'Log in' }) };
    await world.commit({ repository: REPOSITORY, by: 'mia', files });
    await say(siege, siege.command, { code: 'stale', reply: /0 of 1 change written/, state: 'may move' });
    await siege.stage.close();
  });
});

describe('in the sync issue', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegeBranch();
  });
  afterAll(async () => siege.stage.close());

  test('A12, A14, A1: no digest, a short one, a reader → refused', async () => {
    await say(siege, '/sync apply', { code: REFUSED, reply: /An approval names the plan/ });
    await say(siege, `/sync apply ${siege.digest.slice(0, 8)}`, { code: REFUSED, reply: /too short/ });
    await say(siege, siege.command, { code: 'not-permitted' }, 'rita');
  });

  test('A21: its digest on a pull request, and a pull request’s digest here → one reply each', async () => {
    const { stage } = siege;
    const on = await stage.propose({ 'backlog/back-2.md': markdown('back-2', { title: 'Sign out' }) });
    const theirs = siegeOf(stage, on, await previewPull(stage, on));
    const expected = { code: REFUSED, reply: /does not belong here/ };
    await say(siege, siege.command, { ...expected, on });
    await say(siege, theirs.command, expected);
  });

  test('A21: once it is closed → one reply', async () => {
    const { world } = siege.stage.github;
    await world.changeIssue(REPOSITORY, siege.place, 'ada', { state: 'closed' });
    await say(siege, siege.command, { code: REFUSED, reply: /This is closed/ });
    await world.changeIssue(REPOSITORY, siege.place, 'ada', { state: 'open' });
  });

  test('A1, A9, A12: dispatched by hand by a reader, by a bot, or without a digest → refused', async () => {
    const { events, stage } = { events: siege.stage.events, stage: siege.stage };
    const inputs = { command: 'apply', digest: siege.digest.slice(0, 12) };
    const dispatch = async (by: string, given: { readonly [name: string]: string }, code: string, exit = 0) =>
      repelled(
        siege,
        async (options) =>
          stage.run(events.workflowDispatch({ repository: REPOSITORY, by, inputs: given }), {
            ...options,
            inputs: given,
          }),
        { code, exit },
      );
    await dispatch('rita', inputs, REFUSED);
    await dispatch('github-actions[bot]', inputs, REFUSED);
    await dispatch('ben', { command: 'apply', session: siege.session }, REFUSED);
    await dispatch('ben', { command: 'apply', digest: '0123456789ab' }, 'no-session', 1);
  });

  test('the plan stood all the time: a writer applies it', async () => standsStill(siege, 'ben'));
});

describe('an approving review, where the config asks for one', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await besiegePull({ config: ['approval: review'] });
  });
  afterAll(async () => siege.stage.close());

  const review = async (by: string, expected: Expected, more: { readonly commit?: string } = {}) => {
    const { github, events } = siege.stage;
    const about = { repository: REPOSITORY, number: siege.place, by };
    const id = await github.world.review({ ...about, event: 'APPROVE', ...more });
    const delivery = await events.pullRequestReview({ ...about, review: id });
    await repelled(siege, async (options) => siege.stage.run(delivery, options), expected);
    return delivery;
  };

  test('A1, A2: by a reader or with the triage role → silence', async () => {
    await review('rita', { code: 'not-permitted' });
    await review('tom', { code: 'not-permitted' });
  });

  test('A15: of an older head, which the review looked at → one reply', async () => {
    const { github } = siege.stage;
    const old = await github.world.repository(REPOSITORY).git.branch('work-1');
    const files = { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here' }) };
    await github.world.commit({ repository: REPOSITORY, branch: 'work-1', by: 'ada', files });
    siege = siegeOf(
      siege.stage,
      siege.place,
      await previewPull(siege.stage, siege.place, { action: 'synchronize' }),
    );
    await review('ben', { code: REFUSED, reply: /but the branch is now at/ }, { commit: old ?? '' });
  });

  test('A5: dismissed before the run → silence', async () => {
    const { github, events } = siege.stage;
    const about = { repository: REPOSITORY, number: siege.place, by: 'ben' };
    const id = await github.world.review({ ...about, event: 'APPROVE' });
    const delivery = await events.pullRequestReview({ ...about, review: id });
    const path = `${PULLS}/${siege.place}/reviews/${id}`;
    github.fault(`GET ${path}`, {
      kind: 'rewrite',
      change: (answer) => ({ ...answer, json: { ...(answer.json as object), state: 'DISMISSED' } }),
    });
    await repelled(siege, async (options) => siege.stage.run(delivery, options), { code: 'not-our-event' });
    expect(github.unusedRules()).toBe(0);
  });

  test('A19: by a writer it counts, once', async () => {
    const { github, events, upstream } = siege.stage;
    const about = { repository: REPOSITORY, number: siege.place, by: 'ben' };
    const id = await github.world.review({ ...about, event: 'APPROVE' });
    const delivery = await events.pullRequestReview({ ...about, review: id });
    const run = await siege.stage.run(delivery);
    expect(run.outputs['reason-code']).toBe('applied');
    expect(upstream.count('POST')).toBe(1);
    await repelled(siege, async (options) => siege.stage.run(delivery, { ...options, run: { attempt: 2 } }), {
      code: REFUSED,
      reply: /was already applied by `ben`/,
    });
  });
});

/** A hex digit that is another one. */
function other(digit: string): string {
  return digit === '0' ? '1' : '0';
}
