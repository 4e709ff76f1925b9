import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { StateCommit, Store } from '../../src/store.ts';
import type { GitBranchStore, GitBranchStoreOptions } from '../../src/stores/git-branch.ts';
import { AT, LINEAGE, sampleBase } from './state-samples.ts';

export const BRANCH = 'refs/heads/sync-kernel/state';

/** A bare repository on disk whose branch holds a state, seen as a person with push rights sees it. */
export class BranchPlace {
  readonly remote: string;
  private readonly root: string;
  private tampered = 0;

  constructor(root: string) {
    this.root = fs.mkdtempSync(join(root, 'place-'));
    this.remote = join(this.root, 'state.git');
    execFileSync('git', ['init', '--bare', '--quiet', this.remote]);
    for (const key of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant'])
      this.git('config', key, 'true');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.remote, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  /** The commit of the branch; empty when there is none. */
  tip(): string {
    return this.git('for-each-ref', '--format=%(objectname)', BRANCH);
  }

  commits(): number {
    return Number(this.git('rev-list', '--count', BRANCH));
  }

  text(file: string): string {
    return `${this.git('show', `${BRANCH}:${file}`)}\n`;
  }

  /** Commits files as no run of ours would; null removes one. */
  tamper(files: { readonly [file: string]: string | null }, mode = '100644'): void {
    const index = join(this.root, `index-${++this.tampered}`);
    const who = { NAME: 'mallory', EMAIL: 'm@example.org' };
    const people = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
    );
    const env = { ...process.env, ...Object.fromEntries(people), GIT_INDEX_FILE: index } as NodeJS.ProcessEnv;
    const run = (args: readonly string[], input = ''): string =>
      execFileSync('git', ['-C', this.remote, ...args], { input, encoding: 'utf8', env }).trim();
    run(['read-tree', BRANCH]);
    for (const [file, text] of Object.entries(files)) {
      const id = text === null ? '0'.repeat(40) : run(['hash-object', '-w', '--stdin'], text);
      run(['update-index', '--index-info'], `${text === null ? '0' : mode} ${id}\t${file}\n`);
    }
    const commit = run(['commit-tree', run(['write-tree']), '-p', BRANCH, '-m', 'tampered']);
    run(['update-ref', BRANCH, commit]);
  }
}

/** Opens stores one run after the other, and closes them together. */
export class BranchRuns {
  /** The time of every run. */
  clock = AT;
  private readonly root: string;
  private readonly openStore: (options: GitBranchStoreOptions) => Promise<GitBranchStore>;
  private readonly opened: GitBranchStore[] = [];
  private count = 0;

  constructor(root: string, openStore: (options: GitBranchStoreOptions) => Promise<GitBranchStore>) {
    this.root = root;
    this.openStore = openStore;
  }

  /** A folder for the next run's repository. */
  newDir(): string {
    return fs.mkdtempSync(join(this.root, 'run-'));
  }

  async open(options: Partial<GitBranchStoreOptions> & { readonly remote: string }): Promise<GitBranchStore> {
    this.count += 1;
    const store = await this.openStore({
      gitDir: this.root,
      run: { id: `run-${this.count}` },
      lineage: () => LINEAGE,
      now: () => this.clock,
      sleep: async () => undefined,
      random: () => 0,
      ...options,
    });
    this.opened.push(store);
    return store;
  }

  async closeAll(): Promise<void> {
    for (const store of this.opened.splice(0)) await store.close();
  }
}

/** A step of one record; `title` tells who wrote it. */
export function stepOf(store: Store, record: string, title = 'Sign in'): StateCommit {
  const base = sampleBase(record, title);
  return {
    sync: 'backlog',
    bases: [{ record, base }],
    rows: [{ record, row: { record, local: `backlog/${record}`, base: store.baseHash(base) } }],
    sessions: [],
    message: `Commit ${record}`,
  };
}

/** The title that a record's base holds; null without a row, else what became of the base. */
export async function titleOf(store: Store, record: string): Promise<unknown> {
  const row = (await store.readIndex('backlog')).find((one) => one.record === record);
  if (row?.base === undefined) return null;
  const answer = await store.readBase({ sync: 'backlog', record, hash: row.base });
  return answer.kind === 'found' ? answer.base.fields['title'] : answer.kind;
}
