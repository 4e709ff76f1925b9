import type { Json } from '../kernel/json.ts';
import { isJsonObject } from '../kernel/json.ts';
import type { Operation, Patch } from '../kernel/patch.ts';
import type { Change } from '../kernel/plan.ts';
import { lineDiff } from './line-diff.ts';
import type { Paint } from './paint.ts';
import { count, oneLine, plain } from './plain.ts';

export const WIDTH = 100;

const DIFF_LINES = 4;

const WORDS: { readonly [result: string]: string } = {
  written: 'written',
  found: 'was written already',
  undone: 'taken back',
  unneeded: 'no longer needed',
  stale: 'not written: it moved since the preview',
  failed: 'not written: refused',
  queued: 'waits',
};

/** What became of a change, as a person wants to know it. */
export interface ShownResult {
  readonly result: string;
  readonly message?: string;
}

/** One change: where, what, guarded how, its patch operation by operation, and what became of it. */
export function changeLines(
  change: Change,
  result: ShownResult | undefined,
  paint: Paint,
): readonly string[] {
  const arrow = change.side === 'remote' ? paint.remote('→ upstream') : paint.local('← local   ');
  const guard = change.guard === undefined ? '' : paint.faint(`  guarded by ${change.guard.kind}`);
  const title = change.title === change.record ? '' : `  ${oneLine(change.title, 60)}`;
  return [
    `  ${arrow}  ${change.kind.padEnd(6)}  ${paint.strong(oneLine(change.record, 60))}${title}${guard}${resultWords(result, paint)}`,
    ...patchLines(change.patch, paint).map((line) => `      ${line}`),
    ...(change.decided ?? []).map((one) =>
      paint.faint(`      ${one.field}: ${one.choice}, decided by ${one.by}`),
    ),
    ...(result?.message === undefined ? [] : [`      ${paint.warn(oneLine(result.message, WIDTH * 2))}`]),
  ];
}

function resultWords(result: ShownResult | undefined, paint: Paint): string {
  if (result === undefined) return '';
  const good = ['written', 'found', 'undone'].includes(result.result);
  return `  ${good ? paint.good('✓') : paint.warn('·')} ${WORDS[result.result] ?? result.result}`;
}

/** A patch for reading: long texts as the lines that differ; `--json` has every operation whole. */
function patchLines(patch: Patch, paint: Paint): readonly string[] {
  const lines: string[] = [];
  for (const [i, operation] of patch.entries()) {
    const before = patch[i - 1];
    const after = patch[i + 1];
    if (operation.op === 'test' && isLongPair(operation, after)) continue;
    if (operation.op === 'replace' && isLongPair(before, operation))
      lines.push(...textLines(before, operation, paint));
    else if (operation.op === 'add' && operation.path === '' && isJsonObject(operation.value)) {
      lines.push(...Object.entries(operation.value).flatMap(([name, value]) => createdLine(name, value)));
    } else lines.push(operationLine(operation, paint));
  }
  return lines;
}

type TextPair = { readonly op: 'test' | 'replace'; readonly path: string; readonly value: string };

function isLongPair(test: Operation | undefined, replace: Operation | undefined): test is TextPair {
  return (
    test?.op === 'test' &&
    replace?.op === 'replace' &&
    test.path === replace.path &&
    typeof test.value === 'string' &&
    typeof replace.value === 'string' &&
    (test.value.includes('\n') || replace.value.includes('\n'))
  );
}

function textLines(
  test: TextPair,
  replace: Extract<Operation, { op: 'replace' }>,
  paint: Paint,
): readonly string[] {
  const fresh = typeof replace.value === 'string' ? replace.value : '';
  return [
    `{"op":"replace","path":${JSON.stringify(plain(replace.path))}}  these lines of ${fresh.length} characters:`,
    ...diffLines(test.value, fresh, paint),
  ];
}

/** The lines that differ between two texts, from where they begin to differ. */
export function diffLines(before: string, after: string, paint: Paint): readonly string[] {
  const { lines, left } = lineDiff(before, after, DIFF_LINES);
  const [removed, added] = [
    lines.filter(({ sign }) => sign === '-'),
    lines.filter(({ sign }) => sign === '+'),
  ];
  const pairs = removed.length === added.length ? [...removed, ...added] : [];
  return [
    ...lines.map((line, i) => {
      const other = pairs[(i + removed.length) % Math.max(1, pairs.length)];
      const text = other === undefined ? line.text : fromDifference(line.text, other.text);
      return (line.sign === '+' ? paint.good : paint.bad)(`  ${line.sign} ${oneLine(text, WIDTH)}`);
    }),
    ...(left === 0 ? [] : [paint.faint(`  … and ${count(left, 'more line')}`)]),
  ];
}

/** Cuts what two long lines share at their beginning, so that what differs is on the screen. */
function fromDifference(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  return same < WIDTH / 2 ? text : `…${text.slice(same - 20)}`;
}

function createdLine(name: string, value: Json): readonly string[] {
  if (value === null) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [`${oneLine(name, 40)}: ${oneLine(text, WIDTH)}`];
}

function operationLine(operation: Operation, paint: Paint): string {
  const short = 'value' in operation ? { ...operation, value: shortValue(operation.value) } : operation;
  const line = plain(JSON.stringify(short));
  return operation.op === 'test' ? paint.faint(line) : line;
}

function shortValue(value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= WIDTH ? value : `${text.slice(0, WIDTH)}… (${text.length} characters)`;
}
