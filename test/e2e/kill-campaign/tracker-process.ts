import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OtherTracker } from '../../support/other-tracker.ts';
import { PROGRAM } from '../../support/repository.ts';

/** A tracker that can be killed and started again with all it had stored. */
export interface Killable {
  readonly kind: 'embedded' | 'other';
  /** Its address; the same after a restart. */
  readonly url: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The program's own tracker, in its own process with a data file. */
export async function embeddedTracker(): Promise<Killable> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'sync-kernel-tracker-'));
  const data = join(folder, 'data.json');
  let running = await listen(0, data);
  const { url } = running;
  return {
    kind: 'embedded',
    url,
    kill: () => ended(running.child, 'SIGKILL'),
    restart: async () => {
      running = await listen(Number(new URL(url).port), data);
    },
    close: async () => {
      await ended(running.child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The independent implementation of the profile; it is away for a while instead of being killed. */
export async function otherTracker(): Promise<Killable> {
  const tracker = await new OtherTracker().start();
  return {
    kind: 'other',
    url: tracker.url,
    kill: () => tracker.stop(),
    restart: async () => {
      await tracker.start();
    },
    close: () => tracker.stop(),
  };
}

async function listen(port: number, data: string): Promise<{ child: ChildProcess; url: string }> {
  const args = ['tracker', '--port', String(port), '--data', data];
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      const address = /listens on (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) done(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => fail(new Error(`The tracker did not start again from ${data}: ${said}`)));
  });
  return { child, url };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}
