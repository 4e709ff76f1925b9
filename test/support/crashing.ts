import type { JournalEntry } from '../../src/kernel/journal.ts';
import { encodeEntry } from '../../src/kernel/journal.ts';
import type { Store } from '../../src/store.ts';
import { sha256 } from '../../src/stores/hash.ts';
import { journalFile } from '../../src/stores/names.ts';
import type { MemoryPlace } from './memory-store.ts';
import type { TestWorld } from './world.ts';

/** Ends a run as `kill -9` would: nothing after it happens, nothing of it is caught. */
export class Crash extends Error {}

/** Counts the points at which a run can be killed, and kills it at one of them. */
export class CrashPoints {
  readonly passed: string[] = [];
  private readonly at: number;

  /** `at` counts from 1; 0 never crashes. */
  constructor(at: number) {
    this.at = at;
  }

  /** `last`: what is still done when it dies here. */
  pass(point: string, last?: () => void): void {
    this.passed.push(point);
    if (this.passed.length !== this.at) return;
    last?.();
    throw new Crash(point);
  }

  /** Every request, before it and after its effect; writes only have an effect. */
  arm(world: TestWorld): void {
    for (const side of [world.local, world.remote]) {
      side.before = (request) => this.pass(`${side.side} before ${request}`);
      side.after = (request) => this.pass(`${side.side} after ${request}`);
    }
  }

  /** Every durable step of the store, before it and after it; with `tear` also a line that was half appended. */
  around(store: Store, tear?: (session: string, entry: JournalEntry) => void): Store {
    return new Proxy(store, {
      get: (target, name: keyof Store) => {
        const own = target[name];
        // A store need not have every method of the contract.
        if (own === undefined) return undefined;
        const method = own.bind(target) as (...args: unknown[]) => unknown;
        if (!['writeSession', 'appendJournal', 'commit'].includes(name)) return method;
        return async (...args: unknown[]) => {
          this.pass(`before ${name}`);
          if (name === 'appendJournal' && tear !== undefined)
            this.pass('within appendJournal', () => tear(args[0] as string, args[1] as JournalEntry));
          const result = await method(...args);
          this.pass(`after ${name}`);
          return result;
        };
      },
    });
  }
}

/** Half a line at the end of a journal, as a process leaves it that dies while it writes (E73). */
export function tearing(place: MemoryPlace): (session: string, entry: JournalEntry) => void {
  return (session, entry) => {
    const file = journalFile(session);
    const line = encodeEntry(entry, sha256);
    place.files.set(file, (place.files.get(file) ?? '') + line.slice(0, line.length / 2));
  };
}

export function disarm(world: TestWorld): void {
  for (const side of [world.local, world.remote]) {
    side.before = () => undefined;
    side.after = () => undefined;
  }
}
