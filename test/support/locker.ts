/*
 * A process that uses a state folder as a run does. Arguments: the folder, and what to do there:
 * `hold` takes the lock and waits; `contend` takes and releases it for a while, checking that it is
 * alone, and at last kills itself while it holds it; `write` appends to a journal until it is killed.
 */
import * as fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault } from '../../src/store.ts';
import { openDirectoryStore } from '../../src/stores/directory.ts';
import { sampleIntent, sampleStep } from './state-samples.ts';

const [dir = '', task = ''] = process.argv.slice(2);
const store = openDirectoryStore({ dir, lineage: () => 'L' });
const say = (word: string): void => void process.stdout.write(`${word}\n`);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const tasks: { readonly [task: string]: () => Promise<void> } = {
  async hold() {
    await store.lock();
    say('held');
    await sleep(60_000);
  },
  async contend() {
    for (let turn = 0; turn < 8;) {
      const release = await lockOrNull();
      if (release === null) {
        await sleep(1);
        continue;
      }
      const alone = `${dir}/../alone`;
      const other = fs.existsSync(alone) ? fs.readFileSync(alone, 'utf8') : '';
      if (other !== '' && fs.existsSync(`/proc/${other}/fd/0`)) say(`not alone: ${other}`);
      fs.writeFileSync(alone, String(process.pid));
      await sleep(2);
      if (fs.readFileSync(alone, 'utf8') !== String(process.pid)) say('interrupted');
      turn++;
      if (turn === 8) die();
      fs.rmSync(alone);
      await release();
    }
  },
  async write() {
    await store.lock();
    for (let seq = 1; ; seq++) {
      await store.appendJournal('S1', sampleIntent(seq, { fields: { title: 'x'.repeat(4000) } }));
      if (seq % 5 === 0) await store.commit(sampleStep(store, [`back-${seq}`, 'back-1'], { sessions: [] }));
      say(String(seq));
    }
  },
};

async function lockOrNull(): Promise<(() => Promise<void>) | null> {
  try {
    return await store.lock();
  } catch (cause) {
    if (cause instanceof StoreFault && cause.code === 'state-locked' && cause.retryable) return null;
    throw cause;
  }
}

await tasks[task]?.();
