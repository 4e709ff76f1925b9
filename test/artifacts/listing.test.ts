import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { blobId } from '../../src/artifacts/blob.ts';
import { compileGlob } from '../../src/artifacts/glob.ts';
import type { Listing } from '../../src/artifacts/listing.ts';
import { listArtifacts } from '../../src/artifacts/listing.ts';
import type { Sandbox } from './sandbox.ts';
import { makeSandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
function sandbox(kind: 'git' | 'plain' = 'git'): Sandbox {
  const box = makeSandbox(kind);
  boxes.push(box);
  return box;
}
afterEach(() => boxes.splice(0).forEach((box) => box.remove()));

const list = (box: Sandbox, glob = '**/*.md', root = box.root): Promise<Listing> =>
  listArtifacts(root, compileGlob(glob));
const names = ({ files }: Listing): readonly string[] => files.map((file) => file.path);
const hash = (text: string): string => blobId(Buffer.from(text));

describe('listing artifacts', () => {
  test('in a git work tree: clean, modified, deleted, untracked and ignored files', async () => {
    const box = sandbox();
    for (const name of ['clean.md', 'changed.md', 'deleted.md', 'other.txt']) box.write(name, `${name}\n`);
    box.write('.gitignore', 'ignored.md\n');
    box.git('add', '.');
    box.git('commit', '-qm', 'x');
    box.write('changed.md', 'new\n');
    box.write('untracked/a.md', 'new too\n');
    box.write('ignored.md', 'x');
    fs.unlinkSync(path.join(box.root, 'deleted.md'));
    expect(await list(box)).toEqual({
      files: [
        { path: 'changed.md', version: hash('new\n') },
        { path: 'clean.md', version: hash('clean.md\n') },
        { path: 'untracked/a.md', version: hash('new too\n') },
      ],
      failed: [],
      complete: true,
    });
  });

  test('outside of git the same files have the same versions', async () => {
    const inGit = sandbox();
    const plain = sandbox('plain');
    for (const box of [inGit, plain]) {
      box.write('a/b.md', 'x\n');
      box.write('node_modules/p/readme.md', 'x');
      box.write('c.txt', 'x');
    }
    inGit.write('.gitignore', 'node_modules\n');
    expect(await list(plain)).toEqual(await list(inGit));
  });

  test('E78: names with spaces, quotes, line breaks, other scripts and glob characters', async () => {
    const odd = [
      'a b.md',
      "it's.md",
      '"q".md',
      'new\nline.md',
      'é.md',
      '日本.md',
      '[x].md',
      '*.md',
      '-dash.md',
      'tab\t.md',
      '$(id).md',
      'e\u0301.md',
    ];
    for (const kind of ['git', 'plain'] as const) {
      const box = sandbox(kind);
      for (const name of odd) box.write(`d/${name}`, name);
      if (kind === 'git') box.git('add', '-A');
      box.write('d/untracked \n".md', 'x');
      expect([...names(await list(box, 'd/*.md'))].sort()).toEqual(
        [...odd.map((name) => `d/${name}`), 'd/untracked \n".md'].sort(),
      );
    }
  });

  test('E78, A28: links are failures, never followed, wherever they lead', async () => {
    for (const kind of ['git', 'plain'] as const) {
      const box = sandbox(kind);
      const outside = sandbox('plain');
      outside.write('secret.md', 'secret');
      box.write('d/real.md', 'x');
      fs.symlinkSync(path.join(outside.root, 'secret.md'), path.join(box.root, 'd/link.md'));
      fs.symlinkSync(outside.root, path.join(box.root, 'd/folder'));
      if (kind === 'git') box.git('add', '-A');
      const listing = await list(box, 'd/**/*.md');
      expect(names(listing)).toEqual(['d/real.md']);
      expect(listing.failed).toMatchObject([{ path: 'd/link.md', code: 'symlink', where: 'd/link.md' }]);
    }
  });

  test('E78: a tracked folder replaced by a link holds no files any more', async () => {
    const box = sandbox();
    box.write('d/a.md', 'x');
    box.write('other/a.md', 'y');
    box.git('add', '-A');
    fs.rmSync(path.join(box.root, 'd'), { recursive: true });
    fs.symlinkSync('other', path.join(box.root, 'd'));
    expect(names(await list(box, 'd/*.md'))).toEqual([]);
  });

  test('E67: files that a sparse checkout hides count as present and unchanged', async () => {
    const box = sandbox();
    box.write('in/a.md', 'a');
    box.write('out/b.md', 'b');
    box.git('add', '-A');
    box.git('commit', '-qm', 'x');
    box.git('sparse-checkout', 'set', 'in');
    expect(box.exists('out/b.md')).toBe(false);
    expect((await list(box)).files).toEqual([
      { path: 'in/a.md', version: hash('a') },
      { path: 'out/b.md', version: hash('b') },
    ]);
  });

  test('an unsettled merge is a failure of that file only', async () => {
    const box = sandbox();
    box.write('a.md', 'base\n');
    box.write('b.md', 'b\n');
    box.git('add', '-A');
    box.git('commit', '-qm', 'base');
    box.git('checkout', '-qb', 'side');
    box.write('a.md', 'side\n');
    box.git('commit', '-qam', 'side');
    box.git('checkout', '-q', 'main');
    box.write('a.md', 'main\n');
    box.git('commit', '-qam', 'main');
    expect(() => box.git('merge', 'side')).toThrow();
    const listing = await list(box);
    expect(names(listing)).toEqual(['b.md']);
    expect(listing.failed).toMatchObject([{ path: 'a.md', code: 'unmerged' }]);
  });

  test('a submodule is not ours', async () => {
    const box = sandbox();
    const inner = sandbox();
    inner.write('a.md', 'x');
    inner.git('add', '-A');
    inner.git('commit', '-qm', 'x');
    box.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.root, 'sub.md');
    const listing = await list(box);
    expect(names(listing)).toEqual([]);
    expect(listing.failed).toMatchObject([{ path: 'sub.md', code: 'submodule' }]);
  });

  test('E79: a file past the limit is a failure with its size, the limit and what to do', async () => {
    const box = sandbox();
    box.write('big.md', Buffer.alloc(5 * 1024 * 1024 + 1, 'x'));
    const { failed } = await list(box);
    expect(failed).toMatchObject([{ code: 'too-large' }]);
    expect(failed[0]?.message).toMatch(/big\.md: .*5242881.*5242880.*Split/);
  });

  test("a clean file has git's version even where line endings are converted", async () => {
    const box = sandbox();
    box.write('.gitattributes', '*.md text eol=crlf\n');
    box.write('a.md', 'one\r\ntwo\r\n');
    box.git('add', '-A');
    box.git('commit', '-qm', 'x');
    expect((await list(box)).files).toEqual([{ path: 'a.md', version: hash('one\ntwo\n') }]);
  });

  test("a folder inside of a repository is listed by itself, and a hook's variables change nothing", async () => {
    const box = sandbox();
    box.write('a.md', 'x');
    box.write('sub/b.md', 'y');
    box.write('.gitignore', 'ignored.md');
    box.write('sub/ignored.md', 'y');
    box.git('add', '-A');
    process.env['GIT_DIR'] = '/nowhere';
    process.env['GIT_INDEX_FILE'] = '/nowhere/index';
    try {
      expect(names(await list(box, '**/*.md', path.join(box.root, 'sub')))).toEqual(['b.md']);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_INDEX_FILE'];
    }
  });

  test('globs: a plain path is itself, hidden files only when asked for', async () => {
    const box = sandbox('plain');
    for (const name of ['a.md', '.hidden.md', 'x/b.md', 'x/[1].md', 'x/1.md']) box.write(name, name);
    expect(names(await list(box, './a.md'))).toEqual(['a.md']);
    expect(names(await list(box, '*.md'))).toEqual(['a.md']);
    expect(names(await list(box, '{a,.hidden}.md'))).toEqual(['.hidden.md', 'a.md']);
    expect(names(await list(box, 'x/*.md'))).toEqual(['x/1.md', 'x/[1].md', 'x/b.md']);
    expect(names(await list(box, 'nowhere/**'))).toEqual([]);
  });
});
