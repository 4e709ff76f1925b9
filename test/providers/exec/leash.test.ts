import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openExec } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LOADER = resolve('test', 'support', 'ts-loader.mjs');
const PARENT = fileURLToPath(new URL('../../support/exec-parent.ts', import.meta.url));
const HELLO =
  '{"id":1,"kind":"hello","protocol":"sync-kernel-exec/1","capabilities":{"guard":"verified",' +
  '"create":"marker","ids":"assigned","sharedIds":false},"schema":{"fields":{}}}';

/** Greets, starts another process, and never answers again; `$3` says what it does when its input ends. */
const PROGRAM = `sleep 300 & echo "$$ $!" > "$1"; read -r line; echo "$2"; while read -r line; do :; done; eval "$3"`;

interface Started {
  readonly command: readonly string[];
  /** The process ids of the program and of what it started. */
  readonly pids: () => readonly number[];
}

function program(atEnd: string): Started {
  const path = join(temporaryFolder(), 'pids');
  return {
    command: ['sh', '-c', PROGRAM, 'greeter', path, HELLO, atEnd],
    pids: () => readFileSync(path, 'utf8').trim().split(' ').map(Number),
  };
}

function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[], ms: number): Promise<readonly number[]> {
  const deadline = Date.now() + ms;
  while (pids.some(isAlive) && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
  return pids.filter(isAlive);
}

/** Runs a parent; `kill` is sent to it once the program has greeted. Gives how it ended. */
async function run(
  way: string,
  command: readonly string[],
  kill?: NodeJS.Signals,
): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  const parent = spawn(process.execPath, ['--import', LOADER, PARENT, way, ...command], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  parent.stdout.once('data', () => {
    if (kill !== undefined) setTimeout(() => parent.kill(kill), 200);
  });
  return new Promise((done) => parent.once('exit', (code, signal) => done({ code, signal })));
}

describe('E70: a program never outlives the run', () => {
  test.each<[string, string, string]>([
    ['ends with its input', 'end', 'exit 0'],
    ['goes on after its input has ended', 'end', 'sleep 300'],
    ['is open when the process exits', 'exit', 'sleep 300'],
    ['is open when the process meets a bug', 'throw', 'sleep 300'],
  ])('one that %s', async (_, way, atEnd) => {
    const { command, pids } = program(atEnd);
    const { code } = await run(way, command);
    expect(code).toBe(way === 'throw' ? 1 : 0);
    expect(await untilGone(pids(), 2000)).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'one that hangs while the process gets %s, which still ends it',
    async (signal) => {
      const { command, pids } = program('sleep 300');
      expect(await run('wait', command, signal)).toEqual({ code: null, signal });
      expect(await untilGone(pids(), 2000)).toEqual([]);
    },
  );

  test('one that heeds the end of its input, when the process is killed', async () => {
    const { command, pids } = program('kill $!');
    await run('wait', command, 'SIGKILL');
    expect(await untilGone(pids(), 5000)).toEqual([]);
  });

  test('one that hangs is killed with what it started, and leaves no listeners', async () => {
    const { command, pids } = program('sleep 300');
    const before = process.listenerCount('SIGTERM');
    const { provider } = openExec(command, { options: { timeout: 3000 } });
    await provider.schema();
    await expect(provider.read('X-1')).rejects.toThrow('within 3000 ms and was ended');
    expect(await untilGone(pids(), 2000)).toEqual([]);
    await new Promise((done) => setTimeout(done, 300));
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  test('many programs have one set of listeners', async () => {
    const before = process.listenerCount('SIGTERM');
    const started = Array.from({ length: 12 }, () => openExec(program('exit 0').command).provider);
    await Promise.all(started.map(async (provider) => provider.schema()));
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    await Promise.all(started.map(async (provider) => provider.close()));
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
