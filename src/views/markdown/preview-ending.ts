import { shortDigest } from '../../kernel/digest.ts';
import { linked, sessionUrl } from './links.ts';
import { code } from './neutralise.ts';
import type { PreviewInput } from './preview-input.ts';

/** The line to copy, or what stands in its place. */
export function commandPart(input: PreviewInput): readonly string[] {
  const { session, approval, surface } = input;
  const { state, plan, digest } = session;
  const writesUpstream = plan.changes.some((change) => change.side === 'remote');
  if (
    state === 'applied' ||
    (state === 'conflicted' && session.cursor > 0 && session.cursor >= plan.changes.length)
  ) {
    return plan.changes.length === 0
      ? []
      : ['To take back what was written:', block(`/sync undo ${session.id}`)];
  }
  if (approval === 'none' || approval === 'fork' || !writesUpstream) return [];
  if (input.isUnstored === true) return unstored(surface);
  if (state === 'queued') return ['To try at once:', block('/sync retry')];
  if (state !== 'previewed' && state !== 'conflicted') return [];
  const where = surface === 'pull-request' ? 'on this pull request' : 'here';
  return [`**To write this upstream**, comment ${where}:`, block(`/sync apply ${shortDigest(digest)}`)];
}

/** A digest that no state holds would only be refused. */
function unstored(surface: PreviewInput['surface']): readonly string[] {
  const why = 'This preview is not stored, so it cannot be approved.';
  if (surface === 'pull-request')
    return [`${why} For one that can be, comment on this pull request:`, block('/sync preview')];
  return [
    `${why} For one that can be, run the workflow without ${code('dry-run', 'line')} and with a token that may write ${code('contents', 'line')}.`,
  ];
}

function block(command: string): string {
  return `\`\`\`\n${command}\n\`\`\``;
}

/** The small print: which session, which plan, which commit, and where all of it is stored. */
export function footer(input: PreviewInput): string {
  const { session, head, repository, stateBranch } = input;
  const url = sessionUrl({ repository, stateBranch, session: session.id });
  const stored = input.isUnstored === true ? 'not stored' : linked('stored session', url);
  const parts = [
    `sync ${code(session.sync, 'line')}`,
    `plan ${code(shortDigest(session.digest), 'line')}`,
    ...(head === undefined ? [] : [`commit ${code(head.slice(0, 12), 'line')}`]),
    `session ${code(session.id, 'line')}`,
    stored,
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
