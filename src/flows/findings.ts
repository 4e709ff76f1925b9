import type { SideRecord } from '../kernel/candidate.ts';
import type { Finding, Outcome } from '../kernel/journal.ts';
import { equalJson } from '../kernel/json.ts';
import type { Written } from './write-change.ts';

type WrittenAnswer = Extract<Written, { kind: 'written' }>;

/** The findings that stand for something lost: not what was there for the plan to see, nor what is there now. */
export function findingsOf(
  { record, overwritten = [] }: WrittenAnswer,
  before: SideRecord | undefined,
): readonly Finding[] {
  return overwritten.flatMap(({ field, value, by, at }) => {
    const isSafe = [before, record].some((one) => equalJson(one?.fields[field] ?? null, value));
    return isSafe ? [] : [{ field, value, by, at }];
  });
}

/** What the outcome of a write must say of what it may have replaced unseen (I15) or left out; mostly nothing. */
export function replacedNote(
  answer: WrittenAnswer,
  found: readonly Finding[],
): Pick<Outcome, 'code' | 'message' | 'overwritten'> {
  const [first] = found;
  return first === undefined
    ? shortfallNote(answer)
    : { code: 'overwritten', message: inWords(answer.record.id, first), overwritten: found };
}

/** Says of a write that a part of it was refused (E30), or that nobody could look behind it. */
function shortfallNote({
  record,
  refusal,
  unaudited = [],
}: WrittenAnswer): Pick<Outcome, 'code' | 'message'> {
  if (refusal !== undefined) return { code: 'partially-applied', message: refusal };
  if (unaudited.length === 0) return {};
  const message = `upstream does not tell the history of ${unaudited.join(', ')} of ${record.id}: what somebody wrote there in the same moment may have been replaced unseen`;
  return { code: 'unaudited', message };
}

function inWords(id: string, { field, by, at }: Finding): string {
  return `the write to ${id} replaced ${field} as ${by} had written it at ${at}, unseen by the preview; the text is kept, and a conflict asks which one stays`;
}
