import * as real from 'node:fs';

/** The process "died": nothing it would have done afterwards happens. */
export class Crash extends Error {}

/**
 * Where a process dies. `before` and `after`: the named step did not, or did, happen. `torn`: half of the
 * bytes of a write got out; any other step did not happen.
 */
export interface Fuse {
  readonly at: number;
  readonly mode: 'before' | 'after' | 'torn';
}

/** The calls that change a disk; each is a step at which a process can die. */
const STEPS = [
  'openSync',
  'mkdirSync',
  'writeSync',
  'fsyncSync',
  'ftruncateSync',
  'renameSync',
  'unlinkSync',
  'linkSync',
  'copyFileSync',
] as const;

let fuse: Fuse | null = null;
let pause: { readonly at: number; readonly action: () => void } | null = null;
let steps = 0;
let names: string[] = [];
let isDead = false;

/** Lets the process die at a step from now on; null lets it live. Starts counting anew. */
export function setFuse(next: Fuse | null): void {
  fuse = next;
  steps = 0;
  names = [];
  isDead = false;
  pause = null;
}

/** Stops the process before a step, lets another one act, and goes on; starts counting anew. */
export function setPause(at: number, action: () => void): void {
  setFuse(null);
  pause = { at, action };
}

/** How many steps were taken since the last `setFuse`. */
export function stepsTaken(): number {
  return steps;
}

type Call = (...args: unknown[]) => unknown;

/** The places to die among the steps taken since the last `setFuse`: a torn one only where bytes are written. */
export function fusesOfSteps(): readonly Fuse[] {
  return names.flatMap((name, i): readonly Fuse[] => {
    const at = i + 1;
    const around = [{ at, mode: 'before' } as const, { at, mode: 'after' } as const];
    return name === 'writeSync' ? [...around, { at, mode: 'torn' }] : around;
  });
}

function guarded(name: (typeof STEPS)[number]): Call {
  // Flushing is a step, but what a power cut would lose cannot be seen here, and it is slow.
  const call = name === 'fsyncSync' ? () => undefined : (real[name] as Call);
  return (...args) => {
    if (name === 'openSync' && args[1] === 'r') return call(...args);
    if (name === 'openSync' && (Number(args[1]) & (real.constants.O_WRONLY | real.constants.O_RDWR)) === 0)
      return call(...args);
    if (isDead) throw new Crash();
    steps++;
    names.push(name);
    if (pause?.at === steps) {
      const { action } = pause;
      pause = null;
      action();
    }
    if (fuse === null || steps !== fuse.at) return call(...args);
    isDead = true;
    if (fuse.mode === 'after') call(...args);
    if (fuse.mode === 'torn' && name === 'writeSync') tear(args);
    throw new Crash();
  };
}

function tear([fd, bytes]: readonly unknown[]): void {
  const half = (bytes as Buffer).subarray(0, Math.floor((bytes as Buffer).length / 2));
  real.writeSync(fd as number, half);
}

/** `node:fs` with the fuse in it; give it to `jest.unstable_mockModule('node:fs', …)`. */
export const fusedFs = {
  ...real,
  ...Object.fromEntries(STEPS.map((name) => [name, guarded(name)])),
};
