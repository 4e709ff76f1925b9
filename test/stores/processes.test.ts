import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import type { Store } from '../../src/store.ts';
import { faultOf } from '../suites/store-suite.ts';

const root = fs.mkdtempSync(join(tmpdir(), 'processes-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

jest.setTimeout(60_000);

let dir: string;
beforeEach(() => {
  dir = join(fs.mkdtempSync(join(root, 'state-')), 'sync');
});

const LOADER = new URL('../support/ts-loader.mjs', import.meta.url);
const LOCKER = new URL('../support/locker.ts', import.meta.url);
const open = (): Store => openDirectoryStore({ dir, lineage: () => 'L' });

/** Killed after each test, so that one that failed leaves no process behind. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

type Child = ChildProcessByStdio<null, Readable, null>;

function start(task: string): Child {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', LOADER.href, fileURLToPath(LOCKER), dir, task],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  started.push(child);
  return child;
}

async function firstLine(child: Child): Promise<string> {
  const died = once(child, 'close').then(() => ['died']);
  const [chunk] = (await Promise.race([once(child.stdout, 'data'), died])) as [Buffer | string];
  return chunk.toString().trim();
}

/** Waits until a process is killed; gives what it had said. */
async function lastWords(child: Child): Promise<string> {
  let words = '';
  const exited = once(child, 'exit');
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  await once(child, 'close');
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return words;
}

function writeLock(owner: object): void {
  fs.mkdirSync(dir, { recursive: true });
  const token = '6f1c1f5e-6f0b-4a57-9a53-0c1f7f7f7f7f';
  const whole = { token, pid: process.pid, host: hostname(), since: '2026-01-31T10:00:00.000Z', ...owner };
  fs.writeFileSync(join(dir, 'lock'), JSON.stringify(whole));
}

describe('I10, E68: two processes and one state', () => {
  test('the second is refused by name while the first lives, and goes on when it was killed', async () => {
    const child = start('hold');
    expect(await firstLine(child)).toBe('held');
    const fault = await faultOf(() => open().lock());
    expect([fault.code, fault.retryable]).toEqual(['state-locked', true]);
    expect(fault.message).toMatch(
      new RegExp(`^Process ${child.pid} on .+ has been writing to .+ since 2\\d{3}-`),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (
      await open().lock()
    )();
  });

  test('E70: a killed process that nobody buried does not hold the lock', async () => {
    const held = start('hold');
    await firstLine(held);
    // A stopped parent buries nobody: the shell's child becomes a zombie.
    const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; kill -STOP $$'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(shell);
    const [chunk] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(chunk.toString());
    await expectState(shell.pid ?? 0, 'T');
    process.kill(pid, 'SIGKILL');
    await expectState(pid, 'Z');
    held.kill('SIGKILL');
    await once(held, 'exit');
    writeLock({ pid });
    await (
      await open().lock()
    )();
    process.kill(shell.pid ?? 0, 'SIGCONT');
    shell.kill('SIGKILL');
    await once(shell, 'exit');
  });

  test('a number that was given to another process does not hold the lock', async () => {
    writeLock({ started: '1' });
    await (
      await open().lock()
    )();
  });

  test('a lock of another machine is respected', async () => {
    writeLock({ host: 'elsewhere', pid: 1 });
    const fault = await faultOf(() => open().lock());
    expect(fault.message).toContain('Process 1 on elsewhere has been writing');
    expect(fault.message).toContain('if that machine is gone, remove ');
  });

  test('many that are killed while they hold it are never two at once', async () => {
    for (let wave = 0; wave < 2; wave++) {
      const words = await Promise.all(Array.from({ length: 4 }, () => lastWords(start('contend'))));
      expect(words).toEqual(['', '', '', '']);
    }
    await (
      await open().lock()
    )();
  });
});

test('I8, I9: killed at any time, what was said to be written is there and the next run goes on', async () => {
  for (const delay of [0, 7, 23, 61]) {
    const child = start('write');
    const words = lastWords(child);
    await firstLine(child);
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGKILL');
    const said = Number((await words).trim().split('\n').at(-1));
    const store = open();
    const release = await store.lock();
    const entries = await store.readJournal('S1');
    expect(entries.length).toBeGreaterThanOrEqual(said);
    const rows = await store.readIndex('backlog');
    for (const { record, base: hash = '' } of rows)
      expect((await store.readBase({ sync: 'backlog', record, hash })).kind).toBe('found');
    await release();
    fs.rmSync(dir, { recursive: true });
  }
});

async function expectState(pid: number, state: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(`) ${state} `)) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`process ${pid} did not come to state ${state}`);
}
