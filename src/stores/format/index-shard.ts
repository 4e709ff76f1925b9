import { isSafeId } from '../../kernel/ids.ts';
import { compareText } from '../../kernel/json.ts';
import type { IndexRow } from '../../store.ts';
import { StoreFault } from '../../store.ts';
import { corrupt } from './decode.ts';

const COLUMNS = ['record', 'local', 'remote', 'remoteVersion', 'localVersion', 'base'] as const;
const HEADER = JSON.stringify({ format: 1, columns: COLUMNS });

/**
 * Writes one shard of an index: a header line, then one JSON array a record, ordered by record id.
 *
 * Shape: `["back-12","backlog/back-12","42","\"7f…\"","9ae0…","c3b1…"]`; null is an absent member.
 */
export function encodeShard(rows: readonly IndexRow[]): string {
  const ordered = [...rows].sort((a, b) => compareText(a.record, b.record));
  const lines = ordered.map((row) => JSON.stringify(COLUMNS.map((column) => row[column] ?? null)));
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/**
 * Reads one shard of an index.
 *
 * Written by hand and parsed in one piece: 100,000 rows a run must not cost more than reading them.
 * Errors: `state-corrupt` with file and line, `state-newer-format`.
 */
export function decodeShard(source: { readonly file: string; readonly text: string }): readonly IndexRow[] {
  const { file, text } = source;
  const end = text.indexOf('\n');
  checkHeader(file, text.slice(0, end === -1 ? text.length : end));
  const body = text.slice(end + 1).trimEnd();
  if (end === -1 || body === '') return [];
  const parsed = parseRows(body) ?? body.split('\n').map((line, i) => parseRow(file, i + 2, line));
  const rows: IndexRow[] = [];
  let before = '';
  for (let i = 0; i < parsed.length; i++) {
    const row = rowOf(parsed[i]);
    if (row === null) throw corrupt(file, i + 2, 'this is not a row of six columns');
    if (row.record <= before)
      throw corrupt(file, i + 2, `the record ${row.record} is out of order or doubled`);
    before = row.record;
    rows.push(row);
  }
  return rows;
}

function checkHeader(file: string, line: string): void {
  if (line.trimEnd() === HEADER) return;
  const format = /^\{"format":(\d+)[,}]/.exec(line)?.[1];
  if (format === undefined || Number(format) <= 1)
    throw corrupt(file, 1, 'the header of the index is damaged');
  throw new StoreFault({
    code: 'state-newer-format',
    message: `${file} has format ${format}, this sync-kernel reads up to 1: it is too old. Nothing was written. Update sync-kernel.`,
  });
}

/** Gives null when the lines are not one row each; then each is parsed alone to find the bad one. */
function parseRows(body: string): readonly unknown[] | null {
  try {
    const rows = JSON.parse(`[${body.replaceAll('\n', ',')}]`) as unknown[];
    return rows.length === lineCount(body) ? rows : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function lineCount(body: string): number {
  let count = 1;
  for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) count++;
  return count;
}

function parseRow(file: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw corrupt(file, line, `this is not a row: ${cause instanceof Error ? cause.message : 'not JSON'}`);
  }
}

/** A row as an object, or null; the usual row, with all six cells, takes the shortest way. */
function rowOf(value: unknown): IndexRow | null {
  if (!Array.isArray(value) || value.length !== COLUMNS.length) return null;
  const cells = value as readonly unknown[];
  for (let i = 0; i < cells.length; i++) if (cells[i] !== null && typeof cells[i] !== 'string') return null;
  const record = cells[0];
  if (typeof record !== 'string' || !isSafeId(record)) return null;
  const [local, remote, remoteVersion] = [cells[1], cells[2], cells[3]] as (string | null)[];
  const [localVersion, base] = [cells[4], cells[5]] as (string | null)[];
  if (local && remote && remoteVersion && localVersion && base)
    return { record, local, remote, remoteVersion, localVersion, base };
  return {
    record,
    ...(typeof local === 'string' && { local }),
    ...(typeof remote === 'string' && { remote }),
    ...(typeof remoteVersion === 'string' && { remoteVersion }),
    ...(typeof localVersion === 'string' && { localVersion }),
    ...(typeof base === 'string' && { base }),
  };
}
