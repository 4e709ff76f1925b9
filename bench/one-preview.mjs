/**
 * One preview in a fresh process: `node bench/one-preview.mjs <built sources> <corpus> [markdown]`.
 *
 * Prints what the plan holds and what the process took, as one line of JSON.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { MARKDOWN_SCHEMA, openMarkdown } from './corpus/markdown.mjs';
import { localSide, remoteSide } from './corpus/sides.mjs';
import { measured } from './measure/processes.mjs';

const [built, folder, kind] = process.argv.slice(2);
const load = (module) => import(new URL(module, built));
const { preview } = await load('flows/preview.js');
const { planMappings } = await load('flows/mapping.js');
const { openDirectoryStore } = await load('stores/directory.js');
const { ulid } = await load('kernel/ulid.js');

const store = openDirectoryStore({ dir: join(folder, 'state'), lineage: () => 'bench' });
const release = await store.lock();
const known = (await store.head()).cursors.bench;
const isMarkdown = kind === 'markdown';
const local = isMarkdown ? await openMarkdown(folder, load) : localSide(folder);
const remote = remoteSide(folder, isMarkdown ? MARKDOWN_SCHEMA : undefined);
const config = {
  id: 'bench',
  local: { provider: 'bench', options: {} },
  remote: { provider: 'bench', options: {} },
  create: 'both',
  onDelete: 'ask',
  approval: 'comment',
  approvers: { permission: 'write', secondPerson: false },
  limits: { deletes: { share: 0.2 }, writes: 1_000_000 },
  conflicts: { labels: [], assignees: [] },
  keepDays: 90,
};
const mappings = planMappings(config, await local.schema(), await remote.schema());
const run = {
  config,
  store,
  local,
  remote,
  mappings: mappings.value,
  cursor: known.cursor,
  scope: { scope: known.scope },
  actor: 'bench',
  origin: 'command-line',
  source: '/bench/bench',
  now: () => new Date().toISOString(),
  newSessionId: () => ulid(Date.now(), [...Array(16).keys()]),
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  progress: () => undefined,
};
const { plan, session } = await preview(run, { planOnly: true });
await release();
const count = (side) => plan.changes.filter((change) => change.side === side).length;
const counts = { local: count('local'), remote: count('remote'), conflicts: plan.conflicts.length };
measured({ counts, complete: plan.complete && plan.held.length === 0, session: session?.id ?? null });
