import { renderCheckRun } from '../../../src/views/markdown/check-run.ts';
import { renderConflictIssue } from '../../../src/views/markdown/conflict-issue.ts';
import { renderPreviewComment } from '../../../src/views/markdown/preview-comment.ts';
import { EVERYDAY, issueOf, planOf, previewOf, sessionOf } from './samples.ts';

/** A picture to take: its Markdown, the frame around it, its height, and which folded parts are open. */
export interface Shot {
  readonly name: string;
  readonly kind: 'comment' | 'check' | 'issue';
  readonly title: string;
  readonly markdown: string;
  readonly height: number;
  readonly open: readonly number[];
}

/** The pictures of the README, from sessions that the kernel planned. */
export function shots(): readonly Shot[] {
  const plan = planOf(EVERYDAY);
  const preview = previewOf(sessionOf(plan), {
    conflictIssues: { 'back-22': 'https://github.com/octo/app/issues/48' },
    upstream: {
      'back-12': 'https://github.com/octo/tracker/issues/41',
      'back-15': 'https://github.com/octo/tracker/issues/52',
    },
  });
  const check = renderCheckRun(preview);
  const issue = renderConflictIssue(issueOf(plan, { title: 'Sign out everywhere' }));
  return [
    {
      name: 'preview-comment',
      kind: 'comment',
      title: '',
      markdown: renderPreviewComment(preview),
      height: 1540,
      open: [0],
    },
    {
      name: 'check-run',
      kind: 'check',
      title: check.title,
      markdown: `${check.summary}\n\n${check.text}`,
      height: 770,
      open: [],
    },
    {
      name: 'conflict-issue',
      kind: 'issue',
      title: issue.title,
      markdown: issue.body,
      height: 1480,
      open: [],
    },
  ];
}
