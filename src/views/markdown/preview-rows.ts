import { LINK_FIELD, RECORD_FIELD } from '../../kernel/conflict.ts';
import type { Conflict } from '../../kernel/conflict.ts';
import { choicesOf } from '../../kernel/choice.ts';
import type { Change, GuardKind } from '../../kernel/plan.ts';
import { count } from '../plain.ts';
import { fieldNames } from './change-section.ts';
import { linked, linkedQuietly } from './links.ts';
import { moment } from './moment.ts';
import { code, inert } from './neutralise.ts';
import type { PreviewInput } from './preview-input.ts';

const KINDS: { readonly [kind in Change['kind']]: string } = {
  create: '**new**',
  update: 'update',
  delete: '**delete**',
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

/** The table of changes: what a reviewer reads first. One entry per row, the head first. */
export function changeRows(input: PreviewInput, changes: readonly Change[]): readonly string[] {
  const isReport = changes.some(({ id }) => input.results?.[id] !== undefined);
  return [
    `| Change | Record | Fields | ${isReport ? 'Result' : 'Guard'} |`,
    '|:--|:--|:--|:--|',
    ...changes.map((change) => changeRow(input, change)),
  ];
}

function changeRow(input: PreviewInput, change: Change): string {
  const { upstream = {}, results = {} } = input;
  const result = results[change.id];
  const url = result?.url ?? upstream[change.record];
  const title = linkedQuietly(inert(change.title, 'cell'), url);
  const fields = fieldNames(change).map((field) => inert(field, 'cell'));
  const decided = (change.decided ?? []).map(
    ({ field, by, choice }) =>
      `<br>${field === RECORD_FIELD ? 'record' : inert(field, 'cell')}: ${inert(choice, 'cell')} (${by === 'resolution' ? 'decided' : by})`,
  );
  const last = result === undefined ? guardWord(input, change) : resultWord(result);
  return `| ${KINDS[change.kind]} | ${title}<br>${code(change.record, 'cell')} | ${fields.join(', ')}${decided.join('')} | ${last} |`;
}

function guardWord({ guards, surface }: PreviewInput, change: Change): string {
  if (change.side === 'local' && surface === 'sync-pr') return 'by the merge';
  if (change.kind === 'create') return 'made at most once';
  return GUARDS[change.guard?.kind ?? guards[change.side]].word;
}

function resultWord(result: NonNullable<PreviewInput['results']>[string]): string {
  const at = result.at === undefined ? '' : ` ${moment(result.at, 'cell')}`;
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

/** The records in conflict, a row each, with the way to their issue. */
export function conflictRows(input: PreviewInput): readonly string[] {
  const records = new Map<string, Conflict[]>();
  for (const conflict of input.session.plan.conflicts)
    records.set(conflict.record, [...(records.get(conflict.record) ?? []), conflict]);
  return [
    '| Record | Fields | What happened | Next |',
    '|:--|:--|:--|:--|',
    ...[...records].map(([record, conflicts]) => conflictRow(input, record, conflicts)),
  ];
}

function conflictRow(
  { session, conflictIssues = {} }: PreviewInput,
  record: string,
  conflicts: readonly Conflict[],
): string {
  const decided = conflicts.flatMap(({ id }) =>
    session.resolutions.filter(({ conflict }) => conflict === id),
  );
  const open = conflicts.find(({ id }) => !decided.some(({ conflict }) => conflict === id));
  const url = Object.hasOwn(conflictIssues, record) ? conflictIssues[record] : undefined;
  const people = [...new Set(decided.map(({ by }) => by))].map((by) => code(by, 'cell')).join(', ');
  const next = open === undefined ? `decided by ${people}` : nextStep(open, url);
  const fields = conflicts.map((conflict) => fieldWord(conflict, 'cell')).join(', ');
  const what = [...new Set(conflicts.map(conflictWord))].join('; ');
  return `| ${code(record, 'cell')} | ${fields} | ${what} | ${next} |`;
}

/** The way to the issue; before there is one, the command, unless it would name a person (`@record`). */
function nextStep(conflict: Conflict, url: string | undefined): string {
  if (url !== undefined) return linked('settle it in its issue', url);
  if (conflict.field.startsWith('@')) return 'its issue will ask';
  const [choice = 'local'] = choicesOf(conflict);
  return code(`/sync resolve ${conflict.record}:${conflict.field}=${choice}`, 'cell');
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
