import { expect } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { backlogFor } from './backlog.ts';
import { OtherTracker } from './other-tracker.ts';
import type { Repository } from './repository.ts';

/** A tracker, a repository of four stories, and what the tests do with them; each test has its own. */
export class OfflineWorld {
  readonly tracker: OtherTracker;
  readonly repository: Repository;

  constructor(tracker: OtherTracker) {
    this.tracker = tracker;
    this.repository = backlogFor(tracker, {
      a: { title: 'Alpha' },
      b: { title: 'Beta' },
      c: { title: 'Gamma' },
      d: { title: 'Delta' },
    });
  }

  /** Runs `--apply`; an unexpected exit code shows what was said. */
  async apply(code: number, ...more: readonly string[]): Promise<string> {
    const ended = await this.repository.run(['--apply', ...more]);
    const said = ended.stdout + ended.stderr;
    expect({ code: ended.code, said: ended.code === code ? '' : said }).toEqual({ code, said: '' });
    return said;
  }

  idOf(title: string): string {
    return this.tracker.idOf('title', title);
  }

  /** The one session that waits, as `status --json` has it. */
  async waiting(): Promise<JsonObject> {
    const { code, json } = await this.repository.runJson(['status']);
    expect(code).toBe(0);
    const queued = (json['sessions'] as readonly JsonObject[]).filter(({ state }) => state === 'queued');
    expect(queued).toHaveLength(1);
    return queued[0]!;
  }

  async firstSync(): Promise<void> {
    await this.apply(0);
    await this.apply(0);
    this.tracker.commits.length = 0;
  }
}

/** Runs a test in a world of its own: most of the time is spent waiting, so they run side by side. */
export async function inWorld(act: (world: OfflineWorld) => Promise<void>): Promise<void> {
  const world = new OfflineWorld(await new OtherTracker().start());
  try {
    await act(world);
  } finally {
    await world.tracker.stop();
    world.repository.remove();
  }
}
