import { equalJson } from '../../../src/kernel/json.ts';
import type { Fields } from '../../../src/kernel/field.ts';
import type { ProviderSchema } from '../../../src/provider.ts';
import type { Repository, WorkTree } from '../../../src/repository.ts';
import type { Records } from './memory-tree.ts';
import { hashOf, MemoryTree } from './memory-tree.ts';

interface Commit {
  readonly records: Records;
  readonly parent: string | null;
}

/** A git repository of artifacts in memory: commits, branches, and merges field by field. */
export class MemoryGit {
  readonly branches = new Map<string, string>();
  private readonly commits = new Map<string, Commit>();
  private readonly trees = new Map<string, MemoryTree>();
  private readonly schema: ProviderSchema['fields'];
  private made = 0;

  constructor(schema: ProviderSchema['fields']) {
    this.schema = schema;
    this.commit('main', new Map());
  }

  /** Makes a commit on a branch and moves the branch to it. */
  commit(branch: string, records: Records, parent = this.branches.get(branch) ?? null): string {
    const entries = [...records].sort(([a], [b]) => (a < b ? -1 : 1));
    const sha = hashOf([++this.made, entries]);
    this.commits.set(sha, { records: new Map(records), parent });
    this.branches.set(branch, sha);
    return sha;
  }

  recordsOf(commit: string): Records {
    return this.commitOf(commit).records;
  }

  tip(branch: string): string {
    const tip = this.branches.get(branch);
    if (tip === undefined) throw new Error(`no branch ${branch}`);
    return tip;
  }

  tree(root: string): MemoryTree {
    const tree = this.trees.get(root);
    if (tree === undefined) throw new Error(`no tree ${root}`);
    return tree;
  }

  /** What merging a commit into another gives; what both changed stays as it is in the one merged into. */
  merged(into: string, head: string): Records {
    const base = this.recordsOf(this.commonOf(into, head));
    const [ours, theirs] = [this.recordsOf(into), this.recordsOf(head)];
    const ids = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
    return new Map(
      [...ids].flatMap((id): [string, Fields][] => {
        const merged = mergedRecord(base.get(id), ours.get(id), theirs.get(id));
        return merged === undefined ? [] : [[id, merged]];
      }),
    );
  }

  repository(): Repository {
    return {
      tipOf: async (branch) => this.branches.get(branch) ?? null,
      readFile: async () => null,
      checkOut: async (commit) => this.open(this.recordsOf(commit), commit),
      checkOutMerge: async ({ into, head }) => this.open(this.merged(into, head), into),
      publish: async (tree, { branch }) => {
        const { records } = this.tree(tree.root);
        if (isSame(records, this.recordsOf(tree.commit))) return null;
        const now = this.branches.get(branch);
        if (
          now !== undefined &&
          this.commitOf(now).parent === tree.commit &&
          isSame(records, this.recordsOf(now))
        )
          return { tip: now, isNew: false };
        return { tip: this.commit(branch, records, tree.commit), isNew: true };
      },
      deleteBranch: async (branch) => void this.branches.delete(branch),
    };
  }

  private open(records: Records, commit: string): WorkTree {
    const root = `tree ${++this.made}`;
    this.trees.set(root, new MemoryTree(records, this.schema));
    return { root, commit };
  }

  private commonOf(one: string, other: string): string {
    const line = new Set(this.lineOf(one));
    const common = this.lineOf(other).find((commit) => line.has(commit));
    if (common === undefined) throw new Error('two commits have no common one');
    return common;
  }

  private lineOf(commit: string): readonly string[] {
    const { parent } = this.commitOf(commit);
    return parent === null ? [commit] : [commit, ...this.lineOf(parent)];
  }

  private commitOf(sha: string): Commit {
    const commit = this.commits.get(sha);
    if (commit === undefined) throw new Error(`no commit ${sha}`);
    return commit;
  }
}

function mergedRecord(base?: Fields, ours?: Fields, theirs?: Fields): Fields | undefined {
  if (same(theirs, base)) return ours;
  if (same(ours, base)) return theirs;
  if (ours === undefined || theirs === undefined || base === undefined) return ours;
  return Object.fromEntries(
    Object.keys(ours).map((name) => [
      name,
      equalJson(ours[name] ?? null, base[name] ?? null) ? (theirs[name] ?? null) : (ours[name] ?? null),
    ]),
  );
}

function same(one: Fields | undefined, other: Fields | undefined): boolean {
  return one === undefined || other === undefined ? one === other : equalJson(one, other);
}

export function isSame(one: Records, other: Records): boolean {
  return one.size === other.size && [...one].every(([id, fields]) => same(fields, other.get(id)));
}
