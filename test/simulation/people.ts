import type { Fields, Side } from '../../src/kernel/field.ts';
import { SIDES } from '../../src/kernel/field.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../src/kernel/json.ts';
import type { FieldEntry } from '../../src/config.ts';
import type { Held } from '../../src/kernel/plan.ts';
import type { FieldSchema } from '../../src/provider.ts';
import type { Random } from '../support/random.ts';
import type { TestWorld } from '../support/world.ts';

/** One field of every kind; `origin` is written once, when a person makes the record. */
export const SCHEMA: { readonly [name: string]: FieldSchema } = {
  origin: { kind: 'scalar', writable: true },
  title: { kind: 'scalar', writable: true },
  body: { kind: 'text', writable: true },
  status: { kind: 'scalar', writable: true },
  labels: { kind: 'set', writable: true },
  tasks: { kind: 'list', writable: true, key: 'id' },
  meta: { kind: 'map', writable: true },
  order: { kind: 'sequence', writable: true },
};

/** Two local statuses share an upstream one (E48). */
export const STATUS: readonly (readonly [Json, Json])[] = [
  ['todo', 'open'],
  ['doing', 'open'],
  ['done', 'closed'],
];

export const FIELDS: readonly FieldEntry[] = Object.keys(SCHEMA).map((name) => ({
  name,
  local: { kind: 'key', key: name },
  remote: name,
  ...(name === 'status' ? { values: STATUS } : {}),
}));

const EDITABLE = Object.keys(SCHEMA).filter((name) => name !== 'origin');

/**
 * The people who write on both sides.
 *
 * Every value they write holds a token such as `u17` that was never written before, so that one can tell
 * of each value where it has been.
 */
export class People {
  /** Where the next choices come from. */
  random: Random;
  /** Where they write; on a branch the local side is the branch's own. */
  world: Pick<TestWorld, Side>;
  private tokens = 0;

  constructor(random: Random, world: Pick<TestWorld, Side>) {
    this.random = random;
    this.world = world;
  }

  /** Does one thing on a side; says what. */
  act(): string {
    const side = this.random.pick<Side>(['local', 'remote']);
    const ids = [...this.world[side].records.keys()].sort();
    const roll = this.random.next();
    if (ids.length === 0 || roll < 0.12) return this.make(side);
    const id = this.random.pick(ids);
    if (roll < 0.2) return this.drop(side, id);
    if (roll < 0.26) return this.twin();
    return this.edit(side, id);
  }

  /** Does one thing to the artifacts of a branch; says what. */
  actOn(local: TestWorld['local']): string {
    const main = this.world;
    this.world = { ...main, local, remote: main.remote };
    const ids = [...local.records.keys()].sort();
    const roll = this.random.next();
    const done =
      ids.length === 0 || roll < 0.2
        ? this.make('local')
        : roll < 0.3
          ? this.drop('local', this.random.pick(ids))
          : this.edit('local', this.random.pick(ids));
    this.world = main;
    return done;
  }

  /** Edits something that is there, or this upstream record; for races, which must not need to make one. */
  race(upstream?: string): string {
    if (upstream !== undefined && this.world.remote.records.has(upstream))
      return this.edit('remote', upstream);
    const side = this.random.pick<Side>(['local', 'remote']);
    const ids = [...this.world[side].records.keys()].sort();
    if (ids.length === 0) return 'nothing to race with';
    const id = this.random.pick(ids);
    return this.random.chance(0.1) ? this.drop(side, id) : this.edit(side, id);
  }

  /** Upstream gives a record another id, or moves it where nobody of ours can see it (E7). */
  transfer(): { readonly said: string; readonly moved: Fields } {
    const ids = [...this.world.remote.records.keys()].sort();
    if (ids.length === 0) return { said: 'nothing to transfer', moved: {} };
    const id = this.random.pick(ids);
    const isHere = this.random.chance(0.6);
    const to = isHere ? `${1000 + ++this.tokens}` : `elsewhere-${++this.tokens}`;
    const moved = this.world.remote.value(id) ?? {};
    this.world.remote.transfer(id, to, { isHere });
    return { said: `remote: ${id} is moved to ${to}`, moved };
  }

  /** Mends what holds records back; says if there was anything to mend. */
  mend(held: readonly Held[]): boolean {
    const codes = new Set(held.map((one) => one.code));
    // A status that the other side has no word for, and a side on which nothing is left.
    if (codes.has('unmapped')) this.mendStatuses();
    for (const { record, code, message } of held) {
      if (code === 'oscillating') this.endQuarrel(record, message.split(' ')[0] ?? '');
    }
    for (const { record, code } of held) {
      // What moved out of reach is let go by deleting it here.
      if (code === 'moved' && this.world.local.records.has(record)) this.world.local.drop(record);
    }
    for (const side of codes.has('not-listed') ? SIDES : []) {
      if (this.world[side].records.size === 0) this.make(side);
    }
    return ['unmapped', 'not-listed', 'oscillating', 'moved'].some((code) => codes.has(code));
  }

  /** Two bots that each want their own status of the first record (E33, E80). */
  quarrel(): string {
    const [local, remote] = SIDES.map((side) => [...this.world[side].records.keys()].sort()[0]);
    if (local === undefined || remote === undefined) return 'the bots have nothing to quarrel about';
    if (this.random.chance(0.5)) {
      this.world.local.edit(local, { status: 'todo' });
      return `bot: ${local}.status = todo`;
    }
    const origin = this.world.local.value(local)?.['origin'] ?? null;
    const same = [...this.world.remote.records].find(([, { fields }]) => fields['origin'] === origin);
    const id = same?.[0] ?? remote;
    this.world.remote.edit(id, { status: 'closed' });
    return `bot: ${id}.status = closed`;
  }

  /** Somebody stops both bots and empties the field on both sides. */
  private endQuarrel(record: string, field: string): void {
    const here = this.world.local.value(record);
    if (here === undefined) return;
    this.world.local.edit(record, { [field]: null });
    for (const [id, { fields }] of this.world.remote.records)
      if (fields['origin'] === here['origin']) this.world.remote.edit(id, { [field]: null });
  }

  private mendStatuses(): void {
    for (const side of SIDES) {
      for (const [id, { fields }] of this.world[side].records) {
        const { status } = fields;
        if (typeof status === 'string' && status.startsWith('odd'))
          this.world[side].edit(id, { status: this.valueOf('status', null, side) });
      }
    }
  }

  /** A value that a person may give for a field, such as their own answer to a conflict. */
  valueOf(field: string, before: Json, side: Side = 'local'): Json {
    switch (field) {
      case 'body':
        return this.editedBody(before);
      case 'status':
        return this.random.pick(side === 'local' ? ['todo', 'doing', 'done'] : ['open', 'closed']);
      case 'labels':
        return this.editedSet(before);
      case 'tasks':
        return this.editedList(before);
      case 'meta':
        return this.editedMap(before);
      case 'order':
        return [this.token(), this.token()];
      default:
        return `Title ${this.token()}`;
    }
  }

  private make(side: Side): string {
    const id = side === 'local' ? `l-${this.token()}` : `${1000 + ++this.tokens}`;
    this.world[side].edit(id, this.newFields(side));
    return `${side}: makes ${id}`;
  }

  private newFields(side: Side): Fields {
    const fields: { [name: string]: Json } = { origin: this.token() };
    for (const name of EDITABLE) {
      if (this.random.chance(0.7)) fields[name] = this.valueOf(name, null, side);
    }
    return fields;
  }

  /** The same title on two new records: only a person can say whether they are one. */
  private twin(): string {
    // No token: the title is on both sides from the start.
    const title = `Twin ${++this.tokens}`;
    this.world.local.edit(`l-${this.token()}`, { ...this.newFields('local'), title });
    this.world.remote.edit(`${1000 + ++this.tokens}`, { ...this.newFields('remote'), title });
    return `both: make "${title}"`;
  }

  private drop(side: Side, id: string): string {
    this.world[side].drop(id);
    return `${side}: drops ${id}`;
  }

  private edit(side: Side, id: string): string {
    const name = this.random.pick(EDITABLE);
    const before = this.world[side].value(id)?.[name] ?? null;
    const odd = this.random.chance(0.04);
    const value =
      odd && name === 'status'
        ? `odd ${this.token()}`
        : this.random.chance(0.06)
          ? null
          : this.valueOf(name, before, side);
    this.world[side].edit(id, { [name]: value });
    return `${side}: ${id}.${name} = ${JSON.stringify(value)}`;
  }

  private editedBody(before: Json): Json {
    const text = typeof before === 'string' ? before : '';
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = text.split(/\r?\n/).filter((line) => line !== '');
    if (lines.length < 3) for (let i = 0; i < 5; i++) lines.push(`line ${this.token()}`);
    const at = this.random.below(lines.length);
    const kind = this.random.pick(['insert', 'replace', 'remove', 'style']);
    if (kind === 'remove') lines.splice(at, 1);
    else if (kind !== 'style') lines.splice(at, kind === 'insert' ? 0 : 1, `line ${this.token()}`);
    const style = kind === 'style' ? this.random.pick(['\n', '\r\n']) : end;
    return lines.join(style) + style;
  }

  private editedSet(before: Json): Json {
    const items = isJsonArray(before) ? [...before] : [];
    if (items.length > 1 && this.random.chance(0.4)) items.splice(this.random.below(items.length), 1);
    else items.push(this.token());
    return items;
  }

  private editedList(before: Json): Json {
    const items = isJsonArray(before) ? before.filter(isJsonObject) : [];
    const at = this.random.below(items.length + 1);
    const chosen = items[at];
    const kind = this.random.pick(['insert', 'edit', 'remove', 'move']);
    if (chosen === undefined || kind === 'insert') {
      return items.toSpliced(at, 0, { id: `k${this.token()}`, text: this.token(), done: false });
    }
    if (kind === 'edit') {
      const edited: JsonObject = this.random.chance(0.5)
        ? { ...chosen, text: this.token() }
        : { ...chosen, done: !chosen['done'] };
      return items.toSpliced(at, 1, edited);
    }
    const rest = items.toSpliced(at, 1);
    return kind === 'remove' ? rest : rest.toSpliced(this.random.below(items.length), 0, chosen);
  }

  private editedMap(before: Json): Json {
    const members: { [name: string]: Json } = isJsonObject(before) ? { ...before } : {};
    const name = this.random.pick(['a', 'b', 'c']);
    if (name in members && this.random.chance(0.3)) delete members[name];
    else members[name] = this.token();
    return members;
  }

  private token(): string {
    return `u${++this.tokens}`;
  }
}
