import type { GitFolder } from './git-folder.ts';

/** One changed file of a pull request, as git computes it from the merge base. */
export interface ChangedFile {
  readonly sha: string | null;
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly previous_filename?: string;
  readonly patch?: string;
}

const STATUS: { readonly [letter: string]: ChangedFile['status'] } = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** What `base...head` changes: paths in git's order, of which GitHub lists the first 3,000. */
export async function changedFiles(git: GitFolder, base: string, head: string): Promise<ChangedFile[]> {
  const from = (await git.line(['merge-base', base, head])) ?? base;
  const range = ['-M', '--no-ext-diff', '--no-color', from, head];
  const raw = (await git.run(['diff', '--raw', '-z', '--abbrev=40', ...range])).split('\0');
  const counts = (await git.run(['diff', '--numstat', '-z', '--no-renames', ...range.slice(1)])).split('\0');
  const sizes = new Map(
    counts.filter(Boolean).map((line) => {
      const [added, deleted, ...path] = line.split('\t');
      return [path.join('\t'), [Number(added) || 0, Number(deleted) || 0] as const];
    }),
  );
  const patches = (await git.run(['diff', ...range])).split(/^diff --git /m).slice(1);
  const files: ChangedFile[] = [];
  for (let at = 0; at < raw.length - 1;) {
    const [, , , blob = '', letters = ''] = (raw[at] ?? '').split(' ');
    const letter = letters.charAt(0);
    const two = letter === 'R' || letter === 'C';
    const first = raw[at + 1] ?? '';
    const filename = two ? (raw[at + 2] ?? '') : first;
    at += two ? 3 : 2;
    const patch = patches[files.length] ?? '';
    const hunk = patch.indexOf('\n@@');
    const [additions, deletions] = two ? countLines(patch, hunk) : (sizes.get(filename) ?? [0, 0]);
    files.push({
      sha: letter === 'D' ? null : blob,
      filename,
      status: STATUS[letter] ?? 'changed',
      additions,
      deletions,
      changes: additions + deletions,
      ...(two ? { previous_filename: first } : {}),
      ...(hunk === -1 ? {} : { patch: patch.slice(hunk + 1).replace(/\n$/, '') }),
    });
  }
  return files.slice(0, 3000);
}

function countLines(patch: string, hunk: number): readonly [number, number] {
  const lines = hunk === -1 ? [] : patch.slice(hunk).split('\n');
  const starting = (mark: string): number => lines.filter((line) => line.startsWith(mark)).length;
  return [starting('+'), starting('-')];
}
