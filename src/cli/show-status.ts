import type { World } from '../env.ts';
import { openStore } from '../env.ts';
import { status } from '../flows/status.ts';
import { statusJson, statusText } from '../views/status.ts';
import type { CommonOptions } from './args.ts';
import type { Output } from './output.ts';

/** Shows the sessions, what waits, since when and why. */
export async function showStatus(
  world: World,
  about: { readonly options: CommonOptions; readonly output: Output },
): Promise<number> {
  const { options, output } = about;
  const store = openStore(world);
  const read = await status(store, {
    ...(options.session === undefined ? {} : { session: options.session }),
    ...(options.sync === undefined ? {} : { sync: options.sync }),
  });
  if (options.session !== undefined && read.sessions.length === 0) {
    return output.refuse('no-session', [`there is no session ${options.session}`]);
  }
  const readOnly = await store.readOnlyReason();
  if (options.json) process.stdout.write(`${JSON.stringify(statusJson(read, readOnly))}\n`);
  else
    process.stdout.write(
      statusText(read, { readOnly, paint: output.paint, whole: options.session !== undefined }),
    );
  return 0;
}
