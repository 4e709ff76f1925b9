import { shortDigest } from '../../kernel/digest.ts';
import { LINK_FIELD, RECORD_FIELD } from '../../kernel/conflict.ts';
import type { Conflict } from '../../kernel/conflict.ts';
import type { Change, GuardKind } from '../../kernel/plan.ts';
import { count } from '../plain.ts';
import { fieldNames } from './change-section.ts';
import { linked, linkedQuietly, sessionUrl } from './links.ts';
import { code, inert } from './neutralise.ts';
import type { PreviewInput } from './preview-input.ts';

const KINDS: { readonly [kind in Change['kind']]: string } = {
  create: '🟢 new',
  update: '🟡 update',
  delete: '🔴 delete',
};

const RESULTS: { readonly [result: string]: string } = {
  written: '✅ written',
  found: '✅ was written already',
  unneeded: '✅ no longer needed',
  undone: '↩️ taken back',
  stale: '⚠️ not written: it moved',
  failed: '❌ refused',
  queued: '⏳ waits',
};

const GUARDS: { readonly [kind in GuardKind]: { readonly word: string; readonly sentence: string } } = {
  'if-match': {
    word: 'refused if it moved',
    sentence: 'upstream itself refuses the write when the record changed since this preview.',
  },
  'revision-test': {
    word: 'refused if it moved',
    sentence:
      'the write names the revision it was made for, and fails when the record changed since this preview.',
  },
  verified: {
    word: 'detected, restorable',
    sentence:
      'this tracker cannot refuse a write to a record that moved. The record is read before and after the write; an edit in between is found, reported and can be restored.',
  },
};

const COLUMNS = '|:--|:--|:--|:--|';

/** The table of changes: what a reviewer reads first. One entry per row, the head first. */
export function changeRows(input: PreviewInput, changes: readonly Change[]): readonly string[] {
  const isReport = changes.some(({ id }) => input.results?.[id] !== undefined);
  return [
    `| | Record | Fields | ${isReport ? 'Result' : 'If the record moved meanwhile'} |`,
    COLUMNS,
    ...changes.map((change) => changeRow(input, change)),
  ];
}

function changeRow(input: PreviewInput, change: Change): string {
  const { upstream = {}, results = {} } = input;
  const result = results[change.id];
  const url = result?.url ?? upstream[change.record];
  const title = change.title === change.record ? '' : `${linkedQuietly(inert(change.title, 'cell'), url)} `;
  const id = code(change.record, 'cell');
  const record = title === '' ? linkedQuietly(id, url) : `${title}${id}`;
  const fields = fieldNames(change).map((field) => inert(field, 'cell'));
  const decided = (change.decided ?? []).map(
    ({ field, by, choice }) =>
      `<br>${field === RECORD_FIELD ? 'record' : inert(field, 'cell')}: ${inert(choice, 'cell')} (${by})`,
  );
  const last = result === undefined ? guardWord(input, change) : resultWord(result);
  return `| ${KINDS[change.kind]} | ${record} | ${fields.join(', ')}${decided.join('')} | ${last} |`;
}

function guardWord({ guards }: PreviewInput, change: Change): string {
  if (change.kind === 'create') return 'made at most once';
  return GUARDS[change.guard?.kind ?? guards[change.side]].word;
}

function resultWord(result: NonNullable<PreviewInput['results']>[string]): string {
  const at = result.at === undefined ? '' : ` ${inert(result.at, 'cell')}`;
  const message = result.message === undefined ? '' : `<br>${inert(result.message, 'cell')}`;
  return `${RESULTS[result.result] ?? inert(result.result, 'cell')}${at}${message}`;
}

/** What the words of the last column mean, each kind once; no kind, no line. */
export function guardLegend({ session, guards, results = {} }: PreviewInput): string {
  const kinds = new Set<GuardKind>();
  for (const change of session.plan.changes)
    if (change.kind !== 'create' && change.side === 'remote' && results[change.id] === undefined)
      kinds.add(change.guard?.kind ?? guards[change.side]);
  return [...kinds]
    .toSorted()
    .map((kind) => `<sub>**${GUARDS[kind].word}** (\`${kind}\`): ${GUARDS[kind].sentence}</sub>`)
    .join('<br>\n');
}

const WHAT: { readonly [kind in Conflict['kind']]: string } = {
  'edit-edit': 'both sides changed it',
  'edit-delete': 'changed here, deleted upstream',
  'delete-edit': 'deleted here, changed upstream',
  'create-create': 'made on both sides, differently',
  stale: 'it moved between the preview and the write',
  unmapped: 'a value that the other side cannot hold',
  'ambiguous-link': 'two records may be one',
};

export function conflictWord(conflict: Conflict): string {
  return WHAT[conflict.kind];
}

export function fieldWord(conflict: Pick<Conflict, 'field'>, place: 'line' | 'cell'): string {
  if (conflict.field === RECORD_FIELD) return 'the whole record';
  return conflict.field === LINK_FIELD ? 'which record it is' : inert(conflict.field, place);
}

/** The conflicts, a row each, with the way to their issue. */
export function conflictRows(input: PreviewInput): readonly string[] {
  const { session, conflictIssues = {} } = input;
  const row = (conflict: Conflict): string => {
    const url = Object.hasOwn(conflictIssues, conflict.record) ? conflictIssues[conflict.record] : undefined;
    const decision = session.resolutions.find((one) => one.conflict === conflict.id);
    const next =
      decision !== undefined
        ? `decided: ${inert(decision.choice, 'cell')}, by ${code(decision.by, 'cell')}`
        : url === undefined
          ? code(`/sync resolve ${conflict.record}:${conflict.field}=local`, 'cell')
          : linked('settle it in its issue', url);
    return `| ${code(conflict.record, 'cell')} | ${fieldWord(conflict, 'cell')} | ${conflictWord(conflict)} | ${next} |`;
  };
  return ['| Record | Field | What happened | Next |', COLUMNS, ...session.plan.conflicts.map(row)];
}

/** What is left alone and why, a line each: held records, then those that another pull request holds. */
export function heldLines({ session, leased = [], repository }: PreviewInput): readonly string[] {
  return [
    ...session.plan.held.map(
      ({ record, message, where, code: reason }) =>
        `- ${code(where ?? record, 'line')}: ${inert(message, 'line')} (${inert(reason, 'line')})`,
    ),
    ...leased.map(
      ({ record, pullRequest }) =>
        `- ${code(record, 'line')}: written by ${linked(`pull request ${pullRequest}`, `${repository.url}/pull/${pullRequest}`)}, left alone until that is merged or closed`,
    ),
  ];
}

export function noteLines({ session, notes = [], requests }: PreviewInput): readonly string[] {
  const incomplete = session.plan.complete
    ? []
    : ['One side could not be read to its end: nothing was concluded from what was missing.'];
  const cost =
    requests === undefined ? [] : [`Writing takes at most ${count(requests, 'request')} upstream.`];
  const written = [...session.plan.notes, ...notes].map((note) => inert(note, 'line'));
  return [...incomplete, ...written, ...cost].map((line) => `- ${line}`);
}

/** The line to copy, or what stands in its place. */
export function commandPart({ session, approval, surface }: PreviewInput): readonly string[] {
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
  if (state === 'queued') return ['To try at once:', block('/sync retry')];
  if (state !== 'previewed' && state !== 'conflicted') return [];
  const where = surface === 'pull-request' ? 'on this pull request' : 'here';
  return [`**To write this upstream**, comment ${where}:`, block(`/sync apply ${shortDigest(digest)}`)];
}

function block(command: string): string {
  return `\`\`\`\n${command}\n\`\`\``;
}

/** The small print: which session, which plan, which commit, and where all of it is stored. */
export function footer(input: PreviewInput): string {
  const { session, head, repository, stateBranch } = input;
  const stored = linked('stored session', sessionUrl({ repository, stateBranch, session: session.id }));
  const parts = [
    `sync ${code(session.sync, 'line')}`,
    `plan ${code(shortDigest(session.digest), 'line')}`,
    ...(head === undefined ? [] : [`commit ${code(head.slice(0, 12), 'line')}`]),
    `session ${code(session.id, 'line')}`,
    stored,
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
