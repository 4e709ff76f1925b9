import { parseConflictIssue } from '../../../src/views/markdown/conflict-issue.ts';
import { parsePreviewComment } from '../../../src/views/markdown/preview-comment.ts';
import type { MemoryHost } from './memory-host.ts';

/** The digests that people can read, current or not, each with where it stands. */
export function approvable(host: MemoryHost): readonly { readonly issue: number; readonly digest: string }[] {
  const open = [...host.pulls.values(), ...host.issues.values()].filter((one) => one.isOpen);
  return open.flatMap(({ number, body }) => {
    const bodies = [body, ...host.commentsOn(number).map((comment) => comment.body)];
    return bodies.flatMap((text) => {
      const digest = /\/sync apply ([0-9a-f]{12})/.exec(text)?.[1];
      return parsePreviewComment(text) === null || digest === undefined ? [] : [{ issue: number, digest }];
    });
  });
}

/** What is shown twice: there is one comment a pull request, one sync pull request or issue, one issue a conflict. */
export function shownTwice(host: MemoryHost): readonly string[] {
  const issues = [...host.issues.values()].flatMap(({ isOpen, body }) => {
    const { kind = '', record = '' } = parseConflictIssue(body) ?? parsePreviewComment(body) ?? {};
    return isOpen ? [`${kind} ${record}`] : [];
  });
  const pulls = [...host.pulls.values()].flatMap(({ isOpen, head }) =>
    isOpen && head.ref.startsWith('sync-kernel/') ? ['sync-pr'] : [],
  );
  const comments = host.comments.flatMap(({ issue, body }) =>
    parsePreviewComment(body) === null ? [] : [`preview on ${issue}`],
  );
  const places = [...issues, ...pulls, ...comments];
  return places.filter((one, i) => places.indexOf(one) !== i);
}
