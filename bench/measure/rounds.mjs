import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * Measures several contestants round by round, each round beginning with another one.
 *
 * Shape: `{name: action}`, where an action gives its own cost as a number; the result has under each
 * name one sample a round. What disturbs the machine for a while so meets all of them alike.
 */
export async function rounds(count, contestants) {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < count; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      samples[name][round] = await contestants[name]();
    }
  }
  return samples;
}

/**
 * Gives the CPU time in ms of the fastest of some calls of a function in this process.
 *
 * Garbage is collected before and a first call is not counted, in which the collector's threads end their
 * work: nobody pays for what another left.
 */
export function cpuOf(action, calls = 3) {
  let least = Infinity;
  collectGarbage();
  action();
  for (let call = 0; call < calls; call++) {
    const before = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Gives the wall time in ms of the fastest of some calls of a function, synchronous or not. */
export async function wallOf(action, calls = 1) {
  let least = Infinity;
  for (let call = 0; call < calls; call++) {
    const before = performance.now();
    await action();
    least = Math.min(least, performance.now() - before);
  }
  return least;
}
