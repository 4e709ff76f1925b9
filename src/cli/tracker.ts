import { TrackerFault } from '../tracker/data-file.ts';
import { startTracker } from '../tracker/server.ts';
import type { Output } from './output.ts';

/** Runs the embedded tracker until it is interrupted. */
export async function runTracker(
  asked: { readonly port: number; readonly data?: string },
  output: Output,
): Promise<number> {
  const data = asked.data === undefined ? {} : { dataPath: asked.data };
  try {
    const tracker = await startTracker({ port: asked.port, ...data });
    output.say(`The tracker listens on ${tracker.url} (stop it with Ctrl-C).`);
    await new Promise<void>((done) => {
      process.once('SIGINT', done);
      process.once('SIGTERM', done);
    });
    await tracker.close();
    return 0;
  } catch (error) {
    if (error instanceof TrackerFault) return output.refuse('bad-usage', [error.message]);
    throw error;
  }
}
