import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OUTPUTS } from '../../../src/inputs.ts';
import type { Expected, Siege } from '../../support/siege.ts';
import { besiegePull, ourComments, repelled, standsStill } from '../../support/siege.ts';
import { REPOSITORY } from '../../support/stage.ts';

let siege: Siege;
beforeAll(async () => {
  siege = await besiegePull();
});
afterAll(async () => siege.stage.close());

const REFUSED = 'not-approved';

async function say(body: string, expected: Expected, by = 'ben') {
  return repelled(siege, async (options) => siege.stage.say(siege.place, by, body, options), expected);
}

/** Says something that is no command: silence, and not one request. */
async function ignored(body: string): Promise<void> {
  const { github, events } = siege.stage;
  const comment = await github.world.comment(REPOSITORY, siege.place, 'ben', body);
  const delivery = await events.issueComment({ repository: REPOSITORY, comment });
  const before = [github.requests.length, github.gitRequests.length];
  await repelled(siege, async (options) => siege.stage.run(delivery, options), { code: 'not-a-command' });
  expect([github.requests.length, github.gitRequests.length]).toEqual(before);
}

test.each([
  ['a fence', (command: string) => `\`\`\`\n${command}\n\`\`\``],
  ['indented code', (command: string) => `    ${command}`],
  ['a quote', (command: string) => `> ${command}`],
  ['an HTML comment', (command: string) => `<!--\n${command}\n-->`],
  ['details', (command: string) => `<details>\n\n${command}\n\n</details>`],
  ['A32: with a full-width slash', (command: string) => command.replace('/', '\uff0f')],
  ['A32: after a direction mark', (command: string) => `\u202e${command}`],
])('A30: the right command in %s → silence, no request', async (_what, make) => ignored(make(siege.command)));

test('A34: our own preview and our own replies, quoted back by us or by a person → silence, no request', async () => {
  const { github, events, stage } = { ...siege.stage, stage: siege.stage };
  await say('/sync apply', { code: REFUSED, reply: /An approval names the plan/ });
  for (const row of await ourComments(stage, siege.place)) {
    const delivery = await events.issueComment({ repository: REPOSITORY, comment: Number(row['id']) });
    const before = github.requests.length;
    await repelled(siege, async (options) => stage.run(delivery, options), { code: 'not-a-command' });
    expect(github.requests.length).toBe(before);
    await ignored(String(row['body']));
  }
});

test('A31: the right command and another one → one reply', async () => {
  const expected = { code: REFUSED, reply: /more than one command/ };
  await say(`${siege.command}\n/sync undo ${siege.session}`, expected);
  await say(`/sync status\n\nand then\n${siege.command}`, expected);
});

test.each([
  ['a no-break space', '\u00a0'],
  ['a zero-width space', '\u200b'],
  ['a right-to-left override', '\u202e'],
])('A32: %s in the right command → one reply', async (_what, character) => {
  const expected = { code: REFUSED, reply: /type it anew/ };
  await say(siege.command.replace('apply ', `apply${character}`), expected);
});

test('A33: a comment of 100 kB that begins with the right command → one reply', async () => {
  const { github, events } = siege.stage;
  const comment = await github.world.comment(REPOSITORY, siege.place, 'ben', siege.command);
  const delivery = await events.issueComment({ repository: REPOSITORY, comment });
  const body = `${siege.command}\n${'x'.repeat(100_000)}`;
  github.fault(`GET /repos/${REPOSITORY}/issues/comments/${comment}`, {
    kind: 'rewrite',
    change: (answer) => ({ ...answer, json: { ...(answer.json as object), body } }),
  });
  const event = { ...delivery.event, comment: { ...(delivery.event['comment'] as object), body } };
  await repelled(siege, async (options) => siege.stage.run({ ...delivery, event }, options), {
    code: REFUSED,
    reply: /too long to be a command/,
  });
});

test('A36: a comment that takes a Markdown parser minutes → answered', async () => {
  const stars = '*'.repeat(32_000);
  const run = await say(`/sync apply\n${stars}a${stars}`, {
    code: REFUSED,
    reply: /An approval names the plan/,
  });
  expect(run.timedOut).toBe(false);
});

test.each([
  '$(touch${IFS}owned)',
  '`id`',
  '${{github.token}}',
  '::set-output::name=decision::applied',
  '::add-mask::a',
  '%0A::error::x',
  '@octo/team',
  '<!--',
])('A35: the word %s in a command → one reply in which it does nothing', async (word) => {
  const run = await say(`/sync apply ${word}`, { code: REFUSED, reply: /too short to name a plan/ });
  expect(Object.keys(run.outputs).toSorted()).toEqual(Object.keys(OUTPUTS).toSorted());
  expect(run.annotations.map(({ level }) => level)).toEqual(['notice']);
  const reply = String((await ourComments(siege.stage, siege.place)).at(-1)?.['body']);
  // All of it stands in a code span.
  expect(reply.replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).not.toMatch(/[@$<]|::/);
});

test('A35: an unknown command of that kind → one reply that lists the commands', async () => {
  await say('/sync $(id)', { code: 'unknown-command', reply: /There is no command `\/sync \$\(id\)`/ });
});

test('the plan stood all the time: a writer applies it, with spaces, CRLF and a word of thanks', async () =>
  standsStill({ ...siege, command: `  ${siege.command.replaceAll(' ', '  \t')}  \r\n\r\nThanks!` }, 'ben'));
