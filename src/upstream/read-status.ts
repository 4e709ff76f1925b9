import type { ProviderFault, ReadAnswer } from '../provider.ts';
import type { FailedAnswer } from './fault.ts';

/** What a status alone says about one record. */
type StatusAnswer = Extract<ReadAnswer, { readonly kind: 'not-modified' | 'gone' | 'unknown' | 'forbidden' }>;

/**
 * Tells what the status of a read says about its record; null for a 200, whose body says it.
 *
 * A 304 counts only for a read that had a condition. Errors: the fault of any other status.
 * Source: GUARANTEES E20; RFC 9110 §15.
 */
export function answerOfStatus(
  answer: FailedAnswer,
  about: { readonly isConditional: boolean; readonly faultOf: () => ProviderFault },
): StatusAnswer | null {
  if (answer.status === 304 && about.isConditional) return { kind: 'not-modified' };
  if (answer.status === 404) return { kind: 'unknown' };
  if (answer.status === 410) return { kind: 'gone' };
  if (answer.status === 200) return null;
  const reason = about.faultOf();
  if (reason.code === 'forbidden') return { kind: 'forbidden', message: reason.message };
  throw reason;
}
