import { afterEach, describe, expect, test } from '@jest/globals';
import { markdown } from '../../support/backlog.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/* I6, I8, I9, E70: an apply is killed; the same run tried again, or the next scheduled one, finishes it. */

let stage: Stage;

/** The stand-in may have been talking to the program that was killed. */
afterEach(async () =>
  stage.close().catch((error: unknown) => {
    if (!String(error).includes('socket hang up')) throw error;
  }),
);

const digestIn = (body: string | undefined): string =>
  /^\/sync apply ([0-9a-f]{12})$/m.exec(body ?? '')?.[1] ?? 'none';

/** A pull request with two new records and one edited, previewed; gives its number and the command. */
async function previewed(): Promise<{ readonly pull: number; readonly command: string }> {
  stage = await openStage({ stories: {} });
  const pull = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }),
    'backlog/back-2.md': markdown('back-2', { title: 'Sign out' }),
  });
  await stage.run(
    stage.events.pullRequest({ repository: REPOSITORY, by: 'ada', number: pull, action: 'opened' }),
  );
  const [comment] = await stage.comments(pull);
  return { pull, command: `/sync apply ${digestIn(comment)}` };
}

type Kill = () => void;

const POINTS: readonly (readonly [string, (kill: Kill) => void])[] = [
  ['before the first write reaches upstream', (kill) => spoilPost(1, 'first', kill)],
  ['after the first write, before its answer', (kill) => spoilPost(1, 'then', kill)],
  ['after the last write, before its answer', (kill) => spoilPost(2, 'then', kill)],
  [
    'before the outcome is pushed',
    (kill) => {
      spoilPost(2, 'then', () => {
        stage.github.onGit = async ({ service }) => {
          if (service === 'git-receive-pack') kill();
          return undefined;
        };
      });
    },
  ],
];

function spoilPost(nth: number, kind: 'first' | 'then', kill: Kill): void {
  const nothing = async (): Promise<void> => undefined;
  const before = Array.from({ length: nth - 1 }, () => ({ kind: 'then', act: nothing }) as const);
  stage.upstream.spoil('POST', ...before, { kind, act: async () => kill() });
}

async function titles(): Promise<readonly string[]> {
  const ids = await Promise.all(['Sign in', 'Sign out'].map(async (title) => stage.idOf(title)));
  return ids.map(String);
}

describe.each(POINTS)('killed %s', (_name, arm) => {
  test('tried again it finishes, without a second create', async () => {
    const { pull, command } = await previewed();
    const comment = await stage.github.world.comment(REPOSITORY, pull, 'ben', command);
    const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
    const killed = await stage.run(delivery, { killAt: arm, run: { id: 77 } });
    expect(killed.signal).toBe('SIGKILL');
    stage.github.onGit = null;
    const again = await stage.run(delivery, { run: { id: 77, attempt: 2 } });
    expect(again.outputs).toMatchObject({ 'reason-code': 'applied', queued: '0' });
    expect(await titles()).toHaveLength(2);
    const records = await stage.recordCount();
    expect(records).toBe(2);
    const third = await stage.run(delivery, { run: { id: 77, attempt: 3 } });
    expect(third.outputs['reason-code']).toBe('not-approved');
    expect(await stage.recordCount()).toBe(2);
  });
});

test('the next scheduled run finishes what a killed apply left, when its lock has run out', async () => {
  const { pull, command } = await previewed();
  const comment = await stage.github.world.comment(REPOSITORY, pull, 'ben', command);
  const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
  await stage.run(delivery, { killAt: (kill) => spoilPost(1, 'then', kill), run: { id: 77 } });
  const early = await stage.reconcile();
  expect(early.outputs['reason-code']).toBe('state-locked');
  expect(await stage.recordCount()).toBe(1);
  await stage.expireLock();
  const late = await stage.reconcile();
  expect(late.outputs['reason-code']).toBe('nothing-to-do');
  expect(await stage.recordCount()).toBe(2);
});
