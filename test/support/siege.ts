import { expect } from '@jest/globals';
import { markdown } from './backlog.ts';
import type { JsonObject } from './github/exchange.ts';
import type { ActionResult } from './runner/run-action.ts';
import type { RunOptions, Stage, StageSeed } from './stage.ts';
import { REPOSITORY, openStage } from './stage.ts';

/** A plan that is shown and that nobody has approved: what attacks are tried on. */
export interface Siege {
  readonly stage: Stage;
  /** The pull request, or the sync issue, under which the plan is shown. */
  readonly place: number;
  readonly session: string;
  /** The whole digest of the plan. */
  readonly digest: string;
  /** The command that would be right. */
  readonly command: string;
}

/** What an attack must come to besides no write at all. */
export interface Expected {
  /** `reason-code`. */
  readonly code: string;
  /** The one reply; absent: silence. */
  readonly reply?: RegExp;
  /** Where the reply is looked for; absent: under the plan. */
  readonly on?: number;
  /** Absent: 0. */
  readonly exit?: number;
  /** Absent: the state branch must not move. */
  readonly state?: 'may move';
}

/** Previews a pull request of `ada` that adds a record. */
export async function besiegePull(seed: Partial<StageSeed> & { readonly by?: string } = {}): Promise<Siege> {
  const { by = 'ada', ...rest } = seed;
  const stage = await openStage({ stories: {}, ...rest });
  const place = await stage.propose({ 'backlog/back-1.md': markdown('back-1', { title: 'Sign in' }) }, by);
  return siegeOf(stage, place, await previewPull(stage, place, { by }));
}

/** Previews the default branch with one new record: the plan stands in the sync issue. */
export async function besiegeBranch(seed: Partial<StageSeed> = {}): Promise<Siege> {
  const stage = await openStage({ stories: { 'back-1': { title: 'Sign in' } }, ...seed });
  const run = await stage.reconcile();
  const [issue] = await stage.issues();
  return siegeOf(stage, Number(issue?.['number']), run);
}

export function siegeOf(stage: Stage, place: number, run: ActionResult): Siege {
  const { 'session-id': session = '', 'plan-digest': digest = '', 'reason-code': code } = run.outputs;
  expect({ code, log: code === 'previewed' ? '' : run.log }).toEqual({ code: 'previewed', log: '' });
  return { stage, place, session, digest, command: `/sync apply ${digest.slice(0, 12)}` };
}

export async function previewPull(
  stage: Stage,
  number: number,
  about: { readonly by?: string; readonly action?: 'opened' | 'synchronize' | 'edited' } = {},
): Promise<ActionResult> {
  const { by = 'ada', action = 'opened' } = about;
  return stage.run(stage.events.pullRequest({ repository: REPOSITORY, by, number, action }));
}

/**
 * Runs an attack and checks that nothing came of it: no write upstream, no commit to the state or to the
 * artifacts, nothing said but the one reply, no token anywhere that people or programs can read.
 */
export async function repelled(
  siege: Pick<Siege, 'stage' | 'place'>,
  attack: (options: Required<Pick<RunOptions, 'token'>>) => Promise<ActionResult>,
  expected: Expected,
): Promise<ActionResult> {
  const { stage } = siege;
  const token = jobToken(stage);
  const on = expected.on ?? siege.place;
  const before = await pictureOf(stage, on);
  const run = await attack({ token });
  const after = await pictureOf(stage, on);
  const code = run.outputs['reason-code'];
  const { exitCode, problems } = run;
  expect({ code, exitCode, problems, log: code === expected.code ? '' : run.log }).toEqual({
    code: expected.code,
    exitCode: expected.exit ?? 0,
    problems: [],
    log: '',
  });
  expect(after.writes).toBe(before.writes);
  expect(after.main).toBe(before.main);
  if (expected.state === undefined) expect(after.state).toBe(before.state);
  expect(after.issues).toEqual(before.issues);
  const said = after.comments.filter(({ id }) => before.comments.every((one) => one.id !== id));
  expect(said.map(({ body }) => body)).toEqual(
    expected.reply === undefined ? [] : [expect.stringMatching(expected.reply)],
  );
  expectNoLeak(run, { secret: token, texts: said.map(({ body }) => body) });
  return run;
}

/** Checks that a secret is nowhere that people or programs can read. */
export function expectNoLeak(
  run: ActionResult,
  about: { readonly secret: string; readonly texts?: readonly string[] },
): void {
  const { stdout, stderr, outputs, state, exported, summary, annotations } = run;
  // A mask is how the runner learns what to hide: it shows no such line.
  const log = `${stdout}\n${stderr}`.replaceAll(/^::add-mask::.*$/gm, '');
  const shown = JSON.stringify([log, outputs, state, exported, annotations, summary]);
  const encoded = Buffer.from(`x-access-token:${about.secret}`).toString('base64');
  for (const text of [shown, ...(about.texts ?? [])]) {
    expect(text).not.toContain(about.secret);
    expect(text).not.toContain(encoded);
  }
  // What the runner had to mask in the summary was written there.
  expect(summary).not.toContain('***');
}

/** The plan was live all the time: the right person's command writes it. */
export async function standsStill({ stage, place, command }: Siege, by: string): Promise<void> {
  const before = stage.writes();
  const run = await stage.say(place, by, command);
  const code = run.outputs['reason-code'];
  expect({ code, log: code === 'applied' ? '' : run.log }).toEqual({ code: 'applied', log: '' });
  expect(stage.writes()).toBe(before + 1);
  expect(stage.github.strange).toEqual([]);
}

/** Edits a file of the state branch as somebody who may push there; gives the way back. */
export async function editState(
  stage: Stage,
  file: string,
  edit: (text: string) => string,
): Promise<() => Promise<void>> {
  const { world } = stage.github;
  const text = await world.file(REPOSITORY, 'sync-kernel/state', file);
  expect(text).not.toBeNull();
  const edited = edit(text ?? '');
  expect(edited).not.toBe(text);
  const commit = async (content: string) =>
    void (await world.commit({
      repository: REPOSITORY,
      branch: 'sync-kernel/state',
      by: 'ben',
      files: { [file]: content },
    }));
  await commit(edited);
  return async () => commit(text ?? '');
}

/** The titles of all that is upstream, in their order there. */
export async function titlesUpstream(stage: Stage): Promise<readonly string[]> {
  const answer = await fetch(`${stage.upstream.url}/records`);
  const { records } = (await answer.json()) as {
    readonly records: readonly { readonly fields: { readonly title: string } }[];
  };
  return records.map(({ fields }) => fields.title);
}

/** The token of one more job, as the workflow of the README grants it. */
export function jobToken(stage: Stage, access: 'write' | 'read' = 'write'): string {
  return stage.github.mintToken({
    login: 'github-actions[bot]',
    repository: REPOSITORY,
    permissions: { contents: access, issues: access, 'pull-requests': access, checks: access },
  });
}

interface Picture {
  readonly writes: number;
  readonly state: string | null;
  readonly main: string | null;
  readonly issues: readonly string[];
  readonly comments: readonly { readonly id: number; readonly body: string }[];
}

async function pictureOf(stage: Stage, on: number): Promise<Picture> {
  const { git } = stage.github.world.repository(REPOSITORY);
  const issues = await stage.issues();
  return {
    writes: stage.writes(),
    state: await git.branch('sync-kernel/state'),
    main: await git.branch('main'),
    issues: issues.map((issue) => `${String(issue['number'])} ${String(issue['state'])}`),
    comments: (await ourComments(stage, on)).map((row) => ({
      id: Number(row['id']),
      body: String(row['body']),
    })),
  };
}

/** The comments of our bot, whole. */
export async function ourComments(stage: Stage, on: number): Promise<readonly JsonObject[]> {
  const rows = await stage.github.world.all(`/repos/${REPOSITORY}/issues/${on}/comments`);
  const isOurs = (row: JsonObject): boolean =>
    (row['user'] as { readonly login: string }).login === 'github-actions[bot]';
  return rows.filter(isOurs);
}
