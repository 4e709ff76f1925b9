import type { SyncConfig } from '../../../src/config.ts';
import type { ActionRun } from '../../../src/flows/action/action-run.ts';
import type { Inputs } from '../../../src/inputs.ts';
import { runRoute } from '../../../src/action/run-route.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SyncProvider } from '../../../src/provider.ts';
import type { Report } from '../../../src/flows/report.ts';
import type { Route } from '../../../src/route.ts';
import type { Store } from '../../../src/store.ts';
import { MemoryProvider } from '../../support/memory-provider.ts';
import { MemoryPlace } from '../../support/memory-store.ts';
import { hash, TestWorld } from '../../support/world.ts';
import { SCHEMA } from '../people.ts';
import { isSame, MemoryGit } from './memory-git.ts';
import { ANNA, MemoryHost } from './memory-host.ts';
import type { Records } from './memory-tree.ts';

const INPUTS: Inputs = {
  command: 'auto',
  config: '.specfact/sync/config.yml',
  token: '',
  stateBranch: 'sync-kernel/state',
  dryRun: false,
  failOn: 'never',
  report: new Set(['comment', 'check', 'summary']),
};

/** A pull request of a person, with the artifacts of its branch. */
export interface Branch {
  readonly number: number;
  readonly name: string;
  readonly local: MemoryProvider;
}

/**
 * A repository with its host, its state and its upstream, all in memory, on which the real flows of the
 * Action run. `world.local` is the default branch as people see it; what they do there becomes a commit.
 */
export class ActionStage {
  readonly place = new MemoryPlace('lineage');
  readonly world: TestWorld;
  readonly git = new MemoryGit(SCHEMA);
  readonly host: MemoryHost;
  readonly branches: Branch[] = [];
  private made = 0;

  constructor(config: Partial<SyncConfig>) {
    this.world = new TestWorld(config, SCHEMA, this.place);
    this.host = new MemoryHost({
      now: () => this.world.now(),
      headOf: (branch) => this.git.tip(branch),
    });
  }

  /** Commits to the default branch what people did there. */
  push(): void {
    const now = snapshot(this.world.local);
    if (!isSame(now, this.git.recordsOf(this.git.tip('main')))) this.git.commit('main', now);
  }

  /** A person's branch off the default branch, with its pull request. */
  openPull(): Branch {
    const name = `topic-${++this.made}`;
    const main = this.git.tip('main');
    this.git.commit(name, this.git.recordsOf(main), main);
    const local = new MemoryProvider('local', SCHEMA);
    for (const [id, fields] of this.git.recordsOf(main)) local.edit(id, fields);
    local.noticed = (change) => this.world.local.noticed(change);
    const { number } = this.host.openPull({ title: name, body: 'A change.', head: name, author: ANNA });
    const branch = { number, name, local };
    this.branches.push(branch);
    return branch;
  }

  pushTo(branch: Branch): void {
    const now = snapshot(branch.local);
    if (!isSame(now, this.git.recordsOf(this.git.tip(branch.name)))) this.git.commit(branch.name, now);
  }

  /** Merges a pull request into the default branch, or closes it. */
  end(number: number, { merged }: { readonly merged: boolean }): void {
    const pull = this.host.pulls.get(number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    pull.head = { ...pull.head, sha: this.git.tip(pull.head.ref) };
    if (merged) {
      const { local } = this.world;
      const now = this.git.merged(this.git.tip('main'), pull.head.sha);
      for (const id of local.records.keys()) if (!now.has(id)) local.drop(id);
      for (const [id, fields] of now) local.edit(id, fields);
      this.push();
    }
    pull.isOpen = false;
    pull.isMerged = merged;
    const at = this.branches.findIndex((branch) => branch.number === number);
    if (at >= 0) this.branches.splice(at, 1);
  }

  /** What one started runner has: nothing is carried over but what is stored. */
  async action(about: { readonly remote: SyncProvider; readonly store?: Store }): Promise<ActionRun> {
    const base = await this.world.run();
    const store = about.store ?? base.store;
    return {
      host: this.host.open(),
      repository: this.git.repository(),
      store,
      config: { version: 1, syncs: new Map([[this.world.config.id, this.world.config]]) },
      configBlob: 'c0ffee',
      place: {
        url: 'https://host/octo/app',
        defaultBranch: 'main',
        tip: this.git.tip('main'),
        stateBranch: 'sync-kernel/state',
      },
      openRun: async (_sync, { root, offline, isForced: _forced, ...more }) =>
        ok({
          ...base,
          ...more,
          ...(offline === undefined ? {} : { offline }),
          local: this.git.tree(root),
          remote: about.remote,
          cursor: (await more.store.head())?.cursors[base.config.id]?.cursor ?? null,
        }),
      openLocal: async (_run, root) => this.git.tree(root),
      guardsOf: async () => ({ local: 'if-match', remote: about.remote.capabilities.guard }),
      hash,
      now: base.now,
      actor: 'github-actions[bot]',
      secrets: [],
      surfaces: INPUTS.report,
      log: () => undefined,
    };
  }

  async run(action: ActionRun, route: Exclude<Route, { flow: 'ignore' }>): Promise<readonly Report[]> {
    return runRoute(action, route, INPUTS);
  }
}

function snapshot(side: MemoryProvider): Records {
  return new Map([...side.records].map(([id, { fields }]) => [id, fields]));
}
