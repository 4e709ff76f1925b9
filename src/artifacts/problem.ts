import type { RecordFailure } from '../provider.ts';

/** Why an artifact cannot be read: what is wrong, where in the file, and what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The record's id, when it could still be found out. */
  readonly id?: string;
}

/** Why a value is not written; nothing was changed. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A value that the artifact cannot hold so that it reads back as the same value. */
export function unmapped(message: string): Refusal {
  return { code: 'unmapped', message };
}

/** Names the place of a problem as `file:line:column`, as far as it is known. */
export function placeOf(path: string, problem: Pick<Problem, 'line' | 'column'>): string {
  if (problem.line === undefined) return path;
  return problem.column === undefined
    ? `${path}:${problem.line}`
    : `${path}:${problem.line}:${problem.column}`;
}

/** Turns a problem into the failure that a listing reports. */
export function failureOf(path: string, problem: Problem, id = problem.id): RecordFailure {
  const where = placeOf(path, problem);
  const failure = { where, code: problem.code, message: `${where}: ${problem.message}` };
  return id === undefined ? failure : { id, ...failure };
}

/** Gives line and column, counted from 1, of an offset in a text. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
