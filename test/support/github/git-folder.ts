import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/** A git command that failed, with what it said. */
export class GitFailure extends Error {
  readonly exitCode: number;

  constructor(args: readonly string[], exitCode: number, stderr: string) {
    super(`git ${args.join(' ')}: exit ${exitCode}: ${stderr.trim()}`);
    this.exitCode = exitCode;
  }
}

/** Who makes a commit, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO time. */
  readonly at: string;
}

/** A path to its new content; null deletes it. */
export type FileChanges = { readonly [path: string]: string | null };

/** One bare repository on disk, changed with git's plumbing only, so that no work tree is needed. */
export class GitFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async create(defaultBranch: string): Promise<void> {
    await mkdir(this.path, { recursive: true });
    await this.run(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`]);
    await this.run(['config', 'http.receivepack', 'true']);
    await this.run(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    await this.run(['config', 'core.autocrlf', 'false']);
    // Clients may read `refs/pull/*`, and not push there.
    await this.run(['config', 'receive.hideRefs', 'refs/pull']);
  }

  async run(args: readonly string[], input?: string | Buffer, env: NodeJS.ProcessEnv = {}): Promise<string> {
    return (await this.bytes(args, input, env)).toString('utf8');
  }

  /** Runs git in this repository, with no configuration of this machine. Errors: `GitFailure`. */
  bytes(args: readonly string[], input?: string | Buffer, env: NodeJS.ProcessEnv = {}): Promise<Buffer> {
    const settings = {
      PATH: process.env['PATH'],
      HOME: this.path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      ...env,
    };
    return new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        args,
        { cwd: this.path, env: settings, encoding: 'buffer', maxBuffer: 1 << 28 },
        (error, stdout, stderr) => {
          if (error === null) resolve(stdout);
          else
            reject(
              new GitFailure(args, typeof error.code === 'number' ? error.code : -1, stderr.toString('utf8')),
            );
        },
      );
      // Git may end before it has read everything; its exit code then tells, not the broken pipe.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
  }

  /** The commit a ref, branch or abbreviated id names, or null. */
  async commitOf(ref: string): Promise<string | null> {
    if (ref === '' || ref.startsWith('-')) return null;
    return this.line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  }

  async branch(name: string): Promise<string | null> {
    return this.commitOf(`refs/heads/${name}`);
  }

  /** Every branch with its commit, in one call. */
  async branches(): Promise<Map<string, string>> {
    const lines = await this.run(['for-each-ref', '--format=%(objectname) %(refname:strip=2)', 'refs/heads']);
    return new Map(
      lines
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.slice(41), line.slice(0, 40)]),
    );
  }

  /** The first line of what git says, or null where it says no (exit 1 or 128). */
  async line(args: readonly string[]): Promise<string | null> {
    try {
      return (await this.run(args)).split('\n')[0]?.trim() || null;
    } catch (error) {
      if (error instanceof GitFailure) return null;
      throw error;
    }
  }

  /** Writes a commit on top of a branch (or as its first) and moves the branch to it. */
  async commit(about: {
    readonly branch: string;
    readonly changes: FileChanges;
    readonly message: string;
    readonly by: Signature;
    /** Where the branch starts when it does not exist yet. */
    readonly from?: string;
    /** Replaces the branch's last commit: what a force-push does. */
    readonly amend?: boolean;
  }): Promise<string> {
    const tip =
      (await this.branch(about.branch)) ??
      (about.from === undefined ? null : await this.commitOf(about.from));
    const index = { GIT_INDEX_FILE: `${this.path}/standin-index-${process.pid}-${(sequence += 1)}` };
    await this.run(tip === null ? ['read-tree', '--empty'] : ['read-tree', tip], undefined, index);
    const lines: string[] = [];
    for (const [path, content] of Object.entries(about.changes)) {
      if (content === null) lines.push(`0 ${'0'.repeat(40)}\t${path}\0`);
      else {
        const blob = (await this.run(['hash-object', '-w', '--stdin'], content)).trim();
        lines.push(`100644 ${blob}\t${path}\0`);
      }
    }
    await this.run(['update-index', '-z', '--index-info'], lines.join(''), index);
    const tree = (await this.run(['write-tree'], undefined, index)).trim();
    const parent = about.amend === true && tip !== null ? await this.commitOf(`${tip}^`) : tip;
    const commit = await this.commitTree({
      tree,
      parents: parent === null ? [] : [parent],
      message: about.message,
      by: about.by,
    });
    await this.run(['update-ref', `refs/heads/${about.branch}`, commit]);
    return commit;
  }

  async commitTree(about: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly by: Signature;
  }): Promise<string> {
    const { name, email, at } = about.by;
    const env = {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: at,
    };
    const parents = about.parents.flatMap((parent) => ['-p', parent]);
    return (await this.run(['commit-tree', about.tree, ...parents], about.message, env)).trim();
  }

  /** The tree of a merge without conflicts, or null. */
  async mergeTree(base: string, head: string): Promise<string | null> {
    return this.line(['merge-tree', '--write-tree', base, head]);
  }

  async isAncestor(ancestor: string, of: string): Promise<boolean> {
    try {
      await this.run(['merge-base', '--is-ancestor', ancestor, of]);
      return true;
    } catch (error) {
      if (error instanceof GitFailure && error.exitCode === 1) return false;
      throw error;
    }
  }

  /** The content of a file at a ref, or null. */
  async read(ref: string, path: string): Promise<string | null> {
    try {
      return await this.run(['cat-file', 'blob', `${ref}:${path}`]);
    } catch (error) {
      if (error instanceof GitFailure) return null;
      throw error;
    }
  }
}

let sequence = 0;
