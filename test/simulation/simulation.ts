import { preview } from '../../src/flows/preview.ts';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { resolve } from '../../src/flows/resolve.ts';
import { openSessions } from '../../src/flows/sessions.ts';
import { undo } from '../../src/flows/undo.ts';
import { isOpen } from '../../src/kernel/advance.ts';
import type { Decided } from '../../src/kernel/choice.ts';
import { choicesOf } from '../../src/kernel/choice.ts';
import type { Conflict } from '../../src/kernel/conflict.ts';
import { LINK_FIELD } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';
import { canonicalJson, isJsonArray, isJsonObject } from '../../src/kernel/json.ts';
import type { Mapped } from '../../src/kernel/lens.ts';
import { ruleOf, toCanonical, toRemote } from '../../src/kernel/lens.ts';
import { sameValue } from '../../src/kernel/equal.ts';
import { chosenValue } from '../../src/kernel/plan-field.ts';
import type { Session } from '../../src/kernel/session.ts';
import { ProviderFault } from '../../src/provider.ts';
import type { SyncRun } from '../../src/flows/run.ts';
import { Crash, CrashPoints, disarm } from '../support/crashing.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { Random } from '../support/random.ts';
import { TestWorld } from '../support/world.ts';
import { FIELDS, People, SCHEMA } from './people.ts';
import { Witness } from './witness.ts';

const STEPS = 24;

/** What a seed found: nothing, or what went wrong after which steps. */
export interface Found {
  readonly problems: readonly string[];
  readonly trace: readonly string[];
}

/** Plays one seed: people, runs, faults and crashes in a random order, then peace. */
export async function play(seed: number): Promise<Found> {
  const game = new Simulation(seed);
  try {
    await game.play();
  } catch (error) {
    game.witness.problems.push(`threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  return { problems: game.witness.problems, trace: game.trace };
}

type Flow = (run: SyncRun) => Promise<Report | null>;

class Simulation {
  readonly trace: string[] = [];
  readonly witness: Witness;
  private readonly random: Random;
  private readonly place = new MemoryPlace('lineage');
  private readonly world: TestWorld;
  private readonly people: People;
  private readonly damages: boolean;
  private refused = false;

  constructor(seed: number) {
    this.random = new Random(seed);
    const onDelete = this.random.pick(['ask', 'propagate', 'ignore'] as const);
    const create = this.random.pick(['both', 'both', 'both', 'both', 'local', 'remote'] as const);
    const config = { onDelete, create, limits: { deletes: { count: 99 } }, fields: FIELDS };
    this.world = new TestWorld(config, SCHEMA, this.place);
    this.witness = new Witness(this.world, this.place);
    this.people = new People(this.random, this.world);
    this.damages = this.random.chance(0.15);
    if (this.random.chance(0.25)) this.world.remote.rewrite = rewritten;
    if (this.random.chance(0.1))
      this.world.remote.rewrite = (name, value) => (name === 'order' ? null : value);
    this.trace.push(`on-delete ${onDelete}, create ${create}`);
  }

  async play(): Promise<void> {
    for (let i = 0; i < 3; i++) this.trace.push(this.people.act());
    for (let step = 0; step < STEPS && this.witness.problems.length === 0; step++) {
      if (this.random.chance(0.55)) this.trace.push(this.people.act());
      else await this.runSomething();
    }
    if (this.witness.problems.length === 0) await this.endInPeace();
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

  private async runFlow(name: string, flow: Flow, weather = this.weather()): Promise<void> {
    const run = await this.world.run();
    const points = new CrashPoints(weather.crashAt);
    this.arm(points, weather);
    const said = `${name}${weather.name}`;
    try {
      const answer = await flow({ ...run, store: points.around(run.store) });
      this.trace.push(`${said}: ${answer?.code ?? 'done'}`);
    } catch (error) {
      if (error instanceof Crash) this.trace.push(`${said}: killed at ${error.message}`);
      else if (error instanceof ProviderFault) this.trace.push(`${said}: ${error.code}`);
      else throw new Error(`${said} threw`, { cause: error });
    } finally {
      disarm(this.world);
    }
    await this.checkState();
  }

  private weather(kinds = ['', '', '', 'crash', 'fault', 'lost', 'race', 'race']): Weather {
    const calm = { name: '', crashAt: 0, faultAt: 0, lostAt: 0, raceAt: 0 };
    const at = 1 + this.random.below(14);
    switch (this.random.pick(kinds)) {
      case 'crash':
        return { ...calm, name: `, killed at point ${at}`, crashAt: at };
      case 'fault':
        return { ...calm, name: `, away from request ${at}`, faultAt: at };
      case 'lost':
        return { ...calm, name: `, answers lost from request ${at}`, lostAt: at };
      case 'race':
        return { ...calm, name: `, raced at request ${at}`, raceAt: at };
      default:
        return calm;
    }
  }

  private arm(points: CrashPoints, weather: Weather): void {
    let requests = 0;
    for (const side of [this.world.local, this.world.remote]) {
      const away = () => {
        if (side.side === 'remote') throw unreachable();
      };
      side.before = (request) => {
        points.pass(`${side.side} before ${request}`);
        requests += 1;
        if (requests === weather.raceAt) this.trace.push(`race before ${request}: ${this.people.race()}`);
        if (weather.faultAt > 0 && requests >= weather.faultAt) away();
      };
      side.after = (request) => {
        points.pass(`${side.side} after ${request}`);
        if (requests === weather.raceAt && this.random.chance(0.5))
          this.trace.push(`race after ${request}: ${this.people.race()}`);
        if (weather.lostAt > 0 && requests >= weather.lostAt) away();
      };
    }
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
    const resolved = await resolve(await this.world.run(), session, { decisions });
    if (!resolved.ok) throw new Error(`resolve: ${resolved.error.join('; ')}`);
    for (const [i, conflict] of conflicts.entries()) {
      const decision = decisions[i];
      if (decision === undefined) continue;
      this.witness.decided(conflict, decision);
      const given = decision.value === undefined ? '' : ` ${JSON.stringify(decision.value)}`;
      this.trace.push(`decides ${conflict.record}:${conflict.field} = ${decision.choice}${given}`);
    }
    return decisions;
  }

  /** I8: what a person decided is on both sides, wherever the run that wrote it was cut off. */
  private async checkDecided(conflicts: readonly Conflict[], decisions: readonly Decided[]): Promise<void> {
    if (this.refused || this.world.remote.rewrite === rewritten) return;
    const { mappings } = await this.world.run();
    const rows = await this.world.store().readIndex('backlog');
    for (const [i, conflict] of conflicts.entries()) {
      const row = rows.find(({ record }) => record === conflict.record);
      const mapping = mappings.find(({ name }) => name === conflict.field);
      const decision = decisions[i];
      if (row === undefined || mapping === undefined || decision === undefined) continue;
      const wanted = chosenValue(conflict, decision) ?? null;
      const here = this.world.local.value(row.local ?? '')?.[mapping.name] ?? null;
      const [there, now] = [toRemote(mapping, wanted), toRemote(mapping, here)];
      // What upstream has no word of its own for cannot be told from what is local already (E48).
      const isSaid = there.kind === 'mapped' && canonicalJson(there.value) !== canonicalJson(valueOf(now));
      if (isSaid && !sameValue(ruleOf(mapping), here, wanted))
        this.fail(`I8: ${conflict.record}.${mapping.name} was decided otherwise: ${JSON.stringify(here)}`);
    }
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
      const weather = this.weather(['', 'crash', 'lost', 'fault']);
      if (current !== null && isOpen(current))
        await this.runFlow('at last, apply', (run) => applySession(run, current), weather);
      await this.settleDown();
      await this.checkDecided(conflicts, decisions);
    }
    if (!this.refused) await this.checkEqual();
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
    const answer = await flow(await this.world.run());
    this.trace.push(`in peace, ${name}: ${answer?.code ?? 'done'}`);
    await this.checkState();
    return answer;
  }

  private everything(): string {
    const sides = [this.world.local, this.world.remote].map((side) => Object.fromEntries(side.records));
    return canonicalJson([Object.fromEntries(this.place.files), ...sides] as unknown as Json);
  }

  private async checkState(): Promise<void> {
    const store = this.world.store();
    for (const { record, base: hash } of await store.readIndex('backlog')) {
      const answer = hash === undefined ? null : await store.readBase({ sync: 'backlog', record, hash });
      if (answer?.kind === 'found') this.witness.checkBase(record, answer.base);
    }
  }

  /** Linked records are equal, up to upstream's own images; nothing is unlinked but what is ignored. */
  private async checkEqual(): Promise<void> {
    const store = this.world.store();
    const { mappings } = await this.world.run();
    for (const row of await store.readIndex('backlog')) {
      const local = row.local === undefined ? undefined : this.world.local.value(row.local);
      const remote = row.remote === undefined ? undefined : this.world.remote.value(row.remote);
      const answer = await store.readBase({ sync: 'backlog', record: row.record });
      if (local === undefined || remote === undefined) {
        if (this.world.config.onDelete !== 'ignore') this.fail(`${row.record} is not on both sides`);
        continue;
      }
      for (const mapping of mappings) {
        const here = local[mapping.name] ?? null;
        const raw = remote[mapping.remote] ?? null;
        const there = toCanonical(mapping, raw, [here]);
        const image = answer.kind === 'found' ? answer.base.remote?.[mapping.name] : raw;
        const agreed = there.kind === 'mapped' && sameValue(ruleOf(mapping), here, there.value);
        const isImage = this.world.remote.rewrite === rewritten;
        if (!agreed && !(isImage && canonicalJson(image ?? null) === canonicalJson(raw)))
          this.fail(
            `${row.record}.${mapping.name}: local ${JSON.stringify(here)}, remote ${JSON.stringify(raw)}`,
          );
      }
    }
    const rows = (await store.readIndex('backlog')).length;
    const { onDelete, create } = this.world.config;
    if (onDelete !== 'ignore' && create !== 'local' && rows !== this.world.local.records.size)
      this.fail(`${this.world.local.records.size} local records, ${rows} rows`);
  }

  private fail(problem: string): void {
    this.witness.problems.push(problem);
  }
}

function valueOf(mapped: Mapped): Json {
  return mapped.kind === 'mapped' ? mapped.value : mapped.raw;
}

interface Weather {
  readonly name: string;
  readonly crashAt: number;
  readonly faultAt: number;
  readonly lostAt: number;
  readonly raceAt: number;
}

/** An upstream that trims, wants a line feed at the end, and turns labels round (E28). */
function rewritten(name: string, value: Json): Json {
  if (name === 'title' && typeof value === 'string') return `${value.trim()}.`.replace(/\.+$/, '.');
  if (name === 'body' && typeof value === 'string') return `${value.replaceAll('\r\n', '\n').trimEnd()}\n`;
  return name === 'labels' && isJsonArray(value) ? value.toReversed() : value;
}
