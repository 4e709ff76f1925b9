import type { Choice, Conflict } from './conflict.ts';
import { CHOICES, LINK_FIELD, RECORD_FIELD } from './conflict.ts';
import type { Json } from './json.ts';
import { isJsonArray, isJsonObject } from './json.ts';
import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/** A decision as a person wrote it: which conflict, which choice, and their own value if any. */
export interface Decided {
  readonly record?: string;
  readonly field: string;
  readonly choice: Choice;
  readonly value?: Json;
}

/**
 * Reads `<record>:<field>=<choice>`; the record may be left out where there is only one.
 *
 * Shape: `back-12:title=local`, `back-12:title=value:My own words`, `back-12:body=merged:…`.
 * Errors: a sentence that says what is wrong and shows the form.
 */
export function parseDecision(text: string): Result<Decided, string> {
  const match = /^(?:(?<record>.+?):)?(?<field>[^:=]+)=(?<choice>[a-z]+)(?::(?<value>[\s\S]*))?$/.exec(
    text.trim(),
  );
  const { record, field, choice, value } = match?.groups ?? {};
  if (field === undefined || choice === undefined) {
    return fail(
      `"${text}" is not a decision; write <record>:<field>=<choice>, for example back-12:title=local`,
    );
  }
  const known = CHOICES.find((one) => one === choice);
  if (known === undefined) return fail(`"${choice}" is not a choice; use one of ${CHOICES.join(', ')}`);
  if (value !== undefined && known !== 'value' && known !== 'merged')
    return fail(`the choice ${known} takes no value`);
  if (value === undefined && (known === 'value' || (known === 'merged' && field !== LINK_FIELD))) {
    return fail(`the choice ${known} needs your text after it: ${field}=${known}:<text>`);
  }
  return ok({
    ...(record === undefined ? {} : { record }),
    field,
    choice: known,
    ...(value === undefined ? {} : { value }),
  });
}

/** The choices that settle a conflict. */
export function choicesOf(conflict: Conflict): readonly Choice[] {
  if (conflict.field === RECORD_FIELD) return ['keep', 'delete'];
  if (conflict.field === LINK_FIELD)
    return linkIds(conflict).length === 1 ? ['merged', 'keep', 'value'] : ['keep', 'value'];
  if (conflict.choices !== undefined) return conflict.choices;
  const isText =
    conflict.parts !== undefined &&
    [conflict.local, conflict.remote].some((value) => typeof value === 'string');
  return isText ? ['local', 'remote', 'base', 'merged', 'value'] : ['local', 'remote', 'base', 'value'];
}

/** The upstream records that may be the local one. */
function linkIds({ remote }: Conflict): readonly string[] {
  const records = isJsonArray(remote) ? remote.filter(isJsonObject) : [];
  return records.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/m;

/** Checks a decision against its conflict and makes its value fit the field's type (E62). */
export function checkDecision(conflict: Conflict, decided: Decided): Result<Decided, string> {
  const about = `${conflict.record}:${conflict.field}`;
  const choices = choicesOf(conflict);
  if (!choices.includes(decided.choice)) {
    return fail(
      `${about} (${conflict.kind}) can be settled with ${choices.join(', ')}, not with ${decided.choice}`,
    );
  }
  if (decided.value === undefined) return ok(decided);
  if (conflict.field === LINK_FIELD) {
    const ids = linkIds(conflict);
    const isKnown = typeof decided.value === 'string' && ids.includes(decided.value);
    return isKnown ? ok(decided) : fail(`${about} can be ${ids.join(' or ')}`);
  }
  if (typeof decided.value === 'string' && CONFLICT_MARKER.test(decided.value)) {
    return fail(`the text for ${about} still has conflict markers in it`);
  }
  const samples = [conflict.local, conflict.remote, conflict.base].filter((value) => value !== null);
  if (
    typeof decided.value !== 'string' ||
    samples.length === 0 ||
    samples.some((sample) => typeof sample === 'string')
  ) {
    return ok(decided);
  }
  const value = parsed(decided.value);
  if (value === null || samples.some((sample) => shapeOf(sample) === shapeOf(value)))
    return ok({ ...decided, value: value ?? null });
  return fail(
    `the value of ${about} is not text: give it as JSON, for example ${JSON.stringify(samples[0])}`,
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What a value is; a list never becomes a number because a person forgot its brackets. */
function shapeOf(value: Json | undefined): string {
  return isJsonArray(value) ? 'list' : typeof value;
}
