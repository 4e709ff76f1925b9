import { setTimeout as wait } from 'node:timers/promises';
import { configFor } from '../../support/backlog.ts';
import type { FaultyServer } from '../../support/faulty-server.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import type { Random } from '../../support/random.ts';
import type { Ended } from '../../support/repository.ts';
import { Repository, STATE } from '../../support/repository.ts';
import { Debris } from './debris.ts';
import type { Figures } from './figures.ts';
import type { Stories } from './sides.ts';
import { FolderSide, TrackerSide, detailsOf, differences, doubles, editSides } from './sides.ts';
import { Ledger } from './ledger.ts';
import type { StateView } from './state-folder.ts';
import {
  choiceFor,
  isIntended,
  openConflicts,
  orphanedCreates,
  phaseOf,
  readStateFolder,
} from './state-folder.ts';
import type { Killable } from './tracker-process.ts';

/** A run that makes no write is killed then, if it has not ended. */
const LONGEST_WAIT_MS = 5_000;

/** Something that must not be; the message says what was seen. */
export class Wrong extends Error {}

/** One repository with a directory store, used and killed by the command line until something is wrong. */
export class CommandLineWorld {
  readonly trace: string[] = [];
  readonly repository = new Repository();
  private readonly ledger = new Ledger();
  private readonly local = new FolderSide(this.repository);
  private readonly problems: string[] = [];
  private readonly tracker: Killable;
  private readonly proxy: FaultyServer;
  private readonly remote: TrackerSide;
  private readonly random: Random;
  private readonly figures: Figures;
  private readonly debris: Debris;
  /** Told of each write that reaches the tracker. */
  private onWrite: () => void = () => undefined;
  /** How long a run takes that nobody kills. */
  private usualMs = 600;

  static async open(
    tracker: Killable,
    about: { random: Random; figures: Figures },
  ): Promise<CommandLineWorld> {
    const holder: { world?: CommandLineWorld } = {};
    const proxy = await startFaultyServer(tracker.url, (seen) => {
      const { world } = holder;
      if (world === undefined || seen.method === 'GET') return;
      world.onWrite();
      if (!isIntended(world.state(), seen))
        world.problems.push(`I9: ${seen.method} ${seen.path} reached the tracker without an intent`);
    });
    holder.world = new CommandLineWorld(tracker, { ...about, proxy });
    return holder.world;
  }

  private constructor(tracker: Killable, about: { random: Random; figures: Figures; proxy: FaultyServer }) {
    this.tracker = tracker;
    this.proxy = about.proxy;
    this.random = about.random;
    this.figures = about.figures;
    this.remote = new TrackerSide(tracker.url);
    this.debris = new Debris(this.repository.path(STATE));
    this.repository.write(`${STATE}/config.yml`, configFor(about.proxy.url));
    this.repository.commitAll();
  }

  /** People edit, runs are killed, a last one finishes; then nothing may be wrong. */
  async round(): Promise<void> {
    this.trace.push('round');
    await this.edit(true);
    for (let kills = 1 + this.random.below(3); kills > 0; kills -= 1) await this.killing();
    await this.finish();
    this.figures.count('rounds of the command line');
  }

  async close(about: { readonly keep: boolean }): Promise<void> {
    await this.proxy.close();
    await this.tracker.close();
    if (!about.keep) this.repository.remove();
  }

  private async edit(isAtRest: boolean): Promise<void> {
    const { local, remote, ledger, random } = this;
    const count = isAtRest ? 2 + random.below(7) : 1;
    const sides = isAtRest ? [local, remote] : [remote];
    for (let left = count; left > 0; left -= 1)
      this.trace.push(await editSides(random.pick(sides), { ledger, random, isAtRest }));
  }

  private async killing(): Promise<void> {
    const { random, figures } = this;
    const args = this.command();
    const isPair = random.chance(0.15);
    const signal = random.chance(0.2) ? 'SIGTERM' : 'SIGKILL';
    const at = Math.floor(random.next() * this.usualMs * 1.15);
    // Most of a run is its start; so one kill of two waits for a write.
    const write = random.chance(0.5) ? 1 + random.below(6) : null;
    const trackerAt = random.chance(0.12) ? Math.floor(random.next() * this.usualMs) : null;
    const pids: number[] = [];
    const run = async (): Promise<Ended> => this.run(args, { onStart: (pid) => pids.push(pid) });
    const runs = isPair ? [run(), run()] : [run()];
    const isOne = isPair && random.chance(0.5);
    const kill = (): void => (isOne ? pids.slice(0, 1) : pids).forEach((pid) => stop(pid, signal));
    const timer = setTimeout(kill, write === null ? at : LONGEST_WAIT_MS);
    let writes = 0;
    this.onWrite = () => {
      writes += 1;
      if (writes === write) setTimeout(kill, at % 12);
    };
    const trackerKiller = trackerAt === null ? null : wait(trackerAt).then(async () => this.tracker.kill());
    if (trackerAt === null && random.chance(0.3))
      await wait(Math.floor(at / 2)).then(async () => this.edit(false));
    const ended = await Promise.all(runs);
    clearTimeout(timer);
    this.onWrite = () => undefined;
    await trackerKiller;
    for (const { code, stdout, stderr } of ended) {
      if (code === 1 || code === 2)
        throw new Wrong(`${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
      figures.count(code === null ? signal : 'runs that ended before the kill');
    }
    if (isPair) figures.count('two processes at once');
    const view = this.state();
    if (ended.some(({ code }) => code === null)) figures.count(`killed ${phaseOf(view)}`);
    this.trace.push(
      `${signal} of ${isPair ? 'two times ' : ''}${args.join(' ')} ${write === null ? `after ${at} ms` : `at write ${write}`}: ${phaseOf(view)}, codes ${ended.map(({ code }) => code).join(' ')}`,
    );
    this.debris.keepLock();
    if (random.chance(0.25)) {
      const left = this.debris.leave(random, this.begunJournal(view));
      figures.count(`left behind: ${left}`);
      this.trace.push(`left behind: ${left}`);
    }
    if (trackerAt !== null) {
      this.trace.push(`the tracker was killed after ${trackerAt} ms`);
      figures.count(`the ${this.tracker.kind} tracker killed and started again`);
      if (random.chance(0.5)) await this.run(['--apply']);
      await this.tracker.restart();
    }
  }

  /** The journal of the session that is being written, where there is one. */
  private begunJournal(view: StateView): string | null {
    const begun = view.journals.find(({ entries }) => entries.length > 0);
    return begun === undefined ? null : `journal/${view.journals.at(-1)?.session}.jsonl`;
  }

  /** A command of a person; what they decide by it is told to the ledger. */
  private command(): readonly string[] {
    const { random } = this;
    const view = this.state();
    const { sessions } = view;
    const open = sessions.filter((one) => one.plan.conflicts.length > 0 && one.state === 'conflicted').at(-1);
    if (open !== undefined && random.chance(0.4)) {
      this.ledger.decided(JSON.stringify(open.plan.conflicts));
      return ['resolve', '--session', open.id, '--all', choiceFor({ ...view, sessions: [open] }, random)];
    }
    const applied = sessions.filter(({ state }) => state === 'applied').at(-1);
    if (applied !== undefined && random.chance(0.06)) {
      this.ledger.decided(JSON.stringify(applied.plan));
      return ['undo', '--session', applied.id];
    }
    return random.chance(0.15) ? ['--preview'] : ['--apply'];
  }

  /** Two runs finish what is left; the third has nothing to do. */
  private async finish(): Promise<void> {
    const started = Date.now();
    await this.expect(['--apply'], [0, 3, 5]);
    this.usualMs = Math.round(this.usualMs * 0.7 + (Date.now() - started) * 0.3);
    await this.expect(['--apply'], [0, 3]);
    const before = { bytes: this.repository.bytes(), records: await this.remote.versions() };
    const requests = this.proxy.requests.filter(({ method }) => method !== 'GET').length;
    const last = await this.expect(['--apply'], [0, 3]);
    const after = { bytes: this.repository.bytes(), records: await this.remote.versions() };
    if (JSON.stringify(after) !== JSON.stringify(before))
      this.problems.push('I4: the third run wrote something');
    if (this.proxy.requests.filter(({ method }) => method !== 'GET').length !== requests)
      this.problems.push('I4: the third run sent a write');
    await this.expect(['status'], [0]);
    await this.judge(last);
    if (this.problems.length > 0) throw new Wrong(this.problems.join('\n'));
  }

  private async judge(last: Ended): Promise<void> {
    const view = this.state();
    const [local, remote] = [await this.local.stories(), await this.remote.stories()];
    const conflicts = openConflicts(view);
    const text = (stories: Stories): string => JSON.stringify([...stories.values()]);
    const seen = { local: text(local), remote: text(remote), conflicts };
    this.problems.push(...doubles(local, remote), ...orphanedCreates(view), ...this.ledger.problems(seen));
    this.problems.push(...differences({ local, remote, conflicts }));
    if (this.problems.length > 0) this.problems.push(...detailsOf({ local, remote, view }));
    if (last.code === 3 && conflicts === '')
      this.problems.push(`it waits for a person for nothing: ${last.stdout}`);
    this.figures.count('conflicts at rest', view.sessions.length === 0 || conflicts === '' ? 0 : 1);
  }

  private async expect(args: readonly string[], codes: readonly number[]): Promise<Ended> {
    const ended = await this.run(args);
    this.trace.push(`${args.join(' ')}: ${ended.code}`);
    if (!codes.includes(ended.code ?? -1))
      throw new Wrong(`${args.join(' ')} ended with ${ended.code}: ${ended.stdout}${ended.stderr}`);
    return ended;
  }

  private async run(
    args: readonly string[],
    options: { onStart?: (pid: number) => void } = {},
  ): Promise<Ended> {
    return this.repository.run(args, options);
  }

  private state(): StateView {
    return readStateFolder(this.repository.path(STATE));
  }
}

/** It may have ended by itself just before. */
function stop(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
