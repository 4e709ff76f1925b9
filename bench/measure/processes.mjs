import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a program to its end; gives its output, or throws with what it said. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { maxBuffer: 1 << 30, ...options });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${done.status}: ${done.stdout ?? ''}${done.stderr ?? ''}`,
    );
  return done.stdout;
}

/** Gives the wall time in ms of one run of a program, its start included. */
export function wallOfProgram(program, args, options = {}) {
  const before = performance.now();
  execFileSync(program, args, { stdio: 'ignore', ...options });
  return performance.now() - before;
}

/**
 * Runs one of the programs of this folder in a fresh process.
 *
 * Shape: what the program printed as its last line, as JSON (`measured` writes it), and `wallMs` of the
 * whole process.
 */
export function fresh(program, args) {
  const before = performance.now();
  const output = run(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const wallMs = performance.now() - before;
  return { wallMs, ...JSON.parse(String(output).trim().split('\n').at(-1)) };
}

/** Prints what a program of this folder found, with the CPU time and the memory it took from its start. */
export function measured(found) {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  process.stdout.write(
    `${JSON.stringify({ ...found, cpuMs: (user + system) / 1000, rssBytes: maxRSS * 1024 })}\n`,
  );
}
