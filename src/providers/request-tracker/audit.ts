import { normalForm, sameValue } from '../../kernel/equal.ts';
import { isJsonArray } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { FieldSchema, Overwritten } from '../../provider.ts';
import type { Step } from './history.ts';
import { textOf } from './encoding.ts';

/** One field of a write, with all that is known about it afterwards. */
export interface Audited {
  readonly field: string;
  readonly schema: FieldSchema;
  /** What the plan saw, what was sent, and what the ticket holds now. */
  readonly before: Json;
  readonly sent: Json;
  readonly live: Json;
  /** What the history has on this field since the plan's version, oldest first. */
  readonly steps: readonly Step[];
  /** What Request Tracker said to the write, in the words of the account's language. */
  readonly messages: readonly string[];
}

/**
 * What became of a field.
 *
 * `later`: our value was there, and somebody who saw it has changed it since. `lost`: somebody who did not
 * see our value has written over it. `kept`: anything else; a value that was refused or rewritten too.
 */
export interface Finding {
  readonly field: string;
  readonly end: 'kept' | 'later' | 'lost';
  /** What others wrote unseen and our write replaced. */
  readonly overwritten: readonly Overwritten[];
  /** Who wrote over ours, when `lost`. */
  readonly by?: Step;
}

/**
 * Finds out from the history whether a write met another one.
 *
 * `If-Match` is checked when a request begins, and with several server processes two requests can both
 * pass it; each transaction also notes the value its own process had loaded, not the one it replaced.
 * So neither tells alone: the numbers, the old values and the live value are looked at together.
 * Laws: where nobody else wrote, nothing is found; of two writers that met, at least one finds the other.
 * Source: GUARANTEES I15; RT::Ticket::_Set changes the row and notes it in two steps.
 */
export function auditField(audited: Audited): Finding {
  return audited.schema.kind === 'set' ? auditSet(audited) : auditValue(audited);
}

function auditValue(about: Audited): Finding {
  const { field, before, live, steps, messages } = about;
  const same = (a: Json, b: Json) => isSame(about, a, b);
  const nothing: Finding = { field, end: 'kept', overwritten: [] };
  const own =
    steps.findLast((step) => same(step.became, asStored(about, about.sent))) ??
    steps.findLast((step) => messages.some((message) => mentions(message, step.became)));
  const stored = own === undefined ? asStored(about, about.sent) : own.became;
  if (!same(live, stored)) {
    const last = steps.findLast((step) => same(step.became, live)) ?? steps.at(-1);
    if (own === undefined || last === undefined || last === own)
      return last === own ? nothing : lostTo(field, last);
    const next = steps.find((step) => step.id > own.id);
    const saw = last.id > own.id && next !== undefined && same(next.was, stored);
    return saw ? { ...nothing, end: 'later' } : lostTo(field, last);
  }
  const others = steps.filter((step) => step !== own && !same(step.became, stored));
  // Of a row of edits that each saw the one before, the last is what was lost.
  const unseen = others.filter(
    (step) =>
      !same(step.became, before) && !others.some((next) => next.id > step.id && same(next.was, step.became)),
  );
  const overwritten = unseen.map(({ became, by, at }) => ({ field, value: became, by, at }));
  const hidden =
    own !== undefined && !same(own.was, before) && !others.some((step) => same(step.became, own.was));
  return {
    ...nothing,
    overwritten: hidden
      ? [...overwritten, { field, value: own.was, by: 'unknown', at: own.at }]
      : overwritten,
  };
}

function lostTo(field: string, by: Step | undefined): Finding {
  return {
    field,
    end: by === undefined ? 'kept' : 'lost',
    overwritten: [],
    ...(by === undefined ? {} : { by }),
  };
}

function auditSet(about: Audited): Finding {
  const { field, steps } = about;
  const [before, sent, live] = [about.before, about.sent, about.live].map((value) => members(about, value));
  const nothing: Finding = { field, end: 'kept', overwritten: [] };
  if (before === undefined || sent === undefined || live === undefined) return nothing;
  const ours = new Set(
    [...sent.keys()].filter((member) => !before.has(member)).map((member) => `+${member}`),
  );
  for (const member of before.keys()) if (!sent.has(member)) ours.add(`-${member}`);
  const foreign = steps.filter((step) => !ours.delete(signOf(about, step)));
  if (foreign.length === 0) return nothing;
  const undone = foreign.filter((step) => {
    const sign = signOf(about, step);
    return (
      live.has(sign.slice(1)) !== sign.startsWith('+') && sent.has(sign.slice(1)) !== sign.startsWith('+')
    );
  });
  // A removal that Request Tracker made of our list is no edit of somebody else.
  const contested = undone.filter(
    (step) => signOf(about, step).startsWith('+') || before.has(signOf(about, step).slice(1)),
  );
  const wanted = new Map(live);
  for (const step of contested) {
    const sign = signOf(about, step);
    if (sign.startsWith('+')) wanted.set(sign.slice(1), step.became);
    else wanted.delete(sign.slice(1));
  }
  const last = contested.at(-1);
  const isOurs = isSame(about, about.live, about.sent);
  const end = isOurs ? 'kept' : ours.size > 0 ? 'lost' : 'later';
  return {
    field,
    end,
    ...(end === 'lost' && foreign.at(-1) !== undefined ? { by: foreign.at(-1) as Step } : {}),
    overwritten: last === undefined ? [] : [{ field, value: [...wanted.values()], by: last.by, at: last.at }],
  };
}

/** `+ada@example.org` for a member that came, `-…` for one that went. */
function signOf(about: Audited, step: Step): string {
  const sign = step.became === null ? '-' : '+';
  return sign + textOf(normalForm(likeness(about), step.became ?? step.was));
}

function members(about: Audited, value: Json): Map<string, Json> {
  const items = isJsonArray(value) ? value : [];
  return new Map(items.map((item) => [textOf(normalForm(likeness(about), item)), item]));
}

function isSame(about: Audited, a: Json, b: Json): boolean {
  return sameValue(likeness(about), a, b);
}

function likeness({ schema }: Audited) {
  return { kind: schema.kind, key: 'id', equivalent: schema.equivalent ?? [] };
}

/** What Request Tracker is known to make of a value: one line of a subject, texts of numbers. */
function asStored({ field, schema }: Audited, value: Json): Json {
  if (field === 'subject') return textOf(value).replaceAll(/[\r\n]/g, '');
  if (field === 'priority' && typeof value === 'string') return Number(value);
  return schema.kind === 'scalar' && typeof value === 'number' && field !== 'priority'
    ? String(value)
    : value;
}

function mentions(message: string, value: Json): boolean {
  return value !== null && value !== '' && message.includes(textOf(value));
}
