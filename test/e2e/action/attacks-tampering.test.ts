import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JournalEntry } from '../../../src/kernel/journal.ts';
import { decodeJournal, encodeEntry } from '../../../src/kernel/journal.ts';
import { sha256 } from '../../../src/stores/hash.ts';
import { markdown } from '../../support/backlog.ts';
import type { Expected, Siege } from '../../support/siege.ts';
import {
  besiegeBranch,
  editState,
  ourComments,
  previewPull,
  repelled,
  siegeOf,
  standsStill,
  titlesUpstream,
} from '../../support/siege.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

const REFUSED = 'not-approved';
const ALTERED = { code: REFUSED, reply: /is gone, hidden or differs from the stored session/ };
const ROBOT = { login: 'robot[bot]', app: { id: 4711, slug: 'robot', name: 'Robot' } };

async function say(siege: Siege, body: string, expected: Expected, by = 'ben'): Promise<void> {
  await repelled(siege, async (options) => siege.stage.say(siege.place, by, body, options), expected);
}

/** The journal's bytes with one entry changed and its checksum right again. */
function forged(text: string, change: (entry: JournalEntry) => JournalEntry): string {
  const decoded = decodeJournal(text, sha256);
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value.entries.map((entry) => encodeEntry(change(entry), sha256)).join('');
}

describe('our comment', () => {
  let siege: Siege;
  let shown: { readonly id: number; readonly body: string };
  beforeAll(async () => {
    const stage = await openStage({
      stories: {},
      repository: {
        collaborators: { ada: 'write', ben: 'write', mia: 'maintain', rita: 'read', 'robot[bot]': 'write' },
      },
    });
    const { world } = stage.github;
    const files = { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }) };
    const place = await stage.propose(files);
    // Impostors come first, claim to be newer, and push ours to the second page.
    const marker =
      '{"kind":"preview","sync":"backlog","generation":9007199254740991,"session":"X","digest":"f"}';
    const body = `<!-- sync-kernel:v1 ${marker} -->\n\n/sync apply ffffffffffff`;
    await world.comment(REPOSITORY, place, 'rita', body);
    await world.comment(REPOSITORY, place, ROBOT, body);
    for (let n = 0; n < 100; n++) await world.comment(REPOSITORY, place, 'rita', `Me too, ${n}.`);
    siege = siegeOf(stage, place, await previewPull(stage, place));
    const [comment] = await ourComments(stage, place);
    shown = { id: Number(comment?.['id']), body: String(comment?.['body']) };
  });
  afterAll(async () => siege.stage.close());

  const edit = async (body: string) =>
    siege.stage.github.world.editComment(REPOSITORY, shown.id, 'ben', body);

  test('A23: impostors with our marker stand before it → ours is made, found on page 2, and updated in place', async () => {
    expect(shown.body).toContain(siege.digest);
    await previewPull(siege.stage, siege.place, { action: 'edited' });
    expect(await ourComments(siege.stage, siege.place)).toHaveLength(1);
  });

  test('A23: an impostor’s digest is approved → one reply', async () =>
    say(siege, '/sync apply ffffffffffff', { code: REFUSED, reply: /is not the plan that stands now/ }));

  test('A22: a writer changes the patch in it and keeps the digest → one reply', async () => {
    const body = shown.body.replaceAll('Sign in', 'Sign in, harmless');
    expect(body).not.toBe(shown.body);
    await edit(body);
    await say(siege, siege.command, ALTERED);
  });

  test('A22: a writer changes the digest in it → one reply to either digest', async () => {
    await edit(shown.body.replaceAll(siege.digest.slice(0, 12), 'aaaaaaaaaaaa'));
    await say(siege, siege.command, ALTERED);
    await say(siege, '/sync apply aaaaaaaaaaaa', { code: REFUSED, reply: /is not the plan that stands now/ });
  });

  test('A22: a writer takes its marker away, or adds a line below it → one reply', async () => {
    await edit(shown.body.slice(shown.body.indexOf('\n') + 1));
    await say(siege, siege.command, ALTERED);
    await edit(`${shown.body}\n\nThis was checked by security.`);
    await say(siege, siege.command, ALTERED);
    await edit(shown.body);
  });

  test('A24: it is minimised → one reply', async () => {
    const { world } = siege.stage.github;
    world.minimizeComment(REPOSITORY, shown.id, 'OUTDATED');
    await say(siege, siege.command, ALTERED);
    world.minimizeComment(REPOSITORY, shown.id, null);
  });

  test('A24: it is deleted → one reply; the next preview makes it again', async () => {
    const { world } = siege.stage.github;
    await world.deleteComment(REPOSITORY, shown.id, 'ben');
    await say(siege, siege.command, ALTERED);
    await previewPull(siege.stage, siege.place, { action: 'edited' });
    const again = (await ourComments(siege.stage, siege.place)).map((row) => String(row['body']));
    expect(again.filter((body) => body === shown.body)).toHaveLength(1);
  });

  test('A25: the approval was edited, by its author or by somebody else → one reply', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'mia', 'Thanks!');
    await github.world.editComment(REPOSITORY, comment, 'ben', siege.command);
    // The event of its creation, as it would be had the edit come first.
    const created = await events.issueComment({ repository: REPOSITORY, comment });
    const expected = { code: REFUSED, reply: /An edited comment is no command/ };
    await repelled(siege, async (options) => siege.stage.run(created, options), expected);
    const own = await github.world.comment(REPOSITORY, siege.place, 'mia', '/sync status');
    const delivery = await events.issueComment({ repository: REPOSITORY, comment: own });
    await github.world.editComment(REPOSITORY, own, 'mia', siege.command);
    await repelled(siege, async (options) => siege.stage.run(delivery, options), expected);
  });

  test('A25: the event is an edit of an old comment → silence, no request', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'mia', 'Thanks!');
    await github.world.editComment(REPOSITORY, comment, 'ben', siege.command);
    const edited = await events.issueComment({
      repository: REPOSITORY,
      comment,
      action: 'edited',
      by: 'ben',
      from: 'Thanks!',
    });
    const before = github.requests.length;
    await repelled(siege, async (options) => siege.stage.run(edited, options), { code: 'not-a-command' });
    expect(github.requests.length).toBe(before);
  });

  test('A25: the approval was deleted before the run → silence', async () => {
    const { github, events } = siege.stage;
    const comment = await github.world.comment(REPOSITORY, siege.place, 'mia', siege.command);
    const delivery = await events.issueComment({ repository: REPOSITORY, comment });
    await github.world.deleteComment(REPOSITORY, comment, 'mia');
    await repelled(siege, async (options) => siege.stage.run(delivery, options), { code: 'not-a-command' });
  });

  test('A26: another app’s check run bears our name → ours stands beside it, and nothing is approved by it', async () => {
    const { github } = siege.stage;
    const head = await github.world.commit({
      repository: REPOSITORY,
      branch: 'work-1',
      by: 'ada',
      files: { 'notes.md': 'A word.\n' },
    });
    const name = 'sync-kernel: backlog';
    await github.world.call(ROBOT, 'POST', `/repos/${REPOSITORY}/check-runs`, {
      name,
      head_sha: head,
      status: 'completed',
      conclusion: 'success',
      output: { title: 'Applied', summary: 'Everything was approved.' },
    });
    const writes = siege.stage.writes();
    siege = siegeOf(
      siege.stage,
      siege.place,
      await previewPull(siege.stage, siege.place, { action: 'synchronize' }),
    );
    const answer = (await github.world.call(
      'ada',
      'GET',
      `/repos/${REPOSITORY}/commits/${head}/check-runs`,
    )) as {
      readonly check_runs: readonly { readonly name: string; readonly app: { readonly slug: string } }[];
    };
    const apps = answer.check_runs.filter((run) => run.name === name).map((run) => run.app.slug);
    expect(apps.toSorted()).toEqual(['github-actions', 'robot']);
    await siege.stage.reconcile();
    expect(siege.stage.writes()).toBe(writes);
  });

  test('A27: the plan in the state branch is another one, with the old digest → one reply', async () => {
    const undo = await editState(siege.stage, `sessions/${siege.session}.json`, (text) =>
      text.replaceAll('Sign in', 'Owned'),
    );
    await say(siege, siege.command, { code: REFUSED, reply: /The stored state was altered/ });
    await undo();
  });

  test('A27: the digest in the state branch is another one too → one reply to either', async () => {
    const digest = 'b'.repeat(64);
    const undo = await editState(siege.stage, `sessions/${siege.session}.json`, (text) =>
      text.replaceAll(siege.digest, digest),
    );
    await say(siege, siege.command, { code: REFUSED, reply: /is not the plan that stands now/ });
    await say(siege, `/sync apply ${digest}`, { code: REFUSED, reply: /The stored state was altered/ });
    await undo();
  });

  test('A27: the session is called another pull request’s, or begun without anybody’s approval → nothing written', async () => {
    const file = `sessions/${siege.session}.json`;
    const { stage } = siege;
    const moved = await editState(stage, file, (text) =>
      text.replace(/^ {2}"origin": "[^"]+"/m, '  "origin": "default-branch"'),
    );
    await say(siege, siege.command, { code: REFUSED, reply: /does not belong here/ });
    await moved();
    const begun = await editState(stage, file, (text) =>
      text.replace('"state": "previewed"', '"state": "applying"'),
    );
    await repelled(siege, async (options) => stage.reconcile(options), { code: 'bad-state', exit: 1 });
    await say(siege, siege.command, { code: REFUSED, reply: /is applying, which does not allow this/ });
    await begun();
  });

  test('A27: the session file is no JSON, or has a member twice, or a prototype → the run stops', async () => {
    const file = `sessions/${siege.session}.json`;
    const broken = [
      (text: string) => text.slice(0, -20),
      (text: string) => text.replace('{', '{\n  "state": "applied",'),
      (text: string) => text.replace('{', '{\n  "__proto__": { "state": "applied" },'),
    ];
    for (const edit of broken) {
      const undo = await editState(siege.stage, file, edit);
      await say(siege, siege.command, { code: 'bad-state', exit: 1, reply: /stored state cannot be used/ });
      await undo();
    }
  });

  test('A28: ids that lead out of the state, in commands and in inputs → refused', async () => {
    const { stage } = siege;
    await say(siege, '/sync undo ../../config', {
      code: REFUSED,
      reply: /There is no session `..\/..\/config`/,
    });
    await say(siege, '/sync abandon ..', { code: REFUSED, reply: /There is no session `..`/ });
    await say(siege, `${siege.command} --only ../../etc/passwd`, {
      code: REFUSED,
      reply: /has no record `..\/..\/etc\/passwd`/,
    });
    const dispatch = async (inputs: { readonly [name: string]: string }) =>
      repelled(
        siege,
        async (options) =>
          stage.run(stage.events.workflowDispatch({ repository: REPOSITORY, by: 'ben' }), {
            ...options,
            inputs,
          }),
        { code: 'bad-event', exit: 1 },
      );
    await dispatch({ command: 'undo', session: '../x' });
    await dispatch({ command: 'reconcile', config: '../../etc/passwd' });
    await dispatch({ command: 'reconcile', 'state-branch': '../main' });
    await dispatch({ command: 'reconcile', sync: '--upload-pack=id' });
  });

  test('the plan stood all the time: a writer applies it', async () => standsStill(siege, 'ben'));
});

describe('what was written', () => {
  test('A27: the way back in the journal is another one → undo refuses it and leaves the record', async () => {
    const stories = { 'back-1': { title: 'Sign in' } };
    const siege = await besiegeBranch({ stories });
    const { stage } = siege;
    await standsStill(siege, 'ben');
    await stage.github.world.commit({
      repository: REPOSITORY,
      by: 'ada',
      files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here' }) },
    });
    const update = siegeOf(stage, siege.place, await stage.reconcile());
    await standsStill(update, 'ben');
    const journal = `journal/${update.session}.jsonl`;
    const restore = await editState(stage, journal, (text) =>
      forged(text, (entry) => {
        if (entry.kind !== 'intent' || entry.undo === undefined) return entry;
        return {
          ...entry,
          undo: { ...entry.undo, patch: [{ op: 'replace', path: '/title', value: 'Owned' }] },
        };
      }),
    );
    const undo = `/sync undo ${update.session}`;
    await say(update, undo, {
      code: 'stale',
      reply: /another way back than the change needs/,
      state: 'may move',
    });
    expect(await titlesUpstream(stage)).toEqual(['Sign in here']);
    await restore();
    const plan = await editState(stage, `sessions/${update.session}.json`, (text) =>
      text.replaceAll('Sign in here', 'Sign in there'),
    );
    await say(update, undo, { code: 'bad-state', exit: 1, reply: /stored state cannot be used/ });
    await plan();
    await stage.close();
  });

  test('A27: a line of the journal is edited, or forged with its checksum → the run stops, nothing is sent', async () => {
    const siege = await besiegeBranch();
    const { stage } = siege;
    // Longer than a run waits by itself.
    const away = { kind: 'answer', status: 429, headers: { 'retry-after': '11' } } as const;
    stage.upstream.spoil('POST', away);
    const cut = await stage.say(siege.place, 'ben', siege.command);
    expect({ code: cut.outputs['reason-code'], log: cut.log }).toMatchObject({ code: 'queued' });
    await new Promise((done) => setTimeout(done, 11_500));
    const journal = `journal/${siege.session}.jsonl`;
    const edits = [
      (text: string) => `${text.replace('Sign in', 'Owned')}${text}`,
      (text: string) =>
        forged(text, (entry) =>
          entry.kind === 'intent' ? { ...entry, fields: { ...entry.fields, title: 'Owned' } } : entry,
        ),
      (text: string) =>
        forged(text, (entry) => (entry.kind === 'intent' ? { ...entry, key: 'another-key' } : entry)),
    ];
    for (const edit of edits) {
      const undo = await editState(stage, journal, edit);
      await repelled(siege, async (options) => stage.reconcile(options), { code: 'bad-state', exit: 1 });
      await undo();
    }
    expect((await stage.reconcile()).outputs['reason-code']).toBe('applied');
    expect(await titlesUpstream(stage)).toEqual(['Sign in']);
    await stage.close();
  });
});

describe('the sync issue', () => {
  test('A22, A23: a writer edits its body; a reader opens one that looks like it → refused', async () => {
    const siege = await besiegeBranch();
    const { stage, place } = siege;
    const { world } = stage.github;
    const body = String((await stage.issues())[0]?.['body']);
    await world.changeIssue(REPOSITORY, place, 'ben', { body: body.replaceAll('Sign in', 'Harmless') });
    await say(siege, siege.command, ALTERED);
    await world.changeIssue(REPOSITORY, place, 'ben', { body });
    const on = await world.openIssue({ repository: REPOSITORY, by: 'rita', title: 'Sync backlog', body });
    await repelled(siege, async (options) => stage.say(on, 'ben', siege.command, options), {
      code: REFUSED,
      reply: /does not belong here/,
      on,
    });
    await standsStill(siege, 'ben');
    await stage.close();
  });
});

describe('a conflict issue', () => {
  let stage: Stage;
  let issue: number;
  beforeAll(async () => {
    const siege = await besiegeBranch();
    ({ stage } = siege);
    await standsStill(siege, 'ben');
    await stage.tracker.edit(await stage.idOf('Sign in'), { title: 'Log in' });
    await stage.github.world.commit({
      repository: REPOSITORY,
      by: 'ada',
      files: { 'backlog/back-1.md': markdown('back-1', { title: 'Sign in here' }) },
    });
    expect((await stage.reconcile()).outputs['reason-code']).toBe('conflicts');
    const open = (await stage.issues()).filter((one) => one['state'] === 'open');
    issue = Number(open[0]?.['number']);
  });
  afterAll(async () => stage.close());

  test('A1, A25: a reader decides, or an edited comment does → silence, or one reply', async () => {
    const siege = { stage, place: issue };
    const words = '/sync resolve title=local';
    await repelled(siege, async (options) => stage.say(issue, 'rita', words, options), {
      code: 'not-permitted',
    });
    const comment = await stage.github.world.comment(REPOSITORY, issue, 'mia', '/sync status');
    await stage.github.world.editComment(REPOSITORY, comment, 'ben', words);
    const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
    await repelled(siege, async (options) => stage.run(delivery, options), {
      code: REFUSED,
      reply: /An edited comment is no command/,
    });
  });

  test('A12: an apply command in it → one reply', async () =>
    repelled(
      { stage, place: issue },
      async (options) => stage.say(issue, 'ben', '/sync apply 0123456789ab', options),
      { code: REFUSED, reply: /does not belong here/ },
    ));

  test('A19, E63: a decision whose run comes after the values moved, or is run again → void, nothing stored', async () => {
    const comment = await stage.github.world.comment(REPOSITORY, issue, 'mia', '/sync resolve title=local');
    const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
    // The edited comment of the first test has put the host's clock a second ahead.
    await wait(2200);
    await stage.tracker.edit(await stage.idOf('Log in'), { title: 'Log in please' });
    expect((await stage.reconcile()).outputs['reason-code']).toBe('conflicts');
    const run = await repelled({ stage, place: issue }, async (options) => stage.run(delivery, options), {
      code: REFUSED,
      reply: /title moved since this was shown/,
      state: 'may move',
    });
    expect(run.outputs['reason-code']).toBe(REFUSED);
    const sessions = await stage.reconcile();
    expect(sessions.outputs).toMatchObject({ 'reason-code': 'conflicts', conflicts: '1' });
    expect(await titlesUpstream(stage)).toEqual(['Log in please']);
  });

  test('the decision stood all the time: on what is shown now it counts', async () => {
    const run = await stage.say(issue, 'mia', '/sync resolve title=local');
    expect(run.outputs['reason-code']).toBe('resolved');
  });
});
