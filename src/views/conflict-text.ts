import type { Conflict, MergePart } from '../kernel/conflict.ts';
import { LINK_FIELD, RECORD_FIELD } from '../kernel/conflict.ts';
import type { Json } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import type { Piece } from './inline-diff.ts';
import { charactersOf, inlineDiff } from './inline-diff.ts';
import type { Paint } from './paint.ts';
import { count, oneLine, plain } from './plain.ts';

type ConflictingPart = Extract<MergePart, { kind: 'conflict' }>;
type Version = 'base' | 'local' | 'remote';
type Side = Exclude<Version, 'base'>;

/** Lines of a clean passage that are shown at each of its ends. */
const CONTEXT = 2;
const MAX_LINES = 40;
const NAME_WIDTH = 100;

/**
 * Shows a conflict to the person who is to settle it: what both sides agreed on, and what each made of it.
 *
 * What differs from the base is marked inside the lines: by `paint.mark`, and by carets below the line
 * where there are no colours. Clean passages of a text are shortened; long values are cut with a count.
 */
export function conflictText(conflict: Conflict, paint: Paint): string {
  const name = oneLine(`${conflict.record}:${conflict.field}`, NAME_WIDTH);
  const head = `${paint.warn('! conflict')}  ${paint.strong(name)}  ${SENTENCES[conflict.kind]}`;
  const why = conflict.why === undefined ? [] : [`  ${plain(conflict.why)}`];
  return [head, ...why, ...bodyOf(conflict, paint)].join('\n');
}

const SENTENCES: { readonly [kind in Conflict['kind']]: string } = {
  'edit-edit': 'both sides changed it',
  'edit-delete': 'changed here, deleted upstream',
  'delete-edit': 'deleted here, changed upstream',
  'create-create': 'made on both sides, differently',
  stale: 'it moved between the preview and the write',
  unmapped: 'one side has a value that the other cannot hold',
  'ambiguous-link': 'two records may be one',
};

function bodyOf(conflict: Conflict, paint: Paint): readonly string[] {
  if (conflict.field === LINK_FIELD) return linkLines(conflict, paint);
  const parts = conflict.parts ?? [];
  if (conflict.field !== RECORD_FIELD && parts.length > 1) {
    return parts.some((part) => part.kind === 'conflict' && part.path !== undefined)
      ? parts.flatMap((part) => (part.kind === 'clean' ? [] : placedPart(part, paint)))
      : parts.flatMap((part) =>
          part.kind === 'clean' ? cleanLines(part.value, paint) : threeWay(part, paint),
        );
  }
  return threeWay(conflict, paint);
}

/** Which records may be one: their ids and titles. */
function linkLines({ local, remote }: Conflict, paint: Paint): readonly string[] {
  const lines = (version: Side, value: Json): readonly string[] =>
    (isJsonArray(value) ? value : [value])
      .filter(isJsonObject)
      .map(({ id, title }) => `  ${paint[version](version.padEnd(6))}  ${nameOf(id)}  ${nameOf(title)}`);
  return [...lines('local', local), ...lines('remote', remote)];
}

function nameOf(value: Json | undefined): string {
  return typeof value === 'string' ? oneLine(value, NAME_WIDTH) : '';
}

/** One disagreement inside a list or a map, under the path that leads to it. */
function placedPart(part: ConflictingPart, paint: Paint): readonly string[] {
  return [`  ${paint.faint(`at ${oneLine(part.path ?? '', NAME_WIDTH)}`)}`, ...threeWay(part, paint)];
}

/** The first and last lines of what merged by itself. */
function cleanLines(value: Json, paint: Paint): readonly string[] {
  const lines = shown(value).replace(/\n$/, '').split('\n');
  const left = lines.length - 2 * CONTEXT;
  const kept =
    left <= 1
      ? lines
      : [
          ...lines.slice(0, CONTEXT),
          `… ${count(left, 'line')} that merge cleanly …`,
          ...lines.slice(-CONTEXT),
        ];
  return kept.map((line) => `          ${paint.faint(plain(line))}`);
}

/** The three values below each other; each side with what it changed marked. */
function threeWay(values: { readonly [version in Version]: Json }, paint: Paint): readonly string[] {
  const [base, local, remote] = [shown(values.base), shown(values.local), shown(values.remote)];
  const hasBase = values.base !== null;
  const ours = values.local === null ? null : inlineDiff(hasBase ? base : remote, local).after;
  const theirs = values.remote === null ? null : inlineDiff(hasBase ? base : local, remote).after;
  return [
    ...versionLines('base', hasBase ? [{ text: base, differs: false }] : null, paint),
    ...versionLines('local', ours, paint),
    ...versionLines('remote', theirs, paint),
  ];
}

function versionLines(version: Version, pieces: readonly Piece[] | null, paint: Paint): readonly string[] {
  const colour = version === 'base' ? paint.faint : paint[version];
  const label = `  ${colour(version.padEnd(6))}  `;
  if (pieces === null) return [`${label}${paint.faint('nothing')}`];
  const lines = splitLines(pieces);
  const left = lines.length - MAX_LINES;
  const kept = left <= 0 ? lines : lines.slice(0, MAX_LINES);
  const cut = left <= 0 ? [] : [`          ${paint.faint(`… ${count(left, 'more line')} …`)}`];
  const texts = kept.flatMap((line, index) => markedLine(line, index === 0 ? label : ' '.repeat(10), paint));
  return [...texts, ...cut];
}

/** A line with its differences marked; without colours a second line points at them. */
function markedLine(pieces: readonly Piece[], label: string, paint: Paint): readonly string[] {
  const text = pieces.map((piece) => (piece.differs ? paint.mark(plain(piece.text)) : plain(piece.text)));
  const line = `${label}${text.join('')}`;
  if (paint.mark('x') !== 'x' || !pieces.some((piece) => piece.differs)) return [line];
  const under = pieces.map((piece) =>
    (piece.differs ? '^' : ' ').repeat(charactersOf(plain(piece.text)).length),
  );
  return [line, `${' '.repeat(10)}${under.join('').trimEnd()}`];
}

/** Breaks pieces at line ends; a final line end opens no further line. */
function splitLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const { text, differs } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, differs });
    }
  }
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** A value as a person reads it; a record as its fields, one a line. */
function shown(value: Json): string {
  if (typeof value === 'string') return value;
  if (isJsonObject(value)) return Object.entries(value).map(memberLine).join('\n');
  if (isJsonArray(value) && value.some((item) => typeof item === 'object'))
    return value.map(inOneLine).join('\n');
  return inOneLine(value);
}

function memberLine([name, value]: readonly [string, Json]): string {
  return `${name}: ${typeof value === 'string' && !value.includes('\n') ? value : inOneLine(value)}`;
}

function inOneLine(value: Json): string {
  return JSON.stringify(value);
}
