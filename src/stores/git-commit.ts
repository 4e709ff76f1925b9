import { assert } from '../kernel/result.ts';
import { StoreFault } from '../store.ts';
import type { Git } from '../git/run-git.ts';
import type { Writes } from './pending.ts';

export interface CommitRequest {
  /** The commit before; null makes the first of a branch. */
  readonly parent: string | null;
  /** Files with their new text; null removes one. */
  readonly writes: Writes;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601. */
  readonly at: string;
}

/** A push packs few files anew, against their old versions; to squeeze them before is wasted. */
const SMALL = 500;
const NEXT = 'refs/sync/next';

/**
 * Makes a commit without a work tree, in one process however many files; gives its id.
 *
 * Errors: `state-unwritable` when git could not, such as on a full disk.
 */
export async function writeCommit(git: Git, request: CommitRequest): Promise<string> {
  // What it would find as deltas here, between files that stand side by side, a push would keep: far too large.
  const args = ['fast-import', '--quiet', '--force', '--done', '--depth=0'];
  const isSmall = request.parent !== null && request.writes.size < SMALL;
  const config = isSmall ? { 'pack.compression': '1' } : {};
  const answer = await git.run(args, { input: streamOf(request), config });
  const commit = answer.stdout.toString('latin1').trim();
  if (answer.code === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw new StoreFault({
    code: 'state-unwritable',
    message: `git could not make the commit of the state: ${answer.stderr.trim().split('\n')[0] ?? ''}. Check the free space of this machine, then run again.`,
  });
}

function streamOf({ parent, writes, message, author, at }: CommitRequest): Buffer {
  const time = Math.floor(Date.parse(at) / 1000);
  const person = `${plain(author.name)} <${plain(author.email)}> ${Number.isFinite(time) ? time : 0} +0000`;
  const parts = [
    `commit ${NEXT}\nmark :1\nauthor ${person}\ncommitter ${person}\n${data(message)}`,
    parent === null ? '' : `from ${parent}\n`,
  ];
  for (const [file, text] of writes) {
    assert(/^[A-Za-z0-9._~/-]+$/.test(file), `${JSON.stringify(file)} is no file of the state`);
    parts.push(text === null ? `D ${file}\n` : `M 100644 inline ${file}\n${data(text)}`);
  }
  parts.push('\nget-mark :1\ndone\n');
  return Buffer.from(parts.join(''), 'utf8');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text, 'utf8')}\n${text}\n`;
}

/** What would end a name in a commit. */
function plain(text: string): string {
  return text.replaceAll(/[<>\n\r\0]/g, '').trim();
}
