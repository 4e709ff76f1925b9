import * as fs from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { jsonProblem } from '../kernel/json.ts';
import type { JsonObject } from '../kernel/json.ts';
import { fieldsProblem, totalFields, trackerSchema } from './schema.ts';
import type { KeptAnswer, LiveRow, Row, Step, TrackerState } from './store.ts';

/** A tracker that cannot start, or a data file it cannot use; the message says what to do. */
export class TrackerFault extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TrackerFault';
    this.code = code;
  }
}

const sequence = z.int().min(0);
const fields = z.custom<JsonObject>((value) => typeof value === 'object' && !Array.isArray(value));
const row = z.strictObject({
  id: z.string().regex(/^R-[1-9]\d{0,14}$/),
  sequence,
  updatedAt: z.iso.datetime(),
  fields,
});
const liveRow = row.refine((value) => value.fields !== null);

/** Shape: `{"format":1,"lineage":"…","schema":{…},"sequence":2,"created":1,"rows":[…],"answers":[…]}`. */
const dataFile = z.strictObject({
  format: z.literal(1),
  lineage: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  schema: trackerSchema,
  sequence,
  created: sequence,
  rows: z.array(row),
  answers: z.array(z.strictObject({ key: z.string(), request: z.string(), row: liveRow })),
});

/**
 * Reads a data file; null when there is none yet.
 *
 * Errors: `TrackerFault` `data-unreadable`, `data-broken` (not a data file, or edited so that its
 * records do not fit its schema), `data-newer`.
 */
export function readDataFile(path: string): TrackerState | null {
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw broken(path, error.message, error);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new TrackerFault('data-unreadable', `The data file ${path} cannot be read.`, error);
  }
  const problem = jsonProblem(value);
  if (problem !== null) throw broken(path, `it holds ${problem}`);
  const format = (value as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > 1) {
    throw new TrackerFault('data-newer', `The data file ${path} has format ${format}; this tracker knows 1.`);
  }
  const parsed = dataFile.safeParse(value);
  if (!parsed.success) throw broken(path, z.prettifyError(parsed.error));
  const { lineage, schema, created } = parsed.data;
  const rows = parsed.data.rows.toSorted((a, b) => a.sequence - b.sequence) as readonly Row[];
  for (const { id, fields } of rows) {
    const unfit =
      fields === null ? null : fieldsProblem({ ...schema, fields: writable(schema) }, fields, null);
    if (unfit !== null) throw broken(path, `record ${id}: ${unfit}`);
  }
  const totals = rows.map((each) =>
    each.fields === null ? each : { ...each, fields: totalFields(schema, each.fields) },
  );
  return {
    lineage,
    schema,
    rows: new Map(totals.map((each) => [each.id, each])),
    answers: new Map(parsed.data.answers.map((each) => [each.key, each as KeptAnswer & { row: LiveRow }])),
    sequence: Math.max(parsed.data.sequence, rows.at(-1)?.sequence ?? 0),
    created: Math.max(created, ...rows.map(({ id }) => Number(id.slice(2)))),
  };
}

/**
 * Writes the state as it will be after a step, durably and whole: a crash leaves the old file or the new.
 */
export function writeDataFile(path: string, state: TrackerState, step?: Step): void {
  const rows = [...state.rows.values()].filter(({ id }) => id !== step?.row.id);
  const answers = [...state.answers.values()];
  const text = JSON.stringify({
    format: 1,
    lineage: state.lineage,
    schema: state.schema,
    sequence: step?.row.sequence ?? state.sequence,
    created: state.created + (step === undefined || state.rows.has(step.row.id) ? 0 : 1),
    rows: step === undefined ? rows : [...rows, step.row],
    answers: step?.answer === undefined ? answers : [...answers, step.answer],
  });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeSynced(temporary, text);
    fs.renameSync(temporary, path);
  } catch (error) {
    if (fs.existsSync(temporary)) fs.rmSync(temporary);
    throw error;
  }
  syncFolder(dirname(path));
}

function writeSynced(path: string, text: string): void {
  const file = fs.openSync(path, 'w', 0o600);
  try {
    fs.writeFileSync(file, text);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** Makes a rename durable; Windows cannot open a folder and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** Every field as if writable: a stored read-only value is not a change. */
function writable(schema: TrackerState['schema']): TrackerState['schema']['fields'] {
  return Object.fromEntries(
    Object.entries(schema.fields).map(([name, field]) => [name, { ...field, writable: true }]),
  );
}

function broken(path: string, reason: string, cause?: unknown): TrackerFault {
  const next = 'Restore it from a copy, or name another file.';
  return new TrackerFault('data-broken', `The data file ${path} cannot be used: ${reason}. ${next}`, cause);
}
