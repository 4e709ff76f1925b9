import type { ActionResult } from '../../support/runner/run-action.ts';
import type { Random } from '../../support/random.ts';
import type { RunOptions, Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';
import { BranchSide } from './branch-side.ts';
import { Wrong } from './command-line.ts';
import type { Figures } from './figures.ts';
import { Ledger } from './ledger.ts';
import type { Stories } from './sides.ts';
import { TrackerSide, detailsOf, differences, doubles, editSides } from './sides.ts';
import { choiceFor, openConflicts, orphanedCreates } from './state-folder.ts';
import { edited, fileOf, newStory } from './story.ts';

/** Codes that a run may not end with, whatever was killed before. */
const NEVER = ['bug', 'bad-state', 'bad-answer', 'bad-config', 'bad-event', 'state-read-only', 'forbidden'];

/** How many runs a person has patience for until all is at rest; each may wait for a merge or an approval. */
const MOST_RUNS = 10;

/** A repository on GitHub with the state on a branch: the Action runs and is killed until something is wrong. */
export class ActionWorld {
  readonly trace: string[] = [];
  private readonly ledger = new Ledger();
  private readonly stage: Stage;
  private readonly local: BranchSide;
  private readonly remote: TrackerSide;
  private readonly random: Random;
  private readonly figures: Figures;
  /** Whether writes wait for a person's approval. */
  private readonly isAsked: boolean;
  private runs = 0;
  private usualMs = 1_200;

  static async open(about: { readonly random: Random; readonly figures: Figures }): Promise<ActionWorld> {
    const isAsked = about.random.chance(0.4);
    const stage = await openStage({ stories: {}, config: isAsked ? [] : ['approval: none'] });
    return new ActionWorld(stage, { ...about, isAsked });
  }

  private constructor(
    stage: Stage,
    about: { readonly random: Random; readonly figures: Figures; readonly isAsked: boolean },
  ) {
    this.isAsked = about.isAsked;
    this.stage = stage;
    this.random = about.random;
    this.figures = about.figures;
    this.local = new BranchSide(stage.github);
    this.remote = new TrackerSide(stage.upstream.url);
  }

  /** People edit, runs are killed, later ones finish; then nothing may be wrong. */
  async round(): Promise<void> {
    const { random, ledger } = this;
    this.trace.push('round');
    for (let left = 2 + random.below(4); left > 0; left -= 1) {
      const side = random.pick([this.local, this.remote]);
      this.trace.push(await editSides(side, { ledger, random, isAtRest: true }));
    }
    if (random.chance(0.4)) await this.decide();
    const pull = random.chance(0.4) ? await this.propose() : null;
    if (pull === null) {
      for (let kills = 1 + random.below(3); kills > 0; kills -= 1) {
        await this.killing('reconcile', async (options) => this.stage.reconcile(options));
        await this.waitForLock();
      }
    }
    await this.rest();
    this.figures.count('rounds of the Action');
  }

  async close(): Promise<void> {
    await this.stage.close().catch((error: unknown) => {
      // The stand-in may have been talking to a program that was killed.
      if (!/socket hang up|ECONNRESET|aborted/.test(String(error))) throw error;
    });
  }

  /** A pull request with one story; its preview and its apply are killed; in the end it is merged. */
  private async propose(): Promise<number> {
    const { random, ledger, stage } = this;
    const stories = [...(await this.local.stories())];
    const old = stories.length > 2 && random.chance(0.6) ? random.pick(stories) : null;
    const story = old === null ? newStory(ledger, ledger.size + 1) : edited(old[1], ledger, random);
    const pull = await stage.propose({ [old?.[0] ?? `backlog/${story.id}.md`]: fileOf(story) });
    const about = { repository: REPOSITORY, by: 'ada', number: pull };
    const opened = await stage.events.pullRequest({ ...about, action: 'opened' });
    await this.killing('preview of a pull request', async (options) => stage.run(opened, options));
    await this.run('preview', { ...opened }, 2);
    const digest = (await stage.comments(pull)).map(digestIn).find((one) => one !== null);
    if (digest !== undefined && random.chance(0.8)) {
      const comment = await stage.github.world.comment(REPOSITORY, pull, 'ben', `/sync apply ${digest}`);
      const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
      await this.killing('/sync apply', async (options) => stage.run(delivery, options));
      if (random.chance(0.5)) await this.run('/sync apply again', delivery, 2);
      await this.waitForLock();
    }
    await this.merge(pull);
    ledger.edited(old === null ? '' : JSON.stringify(old[1]), JSON.stringify(story), false);
    const closed = await stage.events.pullRequest({ ...about, action: 'closed' });
    await this.killing('end of a pull request', async (options) => stage.run(closed, options));
    await this.waitForLock();
    return pull;
  }

  /** A person answers what is open, or takes a session back; the run that carries it out is killed. */
  private async decide(): Promise<void> {
    const { random, ledger, stage } = this;
    const view = this.local.state();
    const conflicts = openConflicts(view);
    const applied = view.sessions.filter(({ state }) => state === 'applied').at(-1);
    const isUndo = applied !== undefined && (conflicts === '' || random.chance(0.3));
    const issues = await stage.github.world.all(`/repos/${REPOSITORY}/issues?state=all`);
    const place = (isUndo ? issues : issues.filter(({ state }) => state === 'open')).at(0)?.['number'];
    if (place === undefined || (!isUndo && conflicts === '')) return;
    const words = isUndo ? `/sync undo ${applied.id}` : `/sync resolve --all ${choiceFor(view, random)}`;
    ledger.decided(isUndo ? JSON.stringify(applied.plan) : conflicts);
    const comment = await stage.github.world.comment(REPOSITORY, Number(place), 'mia', words);
    const delivery = await stage.events.issueComment({ repository: REPOSITORY, comment });
    await this.killing(words, async (options) => stage.run(delivery, options));
    this.figures.count(isUndo ? 'undos of the Action' : 'decisions of the Action');
    await this.waitForLock();
    if (random.chance(0.5)) await this.run(`${words} again`, delivery, 2);
  }

  /** Where git cannot merge, a person gives up: what they wrote on the branch is not expected anywhere. */
  private async merge(pull: number): Promise<boolean> {
    try {
      await this.stage.github.world.mergePull(REPOSITORY, pull, 'mia');
      this.trace.push(`#${pull} merged`);
      return true;
    } catch (error) {
      if (!/405|409/.test(String(error))) throw error;
      this.trace.push(`#${pull} cannot be merged`);
      await this.stage.github.world.changeIssue(REPOSITORY, pull, 'mia', { state: 'closed' });
      return false;
    }
  }

  /** Runs it and kills it: after a time, at a write to the tracker or at a push. */
  private async killing(what: string, start: (options: RunOptions) => Promise<ActionResult>): Promise<void> {
    const { random, stage } = this;
    const moment = random.pick(['a time', 'a time', 'a push', this.isAsked ? 'a push' : 'a write']);
    const nth = 1 + random.below(moment === 'a push' ? 4 : 2);
    const at = Math.floor(random.next() * this.usualMs);
    const arm = (kill: () => void): void => {
      if (moment === 'a time') setTimeout(kill, at);
      else if (moment === 'a push') this.atPush(nth, kill);
      else this.atWrite(nth, kill);
    };
    const others = random.chance(0.15) ? [this.start((options) => stage.reconcile(options), {})] : [];
    const ended = await this.start(start, { killAt: arm });
    await Promise.all(others);
    stage.upstream.relent();
    stage.github.onGit = null;
    const isKilled = ended.signal === 'SIGKILL';
    this.figures.count(isKilled ? `SIGKILL of the Action at ${moment}` : 'runs that ended before the kill');
    if (others.length > 0) this.figures.count('two runs of the Action at once');
    this.trace.push(`kill of ${what} at ${moment} ${moment === 'a time' ? at : nth}: ${inShort(ended)}`);
  }

  private atPush(nth: number, kill: () => void): void {
    let pushes = 0;
    this.stage.github.onGit = async ({ service }) => {
      if (service === 'git-receive-pack' && (pushes += 1) >= nth) kill();
      return undefined;
    };
  }

  private atWrite(nth: number, kill: () => void): void {
    const kind = this.random.pick(['first', 'then'] as const);
    const nothing = async (): Promise<void> => undefined;
    const before = Array.from({ length: nth - 1 }, () => ({ kind, act: nothing }));
    for (const method of ['POST', 'PATCH', 'DELETE'])
      this.stage.upstream.spoil(method, ...before, { kind, act: async () => kill() });
  }

  /** Runs, merges and approves as people do until nothing moves; then all is looked at. */
  private async rest(): Promise<void> {
    const { stage } = this;
    for (let left = MOST_RUNS; ; left -= 1) {
      const before = await this.picture();
      const run = await this.reconcile();
      const code = run.outputs['reason-code'] ?? '';
      if ((await this.picture()) === before && ['nothing-to-do', 'conflicts', 'held'].includes(code)) {
        if (run.outputs['changes'] === '0' || code === 'nothing-to-do') return this.judge(code);
      }
      if (code === 'state-locked') await this.waitForLock();
      if (left === 0) throw new Wrong(`I4: no rest after ${MOST_RUNS} runs: ${inShort(run)}`);
      const digest = (run.outputs['plan-digest'] ?? '').slice(0, 12);
      const place = /\/(?:pull|issues)\/(\d+)/.exec(run.outputs['comment-url'] ?? '')?.[1];
      const pull = Number(run.outputs['pull-request'] ?? '0');
      if (digest !== '' && place !== undefined && this.random.chance(0.5)) {
        const said = await stage.say(Number(place), 'ben', `/sync apply ${digest}`, this.next());
        this.trace.push(`/sync apply ${digest}: ${inShort(said)}`);
      }
      if (pull > 0) await this.merge(pull);
    }
  }

  /** The lock of a run that was killed ends by itself in a quarter of an hour. */
  private async waitForLock(): Promise<void> {
    const lock = await this.stage.github.world.file(REPOSITORY, 'sync-kernel/state', 'lock.json');
    if (lock !== null) await this.stage.expireLock();
  }

  private async reconcile(): Promise<ActionResult> {
    const started = Date.now();
    const run = await this.start((options) => this.stage.reconcile(options), {});
    this.usualMs = Math.round(this.usualMs * 0.7 + (Date.now() - started) * 0.3);
    this.trace.push(`reconcile: ${inShort(run)}`);
    return run;
  }

  /** All that a run could change. */
  private async picture(): Promise<string> {
    const issues = await this.stage.github.world.all(`/repos/${REPOSITORY}/issues?state=all`);
    const shown = issues.map(({ number, state, title, body, comments }) => [
      number,
      state,
      title,
      body,
      comments,
    ]);
    return JSON.stringify([this.local.stateCommit(), await this.remote.versions(), shown]);
  }

  private async judge(code: string): Promise<void> {
    const view = this.local.state();
    const [local, remote] = [await this.local.stories(), await this.remote.stories()];
    const text = (stories: Stories): string => JSON.stringify([...stories.values()]);
    const conflicts = openConflicts(view);
    const problems = [
      ...doubles(local, remote),
      ...orphanedCreates(view),
      ...this.ledger.problems({ local: text(local), remote: text(remote), conflicts }),
      ...differences({ local, remote, conflicts }),
      ...(code !== 'nothing-to-do' && conflicts === '' ? [`it waits for a person for nothing: ${code}`] : []),
    ];
    if (problems.length > 0) throw new Wrong([...problems, ...detailsOf({ local, remote, view })].join('\n'));
  }

  private async run(what: string, delivery: Parameters<Stage['run']>[0], attempt: number): Promise<void> {
    const ended = await this.start((options) => this.stage.run(delivery, options), { attempt });
    this.trace.push(`${what}: ${inShort(ended)}`);
  }

  /** Starts a run of its own number, and looks at how it ended. */
  private async start(
    run: (options: RunOptions) => Promise<ActionResult>,
    about: { readonly killAt?: (kill: () => void) => void; readonly attempt?: number },
  ): Promise<ActionResult> {
    const options = this.next(about.attempt);
    const ended = await run({ ...options, ...(about.killAt === undefined ? {} : { killAt: about.killAt }) });
    const code = ended.outputs['reason-code'] ?? '';
    if (ended.timedOut || (ended.signal === null && (code === '' || NEVER.includes(code))))
      throw new Wrong(`A run ended with ${inShort(ended)}: ${ended.log}`);
    return ended;
  }

  private next(attempt = 1): { readonly run: { readonly id: number; readonly attempt: number } } {
    if (attempt === 1) this.runs += 1;
    return { run: { id: 1000 + this.runs, attempt } };
  }
}

function digestIn(body: string): string | null {
  return /^\/sync apply ([0-9a-f]{12})$/m.exec(body)?.[1] ?? null;
}

function inShort({ signal, outputs }: ActionResult): string {
  return (
    signal ??
    `${outputs['decision'] ?? ''} ${outputs['reason-code'] ?? 'no code'} ${outputs['changes'] ?? ''}`
  );
}
