import type { Intent } from '../../src/kernel/journal.ts';
import { decodeJournal, unfinished } from '../../src/kernel/journal.ts';
import type { Fields, Side } from '../../src/kernel/field.ts';
import type { Conflict, Resolution } from '../../src/kernel/conflict.ts';
import type { Json } from '../../src/kernel/json.ts';
import { sha256 } from '../../src/stores/hash.ts';
import type { MemoryPlace } from '../support/memory-store.ts';
import type { Noticed } from '../support/memory-provider.ts';
import type { TestWorld } from '../support/world.ts';
import { STATUS } from './people.ts';

/** The tokens in a value: what people wrote, each of them once. */
export function tokensOf(value: Json): ReadonlySet<string> {
  return new Set(JSON.stringify(value).match(/u\d+/g) ?? []);
}

/**
 * Watches every change of both sides and knows where each value has been.
 *
 * It knows nothing of bases, merges or sessions: a value may disappear from a side by a request only if
 * the other side has held it too, so that whoever removed it there knew it, or if a person decided
 * against it.
 */
export class Witness {
  readonly problems: string[] = [];
  /** True once a person took something back or decided: a value may then return. */
  lenient = false;
  /** False while a run was cut off: what it found may not be written down yet. */
  isWhole = true;
  /** True once somebody has written during this run: what it wants may rest on what was there before. */
  isRaced = false;
  /** What our writes replaced although upstream's guard should have told; it must be known afterwards. */
  private readonly replaced = new Set<string>();
  /**
   * What was written by a run that may never have read the answer. If it is missing afterwards, it may never
   * have been stored, or a person has removed it: nobody can tell which, and a part of a set comes back.
   */
  private readonly unread = new Set<string>();
  private readonly isVerified: boolean;
  private readonly been: { readonly [side in Side]: Set<string> } = { local: new Set(), remote: new Set() };
  private readonly dropped: { readonly [side in Side]: Set<string> } = {
    local: new Set(),
    remote: new Set(),
  };
  /** What records held that were moved upstream. */
  private readonly out = new Set<string>();
  private readonly intents = new Map<
    string,
    { readonly text: string; readonly intents: readonly Intent[] }
  >();
  private readonly decidedAgainst = new Set<string>();
  private readonly world: TestWorld;
  private readonly place: MemoryPlace;

  constructor(world: TestWorld, place: MemoryPlace, about: { readonly isVerified: boolean }) {
    this.isVerified = about.isVerified;
    this.world = world;
    this.place = place;
    world.local.noticed = (change) => this.notice(change);
    world.remote.noticed = (change) => this.notice(change);
  }

  /** A person saw the three values and chose. */
  decided(conflict: Conflict, { choice, value }: Pick<Resolution, 'choice' | 'value'>): void {
    this.lenient = true;
    const against: { readonly [choice: string]: Json } = {
      local: conflict.remote,
      remote: conflict.local,
      keep: null,
    };
    const values = against[choice] ?? [conflict.base, conflict.local, conflict.remote];
    for (const token of tokensOf(values)) this.decidedAgainst.add(token);
    // A person's own value counts as known on both sides: they wrote it for both.
    for (const token of tokensOf(value ?? null)) {
      this.been.local.add(token);
      this.been.remote.add(token);
    }
  }

  /** A person saw that this will be written upstream, and wanted it. */
  wanted(value: Json): void {
    for (const token of tokensOf(value)) this.dropped.remote.delete(token);
  }

  /** Upstream moved a record: deleted locally while it was out of sight, it is a new one when it shows again. */
  moved(value: Json): void {
    for (const token of tokensOf(value)) this.out.add(token);
  }

  /** I3: what a base holds has been on both sides; what it holds of upstream's own has been there. */
  private checkBase(record: string, base: { readonly fields: Fields; readonly remote?: Fields }): void {
    const isKnown = (side: Side) => (token: string) =>
      this.been[side].has(token) || this.decidedAgainst.has(token);
    // Where upstream made its own of a value, it never held the value itself (E28).
    const own = Object.keys(base.remote ?? {});
    const shared = Object.fromEntries(Object.entries(base.fields).filter(([name]) => !own.includes(name)));
    for (const token of tokensOf(shared)) {
      if (!isKnown('local')(token) || !isKnown('remote')(token))
        this.problems.push(`I3: the base of ${record} holds ${token}, which was not on both sides`);
    }
    for (const token of tokensOf(base.remote ?? {})) {
      if (!isKnown('remote')(token)) this.problems.push(`I3: the base of ${record} holds ${token}`);
    }
  }

  /** Looks at everything that is stored after a run. */
  async checkState(): Promise<void> {
    const store = this.world.store();
    for (const { record, base: hash } of await store.readIndex('backlog')) {
      const answer = hash === undefined ? null : await store.readBase({ sync: 'backlog', record, hash });
      if (answer?.kind === 'found') this.checkBase(record, answer.base);
    }
    this.checkReplaced();
  }

  /** I15: after a run that ended by itself, all that was replaced is live, kept for a person, or decided. */
  checkReplaced(): void {
    if (this.isWhole) this.unread.clear();
    for (const token of this.replaced) {
      if (this.decidedAgainst.has(token)) this.replaced.delete(token);
      else if (this.isWhole && !this.isKnown(token) && !this.isDoubted())
        this.problems.push(`I15: ${token} was replaced upstream, and nobody was told`);
    }
  }

  private isKnown(token: string): boolean {
    const pattern = new RegExp(`${token}(?![0-9])`);
    const sides = [...this.world.local.records.values(), ...this.world.remote.records.values()];
    return (
      sides.some((held) => pattern.test(JSON.stringify(held.fields))) ||
      [...this.place.files].some(([file, text]) => /^(?:journal|base)/.test(file) && pattern.test(text))
    );
  }

  /** A write was said to be unaudited: a person looks at the history. */
  private isDoubted(): boolean {
    return [...this.place.files].some(
      ([file, text]) => file.startsWith('journal/') && text.includes('unaudited'),
    );
  }

  private notice(change: Noticed): void {
    const { side, by } = change;
    const before = tokensOf(change.before);
    const after = tokensOf(change.after);
    const removed = [...before].filter((token) => !after.has(token));
    const added = [...after].filter((token) => !before.has(token));
    const isNew = new Set(added.filter((token) => !this.been[side].has(token)));
    for (const token of added) this.been[side].add(token);
    const placed = (token: string) => `${side} ${change.id} ${token}`;
    if (by === 'person') {
      const unread = new Set([...this.unread].map((one) => one.slice(one.lastIndexOf(' ') + 1)));
      for (const token of removed) if (!unread.has(token)) this.dropped[side].add(token);
      return;
    }
    for (const token of added) this.unread.add(placed(token));
    this.checkRemoved(change, removed);
    this.checkAdded(change, added, isNew);
    this.checkIntent(change);
    this.checkOrigins(side);
    this.checkStatus(change);
    this.checkEcho(change);
  }

  private checkRemoved({ side, id }: Noticed, removed: readonly string[]): void {
    const other = side === 'local' ? 'remote' : 'local';
    for (const token of removed) {
      if (this.been[other].has(token) || this.decidedAgainst.has(token)) continue;
      // A guard that is not atomic lets it happen; then it must be found out and told (I15).
      if (this.isVerified && side === 'remote') {
        this.replaced.add(token);
        continue;
      }
      this.problems.push(`I1: ${token} of ${side} ${id} was overwritten; ${other} never held it`);
    }
  }

  private checkAdded({ side, id }: Noticed, added: readonly string[], isNew: ReadonlySet<string>): void {
    const other = side === 'local' ? 'remote' : 'local';
    for (const token of added) {
      if (isNew.has(token) && !this.been[other].has(token))
        this.problems.push(`I1: ${token} of ${side} ${id} comes from nowhere`);
      // What was removed unseen between our comparing and our writing is written back: it is found and told.
      const isUnseen = this.isVerified && side === 'remote';
      const isOut = side === 'local' && this.out.has(token);
      if (this.dropped[side].has(token) && !this.lenient && !isUnseen && !isOut)
        this.problems.push(`I2: ${token} of ${side} ${id} came back although a person had removed it there`);
    }
  }

  /** I9: the journal holds an intent without an outcome for every effect. */
  private checkIntent({ side, id, before, after }: Noticed): void {
    const action = before === null ? 'create' : after === null ? 'delete' : 'update';
    const intents = [...this.place.files].flatMap(([file, text]) =>
      file.startsWith('journal/') ? this.intentsOf(file, text) : [],
    );
    if (!intents.some((intent) => intent.side === side && intent.action === action))
      this.problems.push(`I9: ${action} of ${side} ${id} without an intent`);
  }

  private intentsOf(file: string, text: string): readonly Intent[] {
    const known = this.intents.get(file);
    if (known?.text === text) return known.intents;
    const journal = decodeJournal(text, sha256);
    const intents = journal.ok ? unfinished(journal.value.entries) : [];
    this.intents.set(file, { text, intents });
    return intents;
  }

  /** I6: no record is there twice. */
  private checkOrigins(side: Side): void {
    const origins = [...this.world[side].records.values()].map((held) => held.fields['origin'] ?? null);
    const known = origins.filter((origin) => origin !== null);
    if (new Set(known).size < known.length) this.problems.push(`I6: a record is twice on ${side}`);
  }

  /** I5: what upstream makes of a title is not written back into the artifact it came from. */
  private checkEcho({ side, id, before, after }: Noticed): void {
    // A person may have chosen just that.
    if (this.lenient) return;
    const was = before?.['title'] ?? null;
    const is = after?.['title'] ?? null;
    if (side === 'local' && was !== null && was !== is && this.world.remote.rewrite('title', was) === is)
      this.problems.push(`I5: the title of ${id} came back as upstream had rewritten it`);
  }

  /** E48: while the coarse upstream status agrees, the finer local one stays. */
  private checkStatus({ side, id, before, after }: Noticed): void {
    if (side !== 'local' || before === null || after === null || this.lenient || this.isRaced) return;
    const coarse = (status: Json | undefined) => STATUS.find(([local]) => local === status)?.[1] ?? status;
    const there = [...this.world.remote.records.values()].find(
      (held) => held.fields['origin'] === before['origin'],
    );
    if (before['status'] === after['status'] || there === undefined) return;
    if (before['status'] !== null && coarse(before['status']) === there.fields['status'])
      this.problems.push(`E48: the status of ${id} was overwritten by a coarser one`);
  }
}
