import { choicesOf } from '../kernel/choice.ts';
import { CODES } from '../kernel/codes.ts';
import type { Conflict } from '../kernel/conflict.ts';
import { shortDigest } from '../kernel/digest.ts';
import type { Json } from '../kernel/json.ts';
import type { Held, Plan } from '../kernel/plan.ts';
import { changeLines, diffLines, WIDTH } from './change-text.ts';
import { forecastText } from './forecast-text.ts';
import type { Paint } from './paint.ts';
import { count, oneLine, plain } from './plain.ts';
import type { ResultInput } from './result-json.ts';
import { forecastOfResult } from './result-json.ts';

/** Past this a person looks at counts and at `--json`, not at every record. */
const MOST_CHANGES = 40;

/** Tells a person what a run came to: what changes where, what waits for them, and what to do next. */
export function resultText(input: ResultInput, paint: Paint): string {
  const plan = input.plan ?? input.session?.plan ?? null;
  const lines = [headline(input, paint)];
  if (input.code !== 'resolved') lines.push(...changesOf(input, paint));
  for (const conflict of plan?.conflicts ?? []) lines.push(...conflictLines(conflict, input, paint));
  for (const held of plan?.held ?? []) lines.push(heldLine(held, paint));
  for (const note of input.notes ?? []) lines.push(noteLine(note, paint));
  if (plan?.guarded !== undefined) lines.push(guardLine(plan.guarded, paint));
  for (const message of [...(input.messages ?? []), ...(plan?.notes ?? [])])
    lines.push(`  ${plain(message)}`);
  lines.push(...paceLines(input, paint));
  lines.push(...nextLines(input, paint));
  return `${lines.join('\n')}\n`;
}

function headline(input: ResultInput, paint: Paint): string {
  const { session, code } = input;
  const plan = input.plan ?? session?.plan;
  const changes = (session?.plan ?? plan)?.changes.length ?? 0;
  const results = input.results ?? [];
  const number = (...kinds: readonly string[]) => results.filter((one) => kinds.includes(one.result)).length;
  const numbers: readonly (readonly [number, string])[] = [
    [results.length === 0 ? changes : 0, count(changes, 'change')],
    [
      number('written', 'found'),
      `${number('written', 'found')} ${code === 'undone' ? 'taken back' : 'written'}`,
    ],
    [number('stale'), `${number('stale')} not written, moved since the preview`],
    [number('failed'), `${number('failed')} refused`],
    [number('queued'), `${number('queued')} waiting`],
    [plan?.conflicts.length ?? 0, count(plan?.conflicts.length ?? 0, 'conflict')],
    [plan?.held.length ?? 0, count(plan?.held.length ?? 0, 'held record')],
  ];
  const parts = numbers.filter(([many]) => many > 0).map(([, words]) => words);
  const name = input.sync === undefined || input.sync === '' ? '' : `${paint.strong(input.sync)}: `;
  const about = parts.length === 0 ? '' : ` ${parts.join(', ')}.`;
  const ids =
    session === null || session === undefined
      ? ''
      : paint.faint(`  session ${session.id}  plan ${shortDigest(session.digest)}`);
  const { outcome, title } = CODES[code];
  const colour =
    outcome === 'done'
      ? paint.good
      : outcome === 'queued' || outcome === 'conflicts'
        ? paint.warn
        : paint.bad;
  return `${name}${colour(title)}${about}${ids}`;
}

function changesOf(input: ResultInput, paint: Paint): readonly string[] {
  const word = (result: string): string => (input.code === 'undone' ? 'undone' : result);
  const results = new Map(
    (input.results ?? []).map((one) => [one.change.id, { ...one, result: word(one.result) }]),
  );
  const changes = input.session?.plan.changes ?? input.plan?.changes ?? [];
  const left = changes.length - MOST_CHANGES;
  return [
    ...changes.slice(0, MOST_CHANGES).flatMap((change) => changeLines(change, results.get(change.id), paint)),
    ...(left > 0 ? [paint.faint(`  … and ${count(left, 'more change')}; --json shows all of them`)] : []),
  ];
}

function conflictLines(conflict: Conflict, input: ResultInput, paint: Paint): readonly string[] {
  const name = oneLine(`${conflict.record}:${conflict.field}`, WIDTH);
  const decided = input.session?.resolutions.find((one) => one.conflict === conflict.id);
  const why = conflict.why === undefined ? '' : `  ${plain(conflict.why)}`;
  const head = `  ${paint.warn('! conflict')}  ${conflict.kind}  ${paint.strong(name)}${why}`;
  if (decided !== undefined)
    return [head, `      ${paint.good(`decided: ${decided.choice}`)}, by ${plain(decided.by)}`];
  return [
    head,
    ...valueLines(conflict, paint),
    `      settle with  ${choicesOf(conflict)
      .map((choice) => `${name}=${choice}`)
      .join('  ')}`,
  ];
}

/** The three values; of texts, what each side changed of the base, by lines. */
function valueLines({ base, local, remote }: Conflict, paint: Paint): readonly string[] {
  if (
    typeof base !== 'string' ||
    typeof local !== 'string' ||
    typeof remote !== 'string' ||
    !base.includes('\n')
  ) {
    return [
      `      base    ${shown(base, paint)}`,
      `      ${paint.local('local')}   ${shown(local, paint)}`,
      `      ${paint.remote('remote')}  ${shown(remote, paint)}`,
    ];
  }
  return [
    `      ${paint.local('local')} changed the base:`,
    ...diffLines(base, local, paint).map((line) => `      ${line}`),
    `      ${paint.remote('remote')} changed the base:`,
    ...diffLines(base, remote, paint).map((line) => `      ${line}`),
  ];
}

function shown(value: Json, paint: Paint): string {
  if (value === null) return paint.faint('nothing');
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value), WIDTH);
}

function heldLine(held: Held, paint: Paint): string {
  const where = oneLine(held.where ?? held.record, WIDTH);
  return `  ${paint.warn('- held')}  ${paint.strong(where)}  ${plain(held.message)} ${paint.faint(`[${held.code}]`)}`;
}

function noteLine(
  note: { readonly record: string; readonly field: string; readonly kind: string },
  paint: Paint,
): string {
  const what =
    note.kind === 'dropped'
      ? 'upstream answered yes but kept its old value'
      : 'upstream stored a value of its own; the local one stays, and the two count as the same from now on';
  return `  ${paint.warn('- note')}  ${paint.strong(oneLine(`${note.record}:${note.field}`, WIDTH))}  ${what}`;
}

function guardLine(guard: NonNullable<Plan['guarded']>, paint: Paint): string {
  const side = guard.side === 'remote' ? 'upstream' : 'in the repository';
  const planned = count(guard.planned, guard.limit === 'deletes' ? 'delete' : 'write');
  return `  ${paint.bad('! held')}  ${planned} planned ${side}, at most ${guard.allowed} allowed by limits.${guard.limit}`;
}

/** How long it takes until all is written; of a stored session the status tells it itself. */
function paceLines(input: ResultInput, paint: Paint): readonly string[] {
  if (input.code === 'status') return [];
  const isBegun = (input.results ?? []).length > 0;
  const text = forecastText(forecastOfResult(input), { isBegun });
  return text === null ? [] : [`  ${plain(text)} ${paint.strong('sync-kernel status')} shows how far it is.`];
}

function nextLines(input: ResultInput, paint: Paint): readonly string[] {
  const { code, session } = input;
  const apply = paint.strong(`sync-kernel --apply --session ${session?.id ?? ''}`);
  switch (code) {
    case 'previewed':
    case 'resolved':
      return [`Next: ${apply}`];
    case 'conflicts':
      return [`Next: ${paint.strong(`sync-kernel resolve --session ${session?.id ?? ''}`)}, then ${apply}`];
    case 'nothing-to-do':
    case 'applied':
    case 'status':
    case 'demonstrated':
      return [];
    default:
      return [`Next: ${CODES[code].nextStep}`];
  }
}
