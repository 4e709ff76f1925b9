import { createHash } from 'node:crypto';
import { HostFault } from '../../../src/host.ts';
import { isOpen } from '../../../src/kernel/advance.ts';
import { choicesOf } from '../../../src/kernel/choice.ts';
import type { Conflict } from '../../../src/kernel/conflict.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { canonicalJson } from '../../../src/kernel/json.ts';
import type { Session } from '../../../src/kernel/session.ts';
import { openSessions } from '../../../src/flows/sessions.ts';
import type { Route } from '../../../src/route.ts';
import { parseConflictIssue } from '../../../src/views/markdown/conflict-issue.ts';
import { parsePreviewComment } from '../../../src/views/markdown/preview-comment.ts';
import { Crash, CrashPoints, disarm } from '../../support/crashing.ts';
import { unreachable } from '../../support/memory-provider.ts';
import { Random } from '../../support/random.ts';
import { Adversary } from '../adversary.ts';
import { failingStore } from '../failing-store.ts';
import { Figures } from '../figures.ts';
import { differences } from '../peace.ts';
import { FIELDS, People } from '../people.ts';
import type { Found } from '../simulation.ts';
import { inFull } from '../simulation.ts';
import type { Game } from '../soak.ts';
import type { Kind, Weather } from '../weather.ts';
import { inWords, weatherOf } from '../weather.ts';
import { Witness } from '../witness.ts';
import { Approvals } from './approvals.ts';
import { approvable, shownTwice } from './shown.ts';
import { ActionStage } from './stage.ts';

const ACTION_STEPS: readonly number[] = Array.from({ length: 30 }, (_, i) => i);

/** What can go wrong in a run of the Action; `host away` is its own. */
const KINDS: readonly (Kind | 'host away')[] = [
  'calm',
  'calm',
  'calm',
  'calm',
  'killed',
  'killed',
  'killed',
  'away',
  'answers lost',
  'raced',
  '412 storm',
  'old listing',
  'shifting pages',
  'partial listing',
  'empty listing',
  'rate limited',
  'push lost',
  'push unanswered',
  'host away',
];

type Run = Exclude<Route, { flow: 'ignore' }>;

/** Plays one seed of the Action: pushes, pull requests, approvals, decisions, faults, then peace. */
async function playAction(seed: number, steps: readonly number[] = ACTION_STEPS): Promise<Found> {
  const game = new ActionGame(seed);
  try {
    await game.play(steps);
  } catch (error) {
    game.witness.problems.push(`threw ${inFull(error)}`);
  }
  game.trace.push(`all of it: ${createHash('sha256').update(game.everything()).digest('hex')}`);
  return { problems: game.witness.problems, trace: game.trace, figures: game.figures };
}

/** The Action on a repository of several people. */
export const ACTION: Game = { option: '--action ', play: playAction, steps: ACTION_STEPS };

class ActionGame {
  readonly trace: string[] = [];
  readonly figures = new Figures();
  readonly witness: Witness;
  private random: Random;
  private readonly seed: number;
  private readonly stage: ActionStage;
  private readonly people: People;
  private readonly adversary: Adversary;
  private readonly approvals: Approvals;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed ^ 0x5eed);
    const onDelete = this.random.pick(['ask', 'propagate'] as const);
    const approval = this.random.pick(['comment', 'comment', 'none'] as const);
    this.stage = new ActionStage({ onDelete, approval, limits: { deletes: { count: 99 } }, fields: FIELDS });
    const { world, place } = this.stage;
    this.approvals = new Approvals(this.stage);
    const isVerified = this.random.chance(0.3);
    this.witness = new Witness(world, place, { isVerified });
    const watched = world.remote.noticed;
    world.remote.noticed = (change) => {
      watched(change);
      if (change.by === 'request' && !this.approvals.cover(change))
        this.fail(`I13: a write to ${change.id} was approved by nobody`);
    };
    this.people = new People(this.random, world);
    this.adversary = new Adversary(world.remote, {
      isVerified,
      world: {
        race: () => this.race('while it answers'),
        raceOn: (id) => this.race('between comparing and writing', id),
        chance: (share) => this.random.chance(share),
        interrupt: async () => undefined,
        met: (what) => this.figures.add(what),
      },
    });
    this.trace.push(`on-delete ${onDelete}, approval ${approval}, ${isVerified ? 'verified' : 'if-match'}`);
  }

  async play(steps: readonly number[]): Promise<void> {
    for (let i = 0; i < 3; i++) this.people.act();
    this.stage.push();
    for (const step of steps) {
      if (this.witness.problems.length > 0) return;
      this.draw(step);
      this.figures.add('steps');
      await this.step();
    }
    this.draw(ACTION_STEPS.length);
    if (this.witness.problems.length === 0) await this.endInPeace();
  }

  everything(): string {
    const { world, place, host } = this.stage;
    const sides = [world.local, world.remote].map((side) => Object.fromEntries(side.records));
    const shown = [[...host.issues.values()], [...host.pulls.values()], host.comments];
    return canonicalJson([Object.fromEntries(place.files), sides, shown] as unknown as Json);
  }

  private draw(step: number): void {
    this.random = new Random(Math.imul(this.seed, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
    this.people.random = this.random;
  }

  private async step(): Promise<void> {
    const roll = this.random.next();
    if (roll < 0.28) return this.act();
    if (roll < 0.42) return this.workOnPull();
    if (roll < 0.52) return this.previewPull();
    if (roll < 0.66) return this.approve();
    if (roll < 0.73) return this.endPull();
    if (roll < 0.79) return this.acceptSync();
    if (roll < 0.86) return this.resolve();
    if (roll < 0.9) return this.otherCommand();
    return this.runOne('reconcile', { flow: 'reconcile' });
  }

  private act(): void {
    this.trace.push(this.people.act());
    this.stage.push();
  }

  private workOnPull(): void {
    const { branches } = this.stage;
    const isNew = branches.length === 0 || (branches.length < 3 && this.random.chance(0.4));
    const branch = isNew ? this.stage.openPull() : this.random.pick(branches);
    this.trace.push(`#${branch.number} ${this.people.actOn(branch.local)}`);
    this.stage.pushTo(branch);
    this.figures.add(isNew ? 'pull requests' : 'pushes to a pull request');
  }

  private async previewPull(): Promise<void> {
    const { branches } = this.stage;
    if (branches.length === 0) return;
    const { number } = this.random.pick(branches);
    return this.runOne(`preview of #${number}`, { flow: 'pull', pull: number });
  }

  /** Names a digest that is shown somewhere, or was: an old one must do nothing. */
  private async approve(): Promise<void> {
    const places = approvable(this.stage.host);
    if (places.length === 0) return;
    const { issue, digest } = this.random.pick(places);
    return this.apply(issue, digest);
  }

  private async apply(issue: number, digest: string, weather?: Weather): Promise<void> {
    this.approvals.named.add(digest);
    this.figures.add('approvals');
    // Who approves a plan wants what it says there, whatever became of it upstream since.
    for (const [file, text] of this.stage.place.files) {
      if (!file.startsWith('sessions/')) continue;
      const session = JSON.parse(text) as Session;
      if (!session.digest.startsWith(digest)) continue;
      for (const { patch } of session.plan.changes) this.witness.wanted(patch);
    }
    await this.comment(issue, `/sync apply ${digest}`, weather);
  }

  private async endPull(): Promise<void> {
    const { branches } = this.stage;
    if (branches.length === 0) return;
    const { number } = this.random.pick(branches);
    await this.end(number, this.random.chance(0.65));
  }

  private async end(number: number, merged: boolean, weather?: Weather): Promise<void> {
    this.stage.end(number, { merged });
    this.trace.push(`#${number} is ${merged ? 'merged' : 'closed'}`);
    this.figures.add(merged ? 'merges' : 'closes');
    // An event can be missed; the next scheduled run covers it.
    if (this.random.chance(0.8))
      await this.runOne(`the end of #${number}`, { flow: 'pull-closed', pull: number }, weather);
  }

  private syncPull(): number | undefined {
    return [...this.stage.host.pulls.values()].find(
      (one) => one.isOpen && one.head.ref.startsWith('sync-kernel/'),
    )?.number;
  }

  private async acceptSync(weather?: Weather): Promise<void> {
    const number = this.syncPull();
    if (number === undefined) return;
    // So does who merges the artifacts that it has made.
    const { git } = this.stage;
    this.witness.wanted([...git.recordsOf(git.tip('sync-kernel/backlog')).values()]);
    this.stage.end(number, { merged: true });
    this.stage.git.branches.delete('sync-kernel/backlog');
    this.trace.push(`#${number}, the sync pull request, is merged`);
    this.figures.add('sync merges');
    await this.runOne('push', { flow: 'reconcile' }, weather);
  }

  private async resolve(weather?: Weather): Promise<void> {
    const issues = [...this.stage.host.issues.values()].filter(
      (issue) => issue.isOpen && parseConflictIssue(issue.body) !== null,
    );
    if (issues.length > 0) {
      const { number, body } = this.random.pick(issues);
      const marker = parseConflictIssue(body);
      const session = await this.sessionOf(marker?.session);
      const conflicts = session?.plan.conflicts.filter((one) => one.record === marker?.record) ?? [];
      await this.decide(number, conflicts, { isIssue: true }, weather);
    }
    for (const { number } of weather === undefined ? this.stage.branches : []) {
      const shown = this.stage.host.commentsOn(number).map((one) => parsePreviewComment(one.body)?.session);
      const session = await this.sessionOf(shown.find((id) => id !== undefined));
      await this.decide(number, session?.plan.conflicts ?? [], { isIssue: false }, weather);
    }
  }

  private async decide(
    issue: number,
    conflicts: readonly Conflict[],
    { isIssue }: { readonly isIssue: boolean },
    weather?: Weather,
  ): Promise<void> {
    const words = conflicts.flatMap((conflict) => {
      // A status that neither side has a word for is settled by naming one.
      if (conflict.kind === 'unmapped') {
        this.witness.decided(conflict, { choice: 'value' });
        return [`${isIssue ? '' : `${conflict.record}:`}status=value:done`];
      }
      const choices = choicesOf(conflict).filter((one) => one !== 'value' && one !== 'merged');
      if (choices.length === 0) return [];
      const choice = this.random.pick(choices);
      this.witness.decided(conflict, { choice });
      return [`${isIssue ? '' : `${conflict.record}:`}${conflict.field}=${choice}`];
    });
    if (words.length === 0) return;
    this.figures.add('decisions', words.length);
    await this.comment(issue, `/sync resolve ${words.join(' ')}`, weather);
  }

  private async otherCommand(): Promise<void> {
    const { host, place } = this.stage;
    const issues = [...host.pulls.values(), ...host.issues.values()].filter((one) => one.isOpen);
    if (issues.length === 0) return;
    const sessions = [...place.files.keys()].flatMap(
      (file) => /^sessions\/(.+)\.json$/.exec(file)?.[1] ?? [],
    );
    const { number } = this.random.pick(issues);
    const name = this.random.pick(['undo', 'abandon', 'retry', 'preview', 'status']);
    const isNamed = name === 'undo' || name === 'abandon';
    if (isNamed && sessions.length === 0) return;
    const session = isNamed ? this.random.pick(sessions) : '';
    if (name === 'undo') {
      this.approvals.undone.add(session);
      this.witness.lenient = true;
    }
    await this.comment(number, `/sync ${name} ${session}`.trimEnd());
  }

  private async comment(issue: number, body: string, weather?: Weather): Promise<void> {
    const comment = this.stage.host.say(issue, body);
    const route: Run = { flow: 'command', issue, comment, body };
    await this.runOne(`#${issue} ${body}`, route, weather);
    // A runner that died is started again by hand, now and then.
    if (weather === undefined && this.random.chance(0.15))
      await this.runOne(`#${issue} ${body}, again`, route);
  }

  private async sessionOf(id: string | undefined): Promise<Session | null> {
    return id === undefined ? null : this.stage.world.store().readSession(id);
  }

  private async runOne(name: string, route: Run, weather = this.weather()): Promise<void> {
    const said = `${name}${inWords(weather)}`;
    const points = new CrashPoints(weather.kind === 'killed' ? weather.at : 0);
    this.arm(points, weather);
    this.figures.add('runs');
    this.witness.isWhole = true;
    this.witness.isRaced = false;
    try {
      const met = (what: string): void => this.figures.add(what);
      const breaking = { weather, points, place: this.stage.place, random: this.random, met };
      const store = failingStore(this.stage.world.store(), breaking);
      const action = await this.stage.action({ remote: this.adversary, store });
      const reports = await this.stage.run(action, route);
      const codes = reports.map((one) => one.code);
      for (const code of codes) this.figures.add(`ended ${code}`);
      this.trace.push(`${said}: ${codes.join(', ')}`);
      const isConclusive = route.flow === 'reconcile' && weather.kind === 'calm';
      this.witness.isWhole = isConclusive && !codes.includes('queued');
    } catch (error) {
      this.witness.isWhole = false;
      if (!(error instanceof Crash)) throw new Error(`${said} threw`, { cause: error });
      this.figures.add('killed');
      this.trace.push(`${said}: ${error.message}`);
    } finally {
      disarm(this.stage.world);
      this.stage.host.pass = () => undefined;
      this.adversary.kind = 'calm';
      this.stage.push();
    }
    await this.witness.checkState();
  }

  private weather(): Weather {
    const kinds = KINDS as readonly Kind[];
    const weather = weatherOf(this.random, kinds);
    // A run of the Action has more steps than one of the command line.
    return weather.kind === 'killed' ? { ...weather, at: 1 + this.random.below(40) } : weather;
  }

  private arm(points: CrashPoints, { kind, at }: Weather): void {
    this.adversary.kind = kind;
    this.adversary.patience = at;
    const { world, host } = this.stage;
    let requests = 0;
    let shown = 0;
    world.remote.before = (request) => {
      points.pass(`before ${request}`);
      requests += 1;
      if (kind === 'raced' && requests === at) this.race(`before ${request}`);
      if (kind === 'away' && requests >= at) throw unreachable();
    };
    world.remote.after = (request) => {
      points.pass(`after ${request}`);
      if (kind === 'answers lost' && requests >= at) throw unreachable();
    };
    host.pass = (point) => {
      points.pass(point);
      if ((kind as string) !== 'host away' || ++shown < at / 2) return;
      this.figures.add('host away');
      throw new HostFault({ code: 'server-error', message: `the host failed ${point}`, retryable: true });
    };
  }

  private race(when: string, id?: string): void {
    this.witness.isRaced = true;
    this.figures.add('races');
    this.trace.push(`race ${when}: ${this.people.race(id)}`);
  }

  private async endInPeace(): Promise<void> {
    const calm: Weather = { kind: 'calm', at: 0 };
    for (const number of this.stage.branches.map((branch) => branch.number))
      await this.end(number, this.random.chance(0.6), calm);
    let still = '';
    for (let round = 0; round < 20 && this.witness.problems.length === 0; round++) {
      await this.runOne('in peace, reconcile', { flow: 'reconcile' }, calm);
      const twice = shownTwice(this.stage.host);
      if (twice.length > 0) this.fail(`shown twice: ${twice.join(', ')}`);
      const isLast = round > 0 && this.everything() === still;
      still = this.everything();
      const [last] = await openSessions(this.stage.world.store(), 'backlog');
      if (last === undefined || !isOpen(last)) {
        if (isLast) break;
        continue;
      }
      if (round === 19) return this.fail(`I4: a session without end: ${JSON.stringify(last.plan)}`);
      await this.goOn(last, calm);
    }
    await this.runOne('in peace, reconcile', { flow: 'reconcile' }, calm);
    const before = this.everything();
    await this.runOne('at rest, reconcile', { flow: 'reconcile' }, calm);
    if (this.everything() !== before) this.fail('I4: a run at rest changed something');
    for (const problem of await differences(this.stage.world, (_, value) => value)) this.fail(problem);
  }

  /** What the people of the repository do about what still waits. */
  private async goOn(session: Session, calm: Weather): Promise<void> {
    const shown = approvable(this.stage.host).find(({ digest }) => session.digest.startsWith(digest));
    if (shown !== undefined) await this.apply(shown.issue, shown.digest, calm);
    await this.acceptSync(calm);
    await this.resolve(calm);
    const held = session.plan.held;
    if (held.length > 0 && this.people.mend(held)) this.stage.push();
  }

  private fail(problem: string): void {
    this.witness.problems.push(problem);
  }
}
