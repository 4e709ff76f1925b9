import { choicesOf } from '../kernel/choice.ts';
import { CODES } from '../kernel/codes.ts';
import type { Conflict } from '../kernel/conflict.ts';
import { shortDigest } from '../kernel/digest.ts';
import type { Json } from '../kernel/json.ts';
import type { Operation } from '../kernel/patch.ts';
import type { Change, Held, Plan } from '../kernel/plan.ts';
import type { Paint } from './paint.ts';
import { count, oneLine, plain } from './plain.ts';
import type { ResultInput } from './result-json.ts';

const WIDTH = 100;

const WORDS: { readonly [result: string]: string } = {
  written: 'written',
  found: 'was written already',
  unneeded: 'no longer needed',
  stale: 'not written: it moved since the preview',
  failed: 'not written: refused',
  queued: 'waits',
};

/** Tells a person what a run came to: what changes where, what waits for them, and what to do next. */
export function resultText(input: ResultInput, paint: Paint): string {
  const plan = input.plan ?? input.session?.plan ?? null;
  const lines = [headline(input, paint)];
  const results = new Map((input.results ?? []).map((one) => [one.change.id, one]));
  for (const change of input.session?.plan.changes ?? plan?.changes ?? []) {
    lines.push(...changeLines(change, results.get(change.id), paint));
  }
  for (const conflict of plan?.conflicts ?? []) lines.push(...conflictLines(conflict, paint));
  for (const held of plan?.held ?? []) lines.push(...heldLines(held, paint));
  for (const note of input.notes ?? []) lines.push(noteLine(note, paint));
  if (plan?.guarded !== undefined) lines.push(guardLine(plan, paint));
  for (const message of [...(input.messages ?? []), ...(plan?.notes ?? [])])
    lines.push(`  ${plain(message)}`);
  lines.push(...nextLines(input, paint));
  return `${lines.join('\n')}\n`;
}

function headline(input: ResultInput, paint: Paint): string {
  const { session, code } = input;
  const plan = input.plan ?? session?.plan;
  const changes = session?.plan.changes ?? plan?.changes ?? [];
  const parts = [
    ...(changes.length > 0 ? [count(changes.length, 'change')] : []),
    ...((plan?.conflicts.length ?? 0) > 0 ? [count(plan?.conflicts.length ?? 0, 'conflict')] : []),
    ...((plan?.held.length ?? 0) > 0 ? [`${plan?.held.length} held`] : []),
  ];
  const name = input.sync === undefined ? '' : `${paint.strong(input.sync)}: `;
  const about = parts.length === 0 ? '' : ` ${parts.join(', ')}`;
  const ids =
    session == null ? '' : paint.faint(`  session ${session.id}  plan ${shortDigest(session.digest)}`);
  const outcome = CODES[code].outcome;
  const colour =
    outcome === 'done'
      ? paint.good
      : outcome === 'queued' || outcome === 'conflicts'
        ? paint.warn
        : paint.bad;
  return `${name}${colour(CODES[code].title)}${about}${ids}`;
}

function changeLines(
  change: Change,
  result: { readonly result: string; readonly message?: string } | undefined,
  paint: Paint,
): string[] {
  const arrow = change.side === 'remote' ? paint.remote('→ upstream') : paint.local('← local   ');
  const guard = change.guard === undefined ? '' : paint.faint(` (${change.guard.kind})`);
  const state =
    result === undefined
      ? ''
      : `  ${result.result === 'written' || result.result === 'found' ? paint.good('✓') : paint.warn('·')} ${WORDS[result.result] ?? result.result}`;
  const why =
    result?.message === undefined ? [] : [`      ${paint.warn(oneLine(result.message, WIDTH * 2))}`];
  const decided = (change.decided ?? []).map((one) =>
    paint.faint(`      ${one.field}: ${one.choice} wins by ${one.by}`),
  );
  return [
    `  ${arrow}  ${change.kind.padEnd(6)}  ${paint.strong(oneLine(change.record, 60))}  ${oneLine(change.title, 60)}${guard}${state}`,
    ...change.patch.map((operation) => `      ${operationLine(operation, paint)}`),
    ...decided,
    ...why,
  ];
}

/** One operation as JSON; long values are shortened for people, `--json` has them whole. */
function operationLine(operation: Operation, paint: Paint): string {
  const text = JSON.stringify(operation);
  const line =
    text.length <= WIDTH * 1.5
      ? text
      : JSON.stringify({
          ...operation,
          ...('value' in operation ? { value: shortValue(operation.value) } : {}),
        });
  return operation.op === 'test' ? paint.faint(plain(line)) : plain(line);
}

function shortValue(value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= WIDTH ? value : `${text.slice(0, WIDTH)}… (${text.length} characters)`;
}

function conflictLines(conflict: Conflict, paint: Paint): string[] {
  const show = (value: Json): string =>
    value === null
      ? paint.faint('nothing')
      : oneLine(typeof value === 'string' ? value : JSON.stringify(value), WIDTH);
  const name = `${conflict.record}:${conflict.field}`;
  return [
    `  ${paint.warn('! conflict')}  ${conflict.kind}  ${paint.strong(oneLine(name, WIDTH))}${conflict.why === undefined ? '' : `  ${plain(conflict.why)}`}`,
    `      base    ${show(conflict.base)}`,
    `      ${paint.local('local')}   ${show(conflict.local)}`,
    `      ${paint.remote('remote')}  ${show(conflict.remote)}`,
    `      settle with  ${choicesOf(conflict)
      .map((choice) => `${oneLine(name, WIDTH)}=${choice}`)
      .join('  ')}`,
  ];
}

function heldLines(held: Held, paint: Paint): string[] {
  const where = held.where === undefined ? held.record : held.where;
  return [
    `  ${paint.warn('- held')}  ${paint.strong(oneLine(where, WIDTH))}  ${plain(held.message)} ${paint.faint(`[${held.code}]`)}`,
  ];
}

function noteLine(
  note: { readonly record: string; readonly field: string; readonly kind: string },
  paint: Paint,
): string {
  const what =
    note.kind === 'dropped'
      ? 'upstream answered yes but kept its old value'
      : 'upstream stored a value of its own; the local one stays, and counts as the same';
  return `  ${paint.warn('- note')}  ${paint.strong(`${note.record}:${note.field}`)}  ${what}`;
}

function guardLine(plan: Plan, paint: Paint): string {
  const guard = plan.guarded;
  if (guard === undefined) return '';
  const side = guard.side === 'remote' ? 'upstream' : 'locally';
  return `  ${paint.bad('! held')}  ${count(guard.planned, guard.limit === 'deletes' ? 'delete' : 'write')} planned ${side}, at most ${guard.allowed} allowed by limits.${guard.limit}; raise it in the config if this is right`;
}

function nextLines(input: ResultInput, paint: Paint): string[] {
  const { code, session } = input;
  const id = session?.id ?? '';
  switch (code) {
    case 'previewed':
      return [`Next: ${paint.strong(`sync-kernel --apply --session ${id}`)}`];
    case 'conflicts':
      return [
        `Next: ${paint.strong(`sync-kernel resolve --session ${id}`)}, then ${paint.strong(`sync-kernel --apply --session ${id}`)}`,
      ];
    case 'resolved':
      return [`Next: ${paint.strong(`sync-kernel --apply --session ${id}`)}`];
    case 'nothing-to-do':
    case 'applied':
      return [];
    default:
      return [`Next: ${CODES[code].nextStep}`];
  }
}
