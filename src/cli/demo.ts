import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTracker } from '../tracker/server.ts';
import { DemoFailure } from './demo/check.ts';
import { Stage } from './demo/stage.ts';
import { STORY } from './demo/story.ts';
import type { Output } from './output.ts';

/**
 * Tells the whole story on a temporary repository and the embedded tracker, and checks every step of it.
 *
 * The commands are run as a person would run them, by this very program.
 * Errors: exit code 1 as soon as a step did not do what it said.
 */
export async function runDemo(asked: { readonly keep: boolean }, output: Output): Promise<number> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sync-kernel-demo-')));
  const clear = (): void => {
    if (!asked.keep) rmSync(root, { recursive: true, force: true });
  };
  const leave = (): void => process.exit(130);
  process.once('exit', clear);
  process.once('SIGINT', leave);
  const began = performance.now();
  const tracker = await startTracker({ port: 0 });
  const stage = new Stage({ root, url: tracker.url, output });
  try {
    for (const scene of STORY) await scene(stage);
  } catch (error) {
    if (!(error instanceof DemoFailure)) throw error;
    return output.refuse('demo-failed', [error.message]);
  } finally {
    await tracker.close();
    process.off('SIGINT', leave);
    clear();
  }
  output.say('');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const messages = [
    `${stage.steps} steps in ${seconds} s, each checked in the files and in the tracker`,
    ...(asked.keep ? [`the repository is in ${root}`] : []),
    'sync-kernel init      writes a config in a repository of yours',
    'sync-kernel tracker   runs the tracker of this demo, to try things out',
    'README.md             has a ten-minute start, the config and every command',
  ];
  return output.finish([{ code: 'demonstrated', messages }]);
}
