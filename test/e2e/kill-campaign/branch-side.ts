import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHub } from '../../support/github/start.ts';
import { REPOSITORY } from '../../support/stage.ts';
import type { PeopleSide, Stories } from './sides.ts';
import type { StateView } from './state-folder.ts';
import { readStateFolder, viewOf } from './state-folder.ts';
import type { Story } from './story.ts';
import { fileOf, storyIn } from './story.ts';

const STATE_BRANCH = 'sync-kernel/state';

/** The files of the default branch; each edit is a commit. */
export class BranchSide implements PeopleSide {
  readonly name = 'local';
  private readonly github: GitHub;

  constructor(github: GitHub) {
    this.github = github;
  }

  async stories(): Promise<Stories> {
    const list = this.git('ls-tree', '-r', '--name-only', 'main', 'backlog');
    const files = list.split('\n').filter((file) => file.endsWith('.md'));
    return new Map(files.map((file) => [file, storyIn(this.git('cat-file', 'blob', `main:${file}`))]));
  }

  async add(story: Story): Promise<void> {
    await this.commit({ [`backlog/${story.id}.md`]: fileOf(story) });
  }

  async put(file: string, story: Story): Promise<boolean> {
    return this.commit({ [file]: fileOf(story) });
  }

  async remove(file: string): Promise<boolean> {
    return this.commit({ [file]: null });
  }

  /** The commit of the state branch; empty before there is one. */
  stateCommit(): string {
    return this.git('for-each-ref', '--format=%(objectname)', `refs/heads/${STATE_BRANCH}`).trim();
  }

  /** What is stored on the state branch. */
  state(): StateView {
    if (this.stateCommit() === '') return viewOf(new Map());
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'sync-kernel-state-'));
    try {
      const path = this.github.gitPath(REPOSITORY);
      const tar = execFileSync('git', ['-C', path, 'archive', STATE_BRANCH], { maxBuffer: 1 << 28 });
      execFileSync('tar', ['-x', '-C', folder], { input: tar });
      return readStateFolder(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private async commit(files: { readonly [path: string]: string | null }): Promise<boolean> {
    await this.github.world.commit({ repository: REPOSITORY, by: 'ada', files });
    return true;
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.github.gitPath(REPOSITORY), ...args], { encoding: 'utf8' });
  }
}
