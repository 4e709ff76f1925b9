/** A concurrency block with its expressions filled in. */
export interface Concurrency {
  readonly group: string;
  readonly cancelInProgress: boolean;
  readonly queue: 'single' | 'max';
}

interface Waiting {
  readonly start: () => void;
  readonly drop: () => void;
}

/** Most that wait in a group with `queue: max`. */
const MAX_WAITING = 100;

/**
 * Lets one run of each group go on at a time, as GitHub does.
 *
 * `single` keeps one waiting: a newer one drops it. `max` keeps up to 100, in order. `cancelInProgress` stops the one that runs.
 */
export class Groups {
  readonly #running = new Map<string, { cancel: () => void }>();
  readonly #waiting = new Map<string, Waiting[]>();

  /** Runs the work when its turn comes; `null` when it was dropped while it waited. */
  async run<T>(setting: Concurrency | null, work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    if (setting === null) return work(new AbortController().signal);
    const key = setting.group.toLowerCase();
    if (!(await this.#turn(key, setting))) return null;
    const controller = new AbortController();
    this.#running.set(key, { cancel: () => controller.abort() });
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(key);
      this.#waiting.get(key)?.shift()?.start();
    }
  }

  #turn(key: string, setting: Concurrency): Promise<boolean> {
    const running = this.#running.get(key);
    if (running === undefined) {
      this.#running.set(key, { cancel: () => undefined });
      return Promise.resolve(true);
    }
    const line = this.#waiting.get(key) ?? [];
    this.#waiting.set(key, line);
    if (setting.queue === 'single' || setting.cancelInProgress) for (const one of line.splice(0)) one.drop();
    if (setting.cancelInProgress) running.cancel();
    return new Promise((resolve) => {
      if (line.length >= MAX_WAITING) resolve(false);
      else
        line.push({
          start: () => {
            this.#running.set(key, { cancel: () => undefined });
            resolve(true);
          },
          drop: () => resolve(false),
        });
    });
  }
}
