import type { Place } from './neutralise.ts';
import { inert } from './neutralise.ts';

/** A stored time as a person reads it: `2026-11-20 10:01 UTC`; anything else as inert text. */
export function moment(at: string, place: Place): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?Z$/.exec(at);
  return match === null ? inert(at, place) : `${match[1]} ${match[2]} UTC`;
}
