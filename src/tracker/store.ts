import { createHash } from 'node:crypto';
import type { Fields } from '../kernel/field.ts';
import { canonicalJson, equalJson, PROTOTYPE_KEYS } from '../kernel/json.ts';
import type { Json } from '../kernel/json.ts';
import { applyPatch } from '../kernel/patch.ts';
import type { OutsidePatch } from '../kernel/patch.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import { fieldsProblem, totalFields } from './schema.ts';
import type { TrackerSchema } from './schema.ts';

/** A record, or, with `fields` null, the tombstone of a deleted one. */
export interface Row {
  readonly id: string;
  /** Grows by one with each write to the tracker; no two rows share one. */
  readonly sequence: number;
  readonly updatedAt: string;
  readonly fields: Fields | null;
}

/** A row that is not a tombstone. */
export interface LiveRow extends Row {
  readonly fields: Fields;
}

/** What was answered to a create, kept so that the same key gets the same answer. */
export interface KeptAnswer {
  readonly key: string;
  /** The hash of the fields that were sent. */
  readonly request: string;
  readonly row: LiveRow;
}

/**
 * Everything a tracker knows.
 *
 * Laws: `rows` is in the order of `sequence`, so a listing is a walk from one sequence to the end.
 */
export interface TrackerState {
  /** Names this life of the tracker; cursors of another are refused. */
  readonly lineage: string;
  readonly schema: TrackerSchema;
  readonly rows: Map<string, Row>;
  readonly answers: Map<string, KeptAnswer>;
  sequence: number;
  /** How many records were ever created; the next id is one more. */
  created: number;
}

/** One change of the state, computed first, then kept in the data file, then made. */
export interface Step {
  readonly row: Row;
  readonly answer?: KeptAnswer;
}

/** What a write came to: the row to show and, unless nothing changed, the step to make. */
export interface Written {
  readonly row: LiveRow;
  readonly step?: Step;
  /** An earlier request with this key had made the record. */
  readonly replayed?: boolean;
}

/** Makes a tracker without records. */
export function emptyState(lineage: string, schema: TrackerSchema): TrackerState {
  return { lineage, schema, rows: new Map(), answers: new Map(), sequence: 0, created: 0 };
}

/** Computes the strong ETag of a row. Laws: it never repeats for another content, in any life. */
export function etagOf(row: LiveRow): string {
  return `"${row.sequence}-${hash(row.fields).slice(0, 16)}"`;
}

/** Finds a record. Errors: `no-record`, `record-deleted`. */
export function findRecord(state: TrackerState, id: string): Result<LiveRow, Problem> {
  const row = state.rows.get(id);
  if (row === undefined) return fail(problem('no-record', `There is no record "${id}".`));
  if (!isLive(row)) return fail(problem('record-deleted', `The record "${id}" was deleted.`));
  return ok(row);
}

/**
 * Plans a create, once per key.
 *
 * Errors: `bad-fields`; `key-reused` when the key was sent before with other fields.
 */
export function planCreate(
  state: TrackerState,
  request: { readonly key: string; readonly fields: Fields; readonly at: string },
): Result<Written, Problem> {
  const sent = hash(request.fields);
  const earlier = state.answers.get(request.key);
  if (earlier !== undefined) {
    if (earlier.request === sent) return ok({ row: earlier.row, replayed: true });
    return fail(problem('key-reused', 'Send a new Idempotency-Key with other fields.'));
  }
  const unfit = fieldsProblem(state.schema, request.fields, null);
  if (unfit !== null) return fail(problem('bad-fields', unfit));
  const fields = totalFields(state.schema, request.fields);
  const id = `R-${state.created + 1}`;
  const row = { id, sequence: state.sequence + 1, updatedAt: request.at, fields };
  return ok({ row, step: { row, answer: { key: request.key, request: sent, row } } });
}

/**
 * Plans the update of a record whose guard has been checked.
 *
 * Errors: `test-failed`, `bad-patch`, `bad-fields`.
 * Laws: a patch that changes no value makes no step, so the ETag stays.
 */
export function planPatch(
  state: TrackerState,
  request: { readonly row: LiveRow; readonly patch: OutsidePatch; readonly at: string },
): Result<Written, Problem> {
  const { row, patch, at } = request;
  if (patch.some((operation) => operation.path === '' || ('from' in operation && operation.from === ''))) {
    return fail(problem('bad-patch', 'An operation must name a field, not the whole record.'));
  }
  const patched = applyPatch(withNamed(row.fields, patch), patch);
  if (!patched.ok) {
    const code = patched.error.code === 'patch-test-failed' ? 'test-failed' : 'bad-patch';
    return fail(problem(code, patched.error.message));
  }
  const fields = totalFields(state.schema, patched.value as Fields);
  const unfit = fieldsProblem(state.schema, fields, row.fields);
  if (unfit !== null) return fail(problem('bad-fields', unfit));
  if (equalJson(fields, row.fields)) return ok({ row });
  const next = { id: row.id, sequence: state.sequence + 1, updatedAt: at, fields };
  return ok({ row: next, step: { row: next } });
}

/** Adds, as null, the fields that a patch names and an open record does not have yet. */
function withNamed(fields: Fields, patch: OutsidePatch): Fields {
  const named = patch.flatMap((operation) => parsePointer(operation.path)?.slice(0, 1) ?? []);
  const absent = named.filter((name) => !Object.hasOwn(fields, name) && !PROTOTYPE_KEYS.has(name));
  return { ...Object.fromEntries(absent.map((name) => [name, null])), ...fields };
}

/** Plans the deletion of a record whose guard has been checked. */
export function planDelete(state: TrackerState, row: LiveRow, at: string): Step {
  return { row: { id: row.id, sequence: state.sequence + 1, updatedAt: at, fields: null } };
}

/** Makes a step: the row moves to the end of the order. */
export function commitStep(state: TrackerState, { row, answer }: Step): void {
  if (!state.rows.has(row.id)) state.created += 1;
  state.rows.delete(row.id);
  state.rows.set(row.id, row);
  state.sequence = row.sequence;
  if (answer !== undefined) state.answers.set(answer.key, answer);
}

/** One page of a listing: rows after a sequence, oldest write first. */
export interface Page {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

/**
 * Lists the rows written after a sequence, tombstones among them.
 *
 * Laws: a record that is written while the pages are read moves to a later page, so it is seen at
 * least once; the sequence of the last page passes nothing unseen.
 */
export function listRows(state: TrackerState, after: number, size: number): Page {
  const rows: Row[] = [];
  for (const row of state.rows.values()) {
    if (row.sequence <= after) continue;
    if (rows.length === size) return { rows, more: true };
    rows.push(row);
  }
  return { rows, more: false };
}

/** Says whether a row is a record and not a tombstone. */
export function isLive(row: Row): row is LiveRow {
  return row.fields !== null;
}

function hash(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
