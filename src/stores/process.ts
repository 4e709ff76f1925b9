import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { isSystemError } from './folder.ts';

/** What tells one process from all others, also after its number was given to another. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Start time in clock ticks since the machine started; absent where there is no /proc. */
  readonly started?: string;
}

export function ownIdentity(): ProcessIdentity {
  const stat = readStat(process.pid);
  return { pid: process.pid, host: hostname(), ...(stat !== null && { started: stat.started }) };
}

/**
 * Says whether a process has surely ended: killed, a zombie, or its number now belongs to another.
 *
 * A process of another machine counts as running; only a person can know.
 */
export function hasEnded(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return false;
  const stat = readStat(identity.pid);
  if (stat === null) return !answersSignals(identity.pid);
  if (stat.state === 'Z' || stat.state === 'X') return true;
  return identity.started !== undefined && identity.started !== stat.started;
}

/**
 * Reads `/proc/<pid>/stat`, or gives null where that is not to be seen: no /proc, or another user's process.
 *
 * The name in parentheses may hold anything, so the fields are counted from the last one.
 */
function readStat(pid: number): { readonly state: string; readonly started: string } | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch (cause) {
    if (isSystemError(cause)) return null;
    throw cause;
  }
}

/** ESRCH: there is none. EPERM: there is one, of another user. */
function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(isSystemError(cause) && cause.code === 'ESRCH');
  }
}
