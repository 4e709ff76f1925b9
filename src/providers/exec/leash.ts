import type { ChildProcess } from 'node:child_process';

/** How long a program may take to end after its input ended, in milliseconds. */
export const GRACE_MS = 2000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The programs that run now; a process has one set of listeners, however many programs there are. */
const leashed = new Set<ChildProcess>();

/**
 * Keeps a program from outliving this process; gives what takes the leash off again.
 *
 * When nothing is left to do, the program's input is ended and it has 2 s to finish; at any other end of
 * this process that it can notice (an exit, a signal), the program is killed with all it started. A kill
 * that this process cannot notice still ends the program's input.
 */
export function leash(child: ChildProcess): () => void {
  if (leashed.size === 0) {
    process.on('exit', killLeashed).on('beforeExit', endLeashed);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  leashed.add(child);
  return () => {
    if (leashed.delete(child) && leashed.size === 0) letGo();
  };
}

function letGo(): void {
  process.off('exit', killLeashed).off('beforeExit', endLeashed);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function killLeashed(): void {
  for (const child of leashed) killAll(child);
}

function endLeashed(): void {
  for (const child of leashed) void endGently(child);
}

function onSignal(signal: NodeJS.Signals): void {
  letGo();
  killLeashed();
  // What the signal does by default is not lost, unless somebody else takes care of it.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Kills a program and what it started; it leads a process group of its own. */
export function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No such group: all of it has ended, or the system knows no groups.
    child.kill('SIGKILL');
  }
}

/** Ends a program's input, waits for its end, and kills what is still there after `GRACE_MS`. */
export async function endGently(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    child.stdin?.end();
    await new Promise<void>((done) => {
      const timer = setTimeout(done, GRACE_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        done();
      });
    });
  }
  killAll(child);
}
