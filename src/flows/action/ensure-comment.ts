import type { Comment, Host } from '../../host.ts';
import { isSamePerson } from '../../host.ts';
import { parsePreviewComment } from '../../views/markdown/preview-comment.ts';

/** Our preview comments of one sync on an issue or pull request, oldest first. */
export async function previewComments(
  host: Host,
  about: { readonly issue: number; readonly sync: string },
): Promise<readonly Comment[]> {
  const self = await host.self();
  const comments = await host.listComments(about.issue);
  return comments
    .filter((comment) => isSamePerson(comment.author, self) && isOurs(comment, about.sync))
    .sort((a, b) => a.id - b.id);
}

/**
 * Makes or updates the one preview comment of a sync; found by its author and marker, over all pages.
 *
 * An older run never writes over a newer one's comment; what two runs made at once is one again after.
 */
export async function ensureComment(
  host: Host,
  about: {
    readonly issue: number;
    readonly sync: string;
    readonly generation: number;
    readonly body: string;
  },
): Promise<Comment> {
  const [first, ...doubles] = await previewComments(host, about);
  if (first === undefined) {
    const made = await host.createComment(about.issue, about.body);
    const [oldest = made, ...others] = await previewComments(host, about);
    for (const other of others) await host.deleteComment(other.id);
    return oldest.id === made.id ? made : update(host, oldest, about);
  }
  for (const double of doubles) await host.deleteComment(double.id);
  return update(host, first, about);
}

async function update(
  host: Host,
  comment: Comment,
  about: { readonly generation: number; readonly body: string },
): Promise<Comment> {
  const shown = parsePreviewComment(comment.body);
  if (shown !== null && shown.generation > about.generation) return comment;
  if (isSameText(comment.body, about.body)) return comment;
  return host.updateComment(comment.id, about.body);
}

/** Hosts keep a body's line ends and its last one as they like. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return plain(one) === plain(other);
}

function isOurs(comment: Comment, sync: string): boolean {
  const marker = parsePreviewComment(comment.body);
  return marker?.kind === 'preview' && marker.sync === sync;
}
