import type { Side } from './field.ts';
import type { Hash } from './ids.ts';
import type { Json, JsonObject } from './json.ts';
import { canonicalJson, isJsonObject, jsonProblem } from './json.ts';
import { entryProblem } from './journal-shape.ts';
import type { Patch } from './patch.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/**
 * One line of a session's journal: an intent before an effect, its outcome after.
 *
 * Laws: `seq` starts at 1 and grows by one; order is by `seq`, never by time. An intent without a later
 * outcome of the same change is unfinished: its effect may or may not have happened.
 */
export type JournalEntry = Intent | Outcome;

export interface Intent {
  readonly kind: 'intent';
  readonly seq: number;
  /** The id of the change in the session's plan. */
  readonly change: string;
  readonly record: string;
  readonly side: Side;
  readonly action: 'create' | 'update' | 'delete';
  /** The idempotency key of a create, sent again unchanged until there is an outcome. */
  readonly key?: string;
  /** Everything a create sends, so that it can be sent again exactly. */
  readonly fields?: { readonly [name: string]: Json };
  readonly target?: string;
  /** What takes the write back, and the base of the touched fields before it. */
  readonly undo?: UndoNote;
  /** Of an update: the other side's values that it was made from, where what is sent does not tell them. */
  readonly source?: { readonly [field: string]: Json };
  readonly at: string;
}

/** Kept with an intent so that a later undo needs nothing but the journal and the live record. */
export type UndoNote = {
  readonly patch?: Patch;
  /** Without the fields that had no base. */
  readonly base: { readonly [field: string]: Json };
};

export interface Outcome {
  readonly kind: 'outcome';
  readonly seq: number;
  readonly change: string;
  readonly record: string;
  readonly side: Side;
  readonly result: OutcomeResult;
  /** The record's id on that side afterwards; a create's link is saved by this line. */
  readonly target?: string;
  /** The version the write left behind; a record that still has it was not touched since. */
  readonly version?: string;
  /** The fields that the record held otherwise right after the write than they were sent; absent: not known. */
  readonly altered?: readonly string[];
  readonly code?: string;
  readonly message?: string;
  /** What the write replaced although somebody had just written it (I15): kept here first, word for word. */
  readonly overwritten?: readonly Finding[];
  readonly at: string;
}

/** A value found in the upstream's history, by its own field name. */
export type Finding = {
  readonly field: string;
  readonly value: Json;
  readonly by: string;
  readonly at: string;
};

/**
 * How a change ended. `written`: done now. `found`: an earlier attempt had done it. `unneeded`: both
 * sides agreed meanwhile. `stale`: the record moved, nothing was written. `failed`: refused upstream.
 */
export type OutcomeResult = 'written' | 'found' | 'unneeded' | 'stale' | 'failed';

const FORMAT = 1;
const SUM_LENGTH = 12;

/** What a journal file holds. `torn`: its last line was cut by a crash and is not among the entries. */
export interface DecodedJournal {
  readonly entries: readonly JournalEntry[];
  readonly torn: boolean;
}

/** Where a journal cannot be believed; `line` counts from 1. */
export interface JournalProblem {
  readonly line: number;
  readonly message: string;
}

/** How far one change has come. Without `outcome` its intent is unfinished. */
export interface ChangeProgress {
  readonly change: string;
  readonly intent?: Intent;
  readonly outcome?: Outcome;
}

/**
 * Writes an entry as one line of canonical JSON, with its line feed.
 *
 * Shape: `{"at":"…","change":"back-12#remote","format":1,"kind":"outcome",…,"sum":"3f9a1c2e7b04"}`;
 * `sum` is the first 12 hex characters of the hash over the line without `sum`.
 * Laws: `decodeJournal` of the joined lines gives the entries back.
 */
export function encodeEntry(entry: JournalEntry, hash: Hash): string {
  const line: JsonObject = { ...entry, format: FORMAT };
  return `${canonicalJson({ ...line, sum: sumOf(line, hash) })}\n`;
}

/**
 * Reads a journal file.
 *
 * A last line that is no JSON at all is what a crash leaves of an append: it is ignored and reported as
 * `torn`. Every other line must be there, unaltered and in sequence, else nothing of it is believed.
 */
export function decodeJournal(text: string, hash: Hash): Result<DecodedJournal, JournalProblem> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const entries: JournalEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line);
    if (parsed === undefined && index === lines.length - 1) return ok({ entries, torn: true });
    const problem = lineProblem(parsed, line, hash) ?? sequenceProblem(parsed, entries);
    if (problem !== null) return fail({ line: index + 1, message: problem });
    entries.push(withoutFrame(parsed as JsonObject) as unknown as JournalEntry);
  }
  return ok({ entries, torn: false });
}

/** Gives the number that the next entry must bear. */
export function nextSeq(entries: readonly JournalEntry[]): number {
  return (entries.at(-1)?.seq ?? 0) + 1;
}

/**
 * Tells for each change its last intent and how that ended, in the order the changes first appear.
 *
 * An outcome counts for the intent before it only: a later intent, a retry, starts afresh.
 */
export function foldJournal(entries: readonly JournalEntry[]): ReadonlyMap<string, ChangeProgress> {
  const progress = new Map<string, ChangeProgress>();
  for (const entry of entries) {
    const { change } = entry;
    const before = progress.get(change);
    if (entry.kind === 'intent') progress.set(change, { change, intent: entry });
    else progress.set(change, { ...before, change, outcome: entry });
  }
  return progress;
}

/** Lists the intents without an outcome, in order: what a restart must finish first. */
export function unfinished(entries: readonly JournalEntry[]): readonly Intent[] {
  return [...foldJournal(entries).values()].flatMap(({ intent, outcome }) =>
    intent !== undefined && outcome === undefined ? [intent] : [],
  );
}

function sumOf(line: JsonObject, hash: Hash): string {
  return hash(canonicalJson(line)).slice(0, SUM_LENGTH);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function withoutFrame({ sum: _sum, format: _format, ...entry }: JsonObject): JsonObject {
  return entry;
}

function lineProblem(parsed: unknown, line: string, hash: Hash): string | null {
  if (parsed === undefined) return 'is torn: it is not JSON, and lines follow it';
  if (!isJsonObject(parsed)) return 'is not a JSON object';
  if (typeof parsed.format === 'number' && parsed.format > FORMAT)
    return `has format ${parsed.format}, written by a newer sync-kernel; this one reads up to ${FORMAT}: update it`;
  const bad = jsonProblem(parsed);
  if (bad !== null) return `holds ${bad}`;
  const { sum, ...rest } = parsed;
  if (sum !== sumOf(rest, hash) || canonicalJson(parsed) !== line.replace(/\r$/, ''))
    return 'was altered: its checksum does not fit';
  return rest.format === FORMAT
    ? entryProblem(withoutFrame(parsed))
    : 'has no "format" that this sync-kernel knows';
}

function sequenceProblem(parsed: unknown, before: readonly JournalEntry[]): string | null {
  const expected = nextSeq(before);
  const found = isJsonObject(parsed) ? (parsed.seq ?? null) : null;
  return found === expected ? null : `has seq ${JSON.stringify(found)} where ${expected} must follow`;
}
