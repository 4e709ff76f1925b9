import { heldOff } from '../../src/flows/held-off.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { encodeEntry } from '../../src/kernel/journal.ts';
import { ulid } from '../../src/kernel/ulid.ts';
import { SCHEMA } from '../../src/providers/github-issues/issue.ts';
import { definition } from '../../src/providers/github-issues/provider.ts';
import type { Store } from '../../src/store.ts';
import { sha256 } from '../../src/stores/hash.ts';
import { journalFile } from '../../src/stores/names.ts';
import { Crash } from './crashing.ts';
import { MemoryPlace } from './memory-store.ts';
import { MeteredGitHub } from './metered-github.ts';
import { Random } from './random.ts';
import { TestWorld } from './world.ts';

/** A state in memory that appends to a journal without reading all of it again. */
class QuickPlace extends MemoryPlace {
  private readonly tails = new Map<string, { readonly text: string; readonly seq: number }>();

  override open(): Store {
    const store = super.open();
    const appendJournal: Store['appendJournal'] = async (session, entry) => {
      const file = journalFile(session);
      const tail = this.tails.get(file);
      if (tail === undefined || tail.text !== this.files.get(file) || entry.seq !== tail.seq + 1)
        await store.appendJournal(session, entry);
      else this.files.set(file, tail.text + encodeEntry(entry, sha256));
      this.tails.set(file, { text: this.files.get(file) ?? '', seq: entry.seq });
    };
    return { ...store, appendJournal };
  }
}

/** A process: dead from one moment on, after which nothing of it has an effect. */
export class Life {
  private left: number;

  /** `steps`: requests and steps of the store, before and after each, until it dies. */
  constructor(steps = Number.POSITIVE_INFINITY) {
    this.left = steps;
  }

  pass(): void {
    this.left -= 1;
    this.check();
  }

  check(): void {
    if (this.left <= 0) throw new Crash('killed');
  }

  around(store: Store): Store {
    return new Proxy(store, {
      get: (target, name: keyof Store) => {
        const own = target[name];
        if (own === undefined || name === 'baseHash') return own;
        const method = own.bind(target) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          this.pass();
          const result = await method(...args);
          this.pass();
          return result;
        };
      },
    });
  }
}

const SETTINGS: { readonly [name: string]: string } = {
  GITHUB_API_URL: 'http://github.test',
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_TOKEN: 'ghs_1',
};

/**
 * A backlog in memory that is synced with the issues of a limited GitHub, in simulated time.
 *
 * The flows and the provider are the real ones. While it is open it has the global `fetch` and the timers:
 * octokit's queues hop over short ones, which take no time here.
 */
export class PacedSync {
  readonly random: Random;
  readonly github: MeteredGitHub;
  readonly place = new QuickPlace('lineage');
  readonly world: TestWorld;
  private readonly real = { fetch: globalThis.fetch, setTimeout: globalThis.setTimeout };

  constructor(about: {
    readonly seed: number;
    readonly stories: number;
    readonly requestsAnHour?: number;
    readonly slow?: number;
  }) {
    const { seed, stories: _stories, ...more } = about;
    this.random = new Random(seed);
    const begun = Date.UTC(2026, 10, 22, 8);
    this.github = new MeteredGitHub({ now: begun, random: () => this.random.next(), ...more });
    globalThis.fetch = this.github.fetch;
    globalThis.setTimeout = ((done: () => void) => setImmediate(done)) as unknown as typeof setTimeout;
    const { title, body, state, labels } = SCHEMA.fields;
    this.world = new TestWorld(
      {},
      { title: title!, body: body!, state: state!, labels: labels! },
      this.place,
    );
    for (let i = 1; i <= about.stories; i += 1) {
      const story = { title: `Story ${i}`, body: `Text ${i}.\n`, state: 'open', labels: ['story'] };
      this.world.local.edit(`story-${i}`, story);
    }
  }

  /** One run as a job does it: a fresh provider and store over what is kept. Null when it was killed. */
  async job(life = new Life()): Promise<Report | null> {
    const { github, random } = this;
    const now = () => new Date(github.now).toISOString();
    github.hook = () => life.pass();
    const sleep = async (ms: number) => {
      life.check();
      await github.sleep(ms);
    };
    const context = { root: '/', selectors: {}, kinds: {}, sleep, now: () => github.now };
    const options = definition.options.parse({ labels: ['backlog'] });
    const remote = definition.open(options, { ...context, env: (name) => SETTINGS[name] });
    const run = await this.world.run();
    const store = life.around(run.store);
    const newSessionId = () =>
      ulid(
        github.now,
        Array.from({ length: 16 }, () => random.below(32)),
      );
    try {
      const waits = await heldOff(store, { sync: run.config.id, now: now() });
      const held = waits === null ? {} : { offline: waits };
      return await reconcile({ ...run, store, remote, now, newSessionId, ...held });
    } catch (error) {
      if (error instanceof Crash) return null;
      throw error;
    }
  }

  /** What the issues are told apart by: a hidden key each, and the title of their story. */
  doubles(): readonly string[] {
    const seen = new Set<string>();
    return this.github.issues.flatMap(({ title, body }) => {
      const key = /<!-- sync-kernel:record (\S+) -->/.exec(body)?.[1] ?? `no key in ${title}`;
      const isDouble = seen.has(key) || seen.has(title);
      seen.add(key).add(title);
      return isDouble ? [title] : [];
    });
  }

  close(): void {
    Object.assign(globalThis, this.real);
    this.world.close();
  }
}
