import type { Json } from '../../kernel/json.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { visibleJson } from './visible.ts';

export type MarkerKind = 'preview' | 'conflict' | 'rollup' | 'sync-pr' | 'sync-issue';

const KINDS: readonly MarkerKind[] = ['preview', 'conflict', 'rollup', 'sync-pr', 'sync-issue'];

/** What a body says of itself to the next run; never believed where the session says otherwise. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly sync: string;
  /** Grows with every update: an older run never writes over a newer one. */
  readonly generation: number;
  readonly session?: string;
  /** The whole digest, 64 hex characters. */
  readonly digest?: string;
  /** The record of a conflict issue. */
  readonly record?: string;
}

const START = '<!-- sync-kernel:v1 ';
const END = ' -->';

/** A first line that is longer is not ours. */
const MAX_LENGTH = 4096;

/**
 * Writes the hidden first line of every body.
 *
 * Shape: `<!-- sync-kernel:v1 {"kind":"preview","sync":"backlog","generation":3} -->`.
 * Laws: `parseMarker` of a body that begins with it gives it back; nothing in it ends the comment.
 */
export function renderMarker({ kind, sync, generation, ...rest }: Marker): string {
  const { session, digest, record } = rest;
  const json = JSON.stringify({ kind, sync, generation, session, digest, record });
  const safe = visibleJson(json).replaceAll(/--|[<>&]/g, (found) => escaped(found));
  return `${START}${safe}${END}`;
}

function escaped(characters: string): string {
  return characters.replaceAll(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reads the marker of a body, or gives null when its first line is not one of ours. */
export function parseMarker(body: string): Marker | null {
  const end = body.indexOf('\n');
  const line = (end < 0 ? body : body.slice(0, end)).replace(/\r$/, '');
  if (line.length > MAX_LENGTH || !line.startsWith(START) || !line.endsWith(END)) return null;
  const value = parsed(line.slice(START.length, -END.length));
  if (!isJsonObject(value)) return null;
  const { kind: named, sync, generation, session, digest, record, ...others } = value;
  const kind = KINDS.find((one) => one === named);
  if (kind === undefined || !isName(sync) || !isGeneration(generation)) return null;
  if (Object.keys(others).length > 0) return null;
  if (![session, digest, record].every((one) => one === undefined || isName(one))) return null;
  return {
    kind,
    sync,
    generation,
    ...(isName(session) ? { session } : {}),
    ...(isName(digest) ? { digest } : {}),
    ...(isName(record) ? { record } : {}),
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isGeneration(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
