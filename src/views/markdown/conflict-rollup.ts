import type { Conflict } from '../../kernel/conflict.ts';
import type { Resolution } from '../../kernel/conflict.ts';
import { count } from '../plain.ts';
import type { IssueText } from './conflict-issue.ts';
import { MAX_BODY_LENGTH } from './limits.ts';
import { linked, sessionUrl } from './links.ts';
import type { Marker } from './marker.ts';
import { parseMarker, renderMarker } from './marker.ts';
import { code, fenced, inert, label } from './neutralise.ts';
import { conflictWord, fieldWord } from './preview-rows.ts';
import { redactAll } from './redact.ts';
import { valueCell, isShort } from './value-cell.ts';

/** Above this many records in conflict there is one issue for all of them. */
export const ROLLUP_ABOVE = 20;

export interface ConflictRollupInput {
  readonly sync: string;
  readonly generation: number;
  readonly session: string;
  readonly digest: string;
  readonly conflicts: readonly Conflict[];
  readonly resolutions: readonly Resolution[];
  /** Titles by record. */
  readonly titles?: { readonly [record: string]: string };
  readonly repository: { readonly url: string };
  readonly stateBranch: string;
  readonly secrets?: readonly string[];
}

/**
 * One issue for very many conflicts: a table of what differs, and how to answer many at once.
 *
 * Limits: as a preview; what has no room is counted and stands in the stored session.
 * Laws: pure; `parseConflictRollup` gives the marker back.
 */
export function renderConflictRollup(input: ConflictRollupInput): IssueText {
  const shown = redactAll(input, input.secrets);
  const { sync, generation, session, digest } = input;
  const marker = renderMarker({ kind: 'rollup', sync, generation, session, digest });
  const rows = shown.conflicts.map((conflict) => row(shown, conflict));
  let body = bodyOf(shown, { marker, rows });
  for (let most = rows.length; body.length > MAX_BODY_LENGTH && most > 0;) {
    most = Math.floor(most * 0.8);
    body = bodyOf(shown, { marker, rows: rows.slice(0, most) });
  }
  return { title: `Sync conflicts in ${label(sync, 40)}: ${records(input)}`, body };
}

function records({ conflicts }: ConflictRollupInput): string {
  return count(new Set(conflicts.map((one) => one.record)).size, 'record');
}

function row({ titles = {}, resolutions }: ConflictRollupInput, conflict: Conflict): string {
  const title = Object.hasOwn(titles, conflict.record)
    ? `${inert(titles[conflict.record] ?? '', 'cell')} `
    : '';
  const cell = (value: Conflict['local']) => (isShort(value) ? valueCell(value) : '*long*');
  const decided = resolutions.find((one) => one.conflict === conflict.id);
  const state =
    decided === undefined
      ? conflictWord(conflict)
      : `✅ ${inert(decided.choice, 'cell')}, ${code(decided.by, 'cell')}`;
  return `| ${title}${code(conflict.record, 'cell')} | ${fieldWord(conflict, 'cell')} | ${cell(conflict.local)} | ${cell(conflict.remote)} | ${state} |`;
}

function bodyOf(
  input: ConflictRollupInput,
  { marker, rows }: { readonly marker: string; readonly rows: readonly string[] },
): string {
  const { conflicts, session, repository, stateBranch } = input;
  const left = conflicts.length - rows.length;
  const stored = linked('stored session', sessionUrl({ repository, stateBranch, session }));
  const example = conflicts
    .slice(0, 2)
    .map(({ record, field }, at) => `${record}:${field}=${at === 0 ? 'local' : 'remote'}`);
  return [
    marker,
    `**${count(conflicts.length, 'conflict')} in ${records(input)}** wait for a decision. They are too many for an issue each; nothing of them is overwritten meanwhile.`,
    ['| Record | Field | In the repository | Upstream | |', '|:--|:--|:--|:--|:--|', ...rows].join('\n'),
    ...(left > 0 ? [`*and ${left} more, all of them in the ${stored}.*`] : []),
    '### How to settle them',
    'Name record, field and choice, as many as you like in one comment:',
    fenced(`/sync resolve ${example.join(' ')}`, ''),
    'Or give one answer to all of them that it fits; the next preview shows what it comes to before anything is written:',
    fenced('/sync resolve --all local', ''),
    `<sub>sync ${code(input.sync, 'line')} · session ${code(session, 'line')} · ${stored}</sub>`,
  ].join('\n\n');
}

/** Gives what a roll-up issue says of itself, or null when the body is none of ours. */
export function parseConflictRollup(body: string): Marker | null {
  const marker = parseMarker(body);
  return marker?.kind === 'rollup' ? marker : null;
}
