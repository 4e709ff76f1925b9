import { resolve } from 'node:path';
import { startTracker } from '../../src/tracker/server.ts';
import type { Story } from './backlog.ts';
import { configFor, markdown } from './backlog.ts';
import type { FaultyServer } from './faulty-server.ts';
import { startFaultyServer } from './faulty-server.ts';
import type { JsonObject } from './github/exchange.ts';
import type { RepositorySeed } from './github/site.ts';
import type { GitHub } from './github/start.ts';
import { startGitHub } from './github/start.ts';
import type { Delivery } from './runner/events.ts';
import { eventsOf } from './runner/events.ts';
import type { ActionResult } from './runner/run-action.ts';
import { runAction } from './runner/run-action.ts';
import type { TrackerHands } from './tracker-hands.ts';
import { handsOn } from './tracker-hands.ts';

export const REPOSITORY = 'octo/app';

/** The bundle that is tested: the committed one, unless a person tries another by hand. */
export const ENTRY = resolve(process.env['SYNC_E2E_ACTION'] ?? 'dist/index.js');

const PERMISSIONS = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'write',
} as const;

/** How one run of the Action differs from an ordinary one. */
export interface RunOptions {
  readonly node?: 20 | 24;
  readonly inputs?: { readonly [name: string]: string };
  readonly token?: string;
  readonly killAt?: (kill: () => void) => void;
  readonly run?: { readonly id?: number; readonly attempt?: number };
  readonly env?: { readonly [name: string]: string };
}

/** GitHub, a tracker and one repository with a backlog; what the Action's end-to-end tests play on. */
export interface Stage {
  readonly github: GitHub;
  readonly events: ReturnType<typeof eventsOf>;
  /** Between the Action and the tracker: counts requests, and spoils them. */
  readonly upstream: FaultyServer;
  readonly tracker: TrackerHands;
  /** How many records the tracker has. */
  recordCount(): Promise<number>;
  /** Rewrites the lock on the state branch, where there is one, as if its holder had been silent for long. */
  expireLock(): Promise<void>;
  /** The upstream id of the record with a title. */
  idOf(title: string): Promise<string>;
  run(delivery: Promise<Delivery> | Delivery, options?: RunOptions): Promise<ActionResult>;
  /** A scheduled run on the default branch. */
  reconcile(options?: RunOptions): Promise<ActionResult>;
  /** A person comments, and the Action runs on it. */
  say(issue: number, by: string, body: string, options?: RunOptions): Promise<ActionResult>;
  /** Commits to a branch and opens its pull request; gives its number. */
  propose(files: { readonly [path: string]: string | null }, by?: string): Promise<number>;
  /** What our bot wrote under an issue or pull request, oldest first. */
  comments(issue: number): Promise<readonly string[]>;
  issues(): Promise<readonly JsonObject[]>;
  /** How many writes reached the tracker. */
  writes(): number;
  close(): Promise<void>;
}

export interface StageSeed {
  readonly stories: { readonly [id: string]: Story };
  /** Lines of the sync in the config. */
  readonly config?: readonly string[];
  readonly repository?: Partial<RepositorySeed>;
  readonly more?: readonly RepositorySeed[];
}

interface TrackerRow {
  readonly id: string;
  readonly fields: { readonly title: string };
}

/** Starts everything; nothing is synced yet. */
export async function openStage(seed: StageSeed): Promise<Stage> {
  const server = await startTracker({ port: 0 });
  const upstream = await startFaultyServer(server.url);
  const files = Object.fromEntries(
    Object.entries(seed.stories).map(([id, story]) => [`backlog/${id}.md`, markdown(id, story)]),
  );
  const github = await startGitHub({
    repositories: [
      {
        owner: 'octo',
        name: 'app',
        files: { ...files, '.specfact/sync/config.yml': configFor(upstream.url, seed.config) },
        collaborators: { ada: 'write', ben: 'write', mia: 'maintain', rita: 'read', tom: 'triage' },
        actionsMayCreatePullRequests: true,
        ...seed.repository,
      },
      ...(seed.more ?? []),
    ],
  });
  const events = eventsOf(github);
  const { world } = github;
  let pulls = 0;
  const records = async (): Promise<readonly TrackerRow[]> => {
    const answer = await fetch(`${server.url}/records`);
    return ((await answer.json()) as { readonly records: readonly TrackerRow[] }).records;
  };
  const stage: Stage = {
    github,
    events,
    upstream,
    tracker: handsOn(server.url),
    recordCount: async () => (await records()).length,
    async expireLock() {
      const text = await world.file(REPOSITORY, 'sync-kernel/state', 'lock.json');
      if (text === null) return;
      const lock = { ...(JSON.parse(text) as object), until: '2020-01-01T00:00:00.000Z' };
      const files = { 'lock.json': `${JSON.stringify(lock)}\n` };
      await world.commit({ repository: REPOSITORY, branch: 'sync-kernel/state', by: 'octo', files });
    },
    async idOf(title) {
      const found = (await records()).find((record) => record.fields.title === title);
      if (found === undefined) throw new Error(`The tracker has no record "${title}".`);
      return found.id;
    },
    async run(delivery, { node = 24, token, ...options } = {}) {
      const job =
        token ??
        github.mintToken({ login: 'github-actions[bot]', repository: REPOSITORY, permissions: PERMISSIONS });
      return runAction({ ...(await delivery), github, node, entry: ENTRY, token: job, ...options });
    },
    reconcile: async (options) => stage.run(events.schedule({ repository: REPOSITORY }), options),
    async say(issue, by, body, options) {
      const comment = await world.comment(REPOSITORY, issue, by, body);
      return stage.run(events.issueComment({ repository: REPOSITORY, comment }), options);
    },
    async propose(changes, by = 'ada') {
      const branch = `work-${(pulls += 1)}`;
      await world.commit({ repository: REPOSITORY, files: changes, by, branch });
      return world.openPull({ repository: REPOSITORY, by, head: branch });
    },
    async comments(issue) {
      const rows = await world.all(`/repos/${REPOSITORY}/issues/${issue}/comments`);
      const isOurs = (row: JsonObject): boolean =>
        (row['user'] as { readonly login: string }).login === 'github-actions[bot]';
      return rows.filter(isOurs).map((row) => String(row['body']));
    },
    issues: async () => {
      const rows = await world.all(`/repos/${REPOSITORY}/issues?state=all`);
      return rows.filter((row) => row['pull_request'] === undefined);
    },
    writes: () => ['POST', 'PATCH', 'DELETE'].reduce((sum, method) => sum + upstream.count(method), 0),
    async close() {
      try {
        await github.close();
      } finally {
        await upstream.close();
        await server.close();
      }
    },
  };
  return stage;
}
