import { createHash } from 'node:crypto';
import { preview, readPlan } from '../../src/flows/preview.ts';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { resolve } from '../../src/flows/resolve.ts';
import type { SyncRun } from '../../src/flows/run.ts';
import { openSessions } from '../../src/flows/sessions.ts';
import { undo } from '../../src/flows/undo.ts';
import { isOpen } from '../../src/kernel/advance.ts';
import type { Decided } from '../../src/kernel/choice.ts';
import { choicesOf } from '../../src/kernel/choice.ts';
import type { Conflict } from '../../src/kernel/conflict.ts';
import { LINK_FIELD } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson, isJsonArray, isJsonObject } from '../../src/kernel/json.ts';
import type { Session } from '../../src/kernel/session.ts';
import { ProviderFault } from '../../src/provider.ts';
import { StoreFault } from '../../src/store.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { Random } from '../support/random.ts';
import { TestWorld } from '../support/world.ts';
import { Adversary } from './adversary.ts';
import type { Breaking } from './failing-store.ts';
import { failingStore } from './failing-store.ts';
import { Figures } from './figures.ts';
import { differences, undecided } from './peace.ts';
import { FIELDS, People, SCHEMA } from './people.ts';
import type { Kind, Weather } from './weather.ts';
import { inWords, weatherOf } from './weather.ts';
import { Witness } from './witness.ts';

export const STEPS = 24;

/** What a seed found: nothing, or what went wrong after which steps. */
export interface Found {
  readonly problems: readonly string[];
  /** What happened, line by line; the last line is a hash of all that is stored anywhere. */
  readonly trace: readonly string[];
  readonly figures: Figures;
}

/**
 * Plays one seed: people, bots, runs, faults and crashes in a random order, then peace.
 *
 * `steps`: only these of the steps are played; each draws from a source of its own, so that leaving one
 * out does not change what the others try.
 */
export async function play(seed: number, steps: readonly number[] = ALL_STEPS): Promise<Found> {
  const game = new Simulation(seed);
  try {
    await game.play(steps);
  } catch (error) {
    game.witness.problems.push(`threw ${inFull(error)}`);
  }
  game.trace.push(`all of it: ${game.hash()}`);
  return { problems: game.witness.problems, trace: game.trace, figures: game.figures };
}

export const ALL_STEPS: readonly number[] = Array.from({ length: STEPS }, (_, i) => i);

/** An error with everything that caused it. */
export function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${inFull(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

type Flow = (run: SyncRun) => Promise<Report | null>;

class Simulation {
  readonly trace: string[] = [];
  readonly figures = new Figures();
  readonly witness: Witness;
  private random: Random;
  private readonly seed: number;
  private readonly place = new MemoryPlace('lineage');
  private readonly world: TestWorld;
  private readonly people: People;
  private readonly adversary: Adversary;
  private readonly damages: boolean;
  private readonly hasBots: boolean;
  private readonly hasTransfers: boolean;
  private refused = false;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed);
    const onDelete = this.random.pick(['ask', 'propagate', 'ignore'] as const);
    const create = this.random.pick(['both', 'both', 'both', 'both', 'local', 'remote'] as const);
    const config = { onDelete, create, limits: { deletes: { count: 99 } }, fields: FIELDS };
    const isVerified = this.random.chance(0.3);
    this.world = new TestWorld(config, SCHEMA, this.place);
    this.witness = new Witness(this.world, this.place, { isVerified });
    this.people = new People(this.random, this.world);
    this.adversary = new Adversary(this.world.remote, {
      isVerified,
      world: {
        race: () => this.race('while it answers'),
        raceOn: (id) => this.race('between comparing and writing', id),
        chance: (share) => this.random.chance(share),
        interrupt: async () => this.secondRun(),
        met: (what) => this.figures.add(what),
      },
    });
    this.adversary.found = (overwritten) => this.figures.add('overwritten found', overwritten.length);
    this.damages = this.random.chance(0.15);
    this.hasBots = this.random.chance(0.2);
    this.hasTransfers = this.random.chance(0.2);
    const rewrites = this.random.chance(0.25);
    if (rewrites) this.world.remote.rewrite = rewritten;
    if (this.random.chance(0.1))
      this.world.remote.rewrite = (name, value) => (name === 'order' ? null : value);
    this.trace.push(`on-delete ${onDelete}, create ${create}, ${isVerified ? 'verified' : 'if-match'}`);
  }

  async play(steps: readonly number[]): Promise<void> {
    for (let i = 0; i < 3; i++) this.trace.push(this.people.act());
    for (const step of steps) {
      if (this.witness.problems.length > 0) return;
      this.draw(step);
      this.figures.add('steps');
      await this.step();
    }
    this.draw(STEPS);
    if (this.witness.problems.length === 0) await this.endInPeace();
  }

  /** A hash of both sides and the state: two plays are the same only if this is. */
  hash(): string {
    return createHash('sha256').update(this.everything()).update(this.trace.join('\n')).digest('hex');
  }

  /** Each step draws from a source of its own. */
  private draw(step: number): void {
    this.random = new Random(Math.imul(this.seed, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
    this.people.random = this.random;
  }

  private async step(): Promise<void> {
    const roll = this.random.next();
    if (this.hasTransfers && roll > 0.94) {
      this.figures.add('transfers');
      const { said, moved } = this.people.transfer();
      this.witness.moved(moved);
      this.trace.push(said);
    } else if (this.hasBots && roll < 0.2) this.trace.push(this.people.quarrel());
    else if (roll < 0.55) this.trace.push(this.people.act());
    else await this.runSomething();
  }

  private async runSomething(): Promise<void> {
    const roll = this.random.next();
    if (this.damages && roll < 0.06) return this.damageBase();
    if (roll < 0.5) return this.runFlow('reconcile', reconcile);
    if (roll < 0.6) return this.runFlow('preview', async (run) => (await preview(run), null));
    if (roll < 0.75) return this.applyOpen();
    if (roll < 0.92) return this.resolveSome();
    return this.undoOne();
  }

  private async run(): Promise<SyncRun> {
    return { ...(await this.world.run()), remote: this.adversary };
  }

  private async runFlow(name: string, flow: Flow, weather = weatherOf(this.random)): Promise<void> {
    if (weather.kind === 'state rewound') return this.rewound(flow);
    const run = await this.run();
    const points = new CrashPoints(weather.kind === 'killed' ? weather.at : 0);
    if (weather.kind === 'field hidden') await this.hideField();
    this.arm(points, weather);
    const said = `${name}${inWords(weather)}`;
    const release = await run.store.lock();
    this.figures.add('runs');
    this.witness.isWhole = true;
    this.witness.isRaced = false;
    try {
      const answer = await flow({
        ...run,
        store: failingStore(run.store, { ...this.breaking(), weather, points }),
      });
      this.trace.push(`${said}: ${answer?.code ?? 'done'}`);
      this.figures.add(`ended ${answer?.code ?? 'done'}`);
      // A preview concludes nothing, and a listing that is old shows nothing of what was written last.
      const isConclusive = answer !== null && !['old listing', 'field hidden'].includes(weather.kind);
      this.witness.isWhole = isConclusive && answer.code !== 'queued';
    } catch (error) {
      this.witness.isWhole = false;
      if (error instanceof Crash) this.figures.add('killed');
      else if (error instanceof ProviderFault || error instanceof StoreFault)
        this.figures.add(`fault ${error.code}`);
      else throw new Error(`${said} threw`, { cause: error });
      this.trace.push(`${said}: ${error.message}`);
    } finally {
      await release();
      this.disarm();
    }
    await this.witness.checkState();
  }

  private disarm(): void {
    disarm(this.world);
    this.world.remote.hidden.clear();
    this.adversary.kind = 'calm';
  }

  private arm(points: CrashPoints, { kind, at }: Weather): void {
    this.adversary.kind = kind;
    this.adversary.patience = at;
    let requests = 0;
    for (const side of [this.world.local, this.world.remote]) {
      const away = (is: Kind) => {
        if (kind !== is || requests < at || side.side === 'local') return;
        this.figures.add(is);
        throw unreachable();
      };
      side.before = (request) => {
        points.pass(`${side.side} before ${request}`);
        requests += 1;
        if (kind === 'raced' && requests === at) this.race(`before ${request}`);
        away('away');
      };
      side.after = (request) => {
        points.pass(`${side.side} after ${request}`);
        if (kind === 'raced' && requests === at && this.random.chance(0.5)) this.race(`after ${request}`);
        away('answers lost');
      };
    }
  }

  /**
   * E21: takes the right to see a field away that every known record has: of a field that was empty, or of a
   * record that was never seen, nobody can tell whether it is hidden or not there.
   */
  private async hideField(): Promise<void> {
    const store = this.world.store();
    const rows = await store.readIndex('backlog');
    const { local, remote } = this.world;
    const known = new Set(rows.flatMap((row) => [`local ${row.local}`, `remote ${row.remote}`]));
    // What is made while a field of it cannot be seen may be kept or dropped there: no base says what is agreed.
    if (
      [local, remote].some(({ side, records }) =>
        [...records.keys()].some((id) => !known.has(`${side} ${id}`)),
      )
    )
      return;
    const bases = await Promise.all(rows.map((row) => store.readBase({ sync: 'backlog', ...row })));
    const names = ['title', 'body', 'labels'].filter((name) =>
      bases.every((answer) => answer.kind === 'found' && (answer.base.fields[name] ?? null) !== null),
    );
    if (names.length === 0) return;
    this.figures.add('fields hidden');
    this.world.remote.hidden.add(this.random.pick(names));
  }

  private race(when: string, id?: string): void {
    this.witness.isRaced = true;
    this.figures.add('races');
    this.trace.push(`race ${when}: ${this.people.race(id)}`);
  }

  private breaking(): Pick<Breaking, 'place' | 'random' | 'met'> {
    return { place: this.place, random: this.random, met: (what) => this.figures.add(what) };
  }

  /** I10: a second run finds the state locked and leaves both sides alone. */
  private async secondRun(): Promise<void> {
    this.figures.add('second runs');
    const before = this.everything();
    try {
      await this.world.store().lock();
      this.fail('I10: a second run was let in');
    } catch (error) {
      if (!(error instanceof StoreFault) || error.code !== 'state-locked') throw error;
    }
    if (this.everything() !== before) this.fail('I10: a second run changed something');
  }

  /** E69: a state whose head is older than its sessions is read, never written, and no side is touched. */
  private async rewound(flow: Flow): Promise<void> {
    const head = await this.world.store().head();
    const now = this.place.files.get('state.json');
    if (head === null || now === undefined) return;
    this.place.files.set('state.json', now.replace(`"serial": ${head.serial}`, '"serial": 0'));
    const isReadOnly = (await this.world.store().readOnlyReason()) !== null;
    const before = this.everything();
    if (isReadOnly) {
      this.figures.add('states rewound');
      try {
        await flow(await this.run());
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
      }
      if (this.everything() !== before)
        this.fail('E69: something was written although the state was rewound');
    }
    this.place.files.set('state.json', now);
  }

  private async applyOpen(): Promise<void> {
    const open = await openSessions(this.world.store(), 'backlog');
    const session = open.at(-1);
    if (session === undefined) return;
    await this.runFlow(`apply ${session.id.slice(-4)}`, (run) => applySession(run, session));
  }

  private async resolveSome(): Promise<void> {
    const open = await openSessions(this.world.store(), 'backlog');
    const session = open.filter((one) => one.plan.conflicts.length > 0).at(-1);
    if (session === undefined || ['applying', 'approved'].includes(session.state)) return;
    const chosen = session.plan.conflicts.filter(() => this.random.chance(0.6));
    await this.decide(session, chosen);
    if (this.random.chance(0.7)) await this.applyOpen();
  }

  private async decide(session: Session, conflicts: readonly Conflict[]): Promise<readonly Decided[]> {
    const decisions = conflicts.map((conflict) => this.decisionOn(conflict));
    const resolved = await resolve(await this.run(), session, { decisions });
    if (!resolved.ok) throw new Error(`resolve: ${resolved.error.join('; ')}`);
    for (const [i, conflict] of conflicts.entries()) {
      const decision = decisions[i];
      if (decision === undefined) continue;
      this.witness.decided(conflict, decision);
      this.figures.add('decisions');
      const given = decision.value === undefined ? '' : ` ${JSON.stringify(decision.value)}`;
      this.trace.push(`decides ${conflict.record}:${conflict.field} = ${decision.choice}${given}`);
    }
    return decisions;
  }

  private decisionOn(conflict: Conflict): Decided {
    const { record, field } = conflict;
    const choice = this.random.pick(choicesOf(conflict));
    if (field === LINK_FIELD) {
      if (choice !== 'value') return { record, field, choice };
      const [first] = isJsonArray(conflict.remote) ? conflict.remote : [];
      return { record, field, choice, value: isJsonObject(first) ? (first['id'] ?? null) : null };
    }
    if (choice !== 'value' && choice !== 'merged') return { record, field, choice };
    return { record, field, choice, value: this.people.valueOf(field, conflict.local) };
  }

  private async undoOne(): Promise<void> {
    const store = this.world.store();
    const done: Session[] = [];
    for (const id of await store.listSessions()) {
      const session = await store.readSession(id);
      if (session !== null && ['applied', 'conflicted'].includes(session.state)) done.push(session);
    }
    if (done.length === 0) return;
    const session = this.random.pick(done);
    this.witness.lenient = true;
    await this.runFlow(`undo ${session.id.slice(-4)}`, (run) => undo(run, session));
  }

  /** E65: a base that was lost, or that someone wrote into. */
  private damageBase(): void {
    const files = [...this.place.files.keys()].filter((file) => file.startsWith('base/')).sort();
    if (files.length === 0) return;
    const file = this.random.pick(files);
    this.witness.lenient = true;
    this.trace.push(`damages ${file}`);
    if (this.random.chance(0.5)) this.place.files.delete(file);
    else this.place.files.set(file, `${this.place.files.get(file)} `);
  }

  /** I4, and every record equal in the end: two runs, then one that does nothing, with all decided. */
  private async endInPeace(): Promise<void> {
    if (this.world.remote.rewrite !== rewritten) this.world.remote.rewrite = (_, value) => value;
    this.witness.isWhole = true;
    await this.checkDeterminism();
    for (let round = 0; round < 12 && this.witness.problems.length === 0; round++) {
      await this.settleDown();
      const [session] = await openSessions(this.world.store(), 'backlog');
      if (session === undefined || this.refused) break;
      if (round === 11) this.fail(`I2: conflicts without end: ${JSON.stringify(session.plan.conflicts)}`);
      const conflicts = session.plan.conflicts;
      if (conflicts.length === 0 && !this.people.mend(session.plan.held))
        return this.fail(`I4: a session without a conflict remains: ${JSON.stringify(session.plan.held)}`);
      const decisions = conflicts.length > 0 ? await this.decide(session, conflicts) : [];
      const current = await this.world.store().readSession(session.id);
      const weather = weatherOf(this.random, ['calm', 'killed', 'answers lost', 'away']);
      if (current !== null && isOpen(current))
        await this.runFlow('at last, apply', (run) => applySession(run, current), weather);
      await this.settleDown();
      await this.checkDecided(conflicts, decisions);
    }
    if (this.refused) return;
    for (const problem of await differences(this.world, rewritten)) this.fail(problem);
    this.witness.checkReplaced();
  }

  /** I8: what a person decided is on both sides, wherever the run that wrote it was cut off. */
  private async checkDecided(conflicts: readonly Conflict[], decisions: readonly Decided[]): Promise<void> {
    if (this.refused || this.world.remote.rewrite === rewritten) return;
    for (const problem of await undecided(this.world, conflicts, decisions)) this.fail(problem);
  }

  /** I11: the plan is the same whatever the order of records and pages. */
  private async checkDeterminism(): Promise<void> {
    const run = await this.run();
    const forth = await readPlan(run, { resolutions: [] });
    const mirrored = { local: mirror(run.local), remote: mirror(run.remote) };
    const back = await readPlan({ ...run, ...mirrored }, { resolutions: [] });
    if (canonicalJson(forth.plan as unknown as Json) !== canonicalJson(back.plan as unknown as Json))
      this.fail('I11: the order of records changed the plan');
  }

  private async settleDown(): Promise<void> {
    await this.runCalm('reconcile', reconcile);
    await this.runCalm('reconcile', reconcile);
    const before = this.everything();
    const third = await this.runCalm('reconcile', reconcile);
    // What upstream will not take as it is is offered to it again, and reported, each time (E29).
    this.refused = third?.notes.some((note) => note.kind === 'dropped') === true;
    if (!this.refused && this.everything() !== before) this.fail(`I4: a third run changed something`);
  }

  private async runCalm(name: string, flow: Flow): Promise<Report | null> {
    const answer = await flow(await this.run());
    this.figures.add('runs');
    this.trace.push(`in peace, ${name}: ${answer?.code ?? 'done'}`);
    await this.witness.checkState();
    return answer;
  }

  private everything(): string {
    const sides = [this.world.local, this.world.remote].map((side) => Object.fromEntries(side.records));
    return canonicalJson([Object.fromEntries(this.place.files), ...sides] as unknown as Json);
  }

  private fail(problem: string): void {
    this.witness.problems.push(problem);
  }
}

/** The same side, listed from behind and record by record. */
function mirror(provider: SyncRun['local']): SyncRun['local'] {
  const changes: typeof provider.changes = async function* (request) {
    for await (const { end, ...page } of provider.changes(request)) {
      for (const record of page.records.toReversed()) yield { records: [record] };
      yield { ...page, records: [], ...(end === undefined ? {} : { end }) };
    }
  };
  return Object.assign(Object.create(provider) as typeof provider, { changes });
}

/** An upstream that trims, wants a line feed at the end, and turns labels round (E28). */
function rewritten(name: string, value: Json): Json {
  if (name === 'title' && typeof value === 'string') return `${value.trim()}.`.replace(/\.+$/, '.');
  if (name === 'body' && typeof value === 'string') return `${value.replaceAll('\r\n', '\n').trimEnd()}\n`;
  return name === 'labels' && isJsonArray(value) ? value.toReversed() : value;
}
