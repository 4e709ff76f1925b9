import { readConfig } from '../../src/config.ts';
import type { SyncConfig } from '../../src/config.ts';
import { openRun, openStore, realWorld } from '../../src/env.ts';
import { preview } from '../../src/flows/preview.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import type { SyncRun } from '../../src/flows/run.ts';
import type { Plan } from '../../src/kernel/plan.ts';
import type { TrackerSchema } from '../../src/tracker/schema.ts';
import type { Tracker } from '../../src/tracker/server.ts';
import { startTracker } from '../../src/tracker/server.ts';
import { Repository, STATE } from './repository.ts';
import type { ServedRecord, TrackerHands } from './tracker-hands.ts';
import { handsOn } from './tracker-hands.ts';

/**
 * Real files, the embedded tracker and the real providers between them, in this process: every `sync` is a
 * run of its own, as `sync-kernel --apply` does it.
 */
export interface Pair {
  readonly files: Repository;
  readonly tracker: TrackerHands;
  readonly url: string;
  /** The upstream id of the record with a title. */
  idOf(title: string): Promise<string>;
  /** Replaces the lines of the sync in the config, indented by four. */
  configure(lines: readonly string[]): void;
  run(): Promise<SyncRun>;
  plan(): Promise<Plan>;
  sync(): Promise<Report>;
  close(): Promise<void>;
}

/** `lines` may name the tracker's address as `$URL`. */
export async function openPair(about: {
  readonly lines: readonly string[];
  readonly files?: { readonly [path: string]: string };
  readonly schema?: TrackerSchema;
}): Promise<Pair> {
  const server: Tracker = await startTracker({
    port: 0,
    ...(about.schema === undefined ? {} : { schema: about.schema }),
  });
  const files = new Repository();
  for (const [path, text] of Object.entries(about.files ?? {})) files.write(path, text);
  const pair: Pair = {
    files,
    tracker: handsOn(server.url),
    url: server.url,
    async idOf(title) {
      const answer = await fetch(`${server.url}/records`);
      const { records } = (await answer.json()) as { readonly records: readonly ServedRecord[] };
      const found = records.find(({ fields }) => fields['title'] === title);
      if (found === undefined) throw new Error(`The tracker has no record "${title}".`);
      return found.id;
    },
    configure(lines) {
      const body = lines.map((line) => `    ${line.replaceAll('$URL', server.url)}`);
      files.write(`${STATE}/config.yml`, ['version: 1', 'syncs:', '  backlog:', ...body, ''].join('\n'));
    },
    async run() {
      const stateDir = files.path(STATE);
      const world = realWorld({ root: files.root, stateDir, progress: () => undefined });
      const opened = await openRun(world, { config: await configOf(files), store: openStore(world) });
      if (!opened.ok) throw new Error(opened.error.join('\n'));
      return opened.value;
    },
    plan: async () => (await preview(await pair.run())).plan,
    sync: async () => reconcile(await pair.run()),
    async close() {
      await server.close();
      files.remove();
    },
  };
  pair.configure(about.lines);
  return pair;
}

async function configOf(files: Repository): Promise<SyncConfig> {
  const path = `${STATE}/config.yml`;
  const config = await readConfig({ path, text: files.read(path) });
  const sync = config.ok ? config.value.syncs.get('backlog') : undefined;
  if (sync === undefined) throw new Error(JSON.stringify(config));
  return sync;
}
