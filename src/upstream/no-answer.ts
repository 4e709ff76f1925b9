import type { ProviderFault } from '../provider.ts';
import { passingFault } from './fault.ts';
import { plain } from './text.ts';

/** A request that had no whole answer, as its fault names it. */
export interface Unanswered {
  /** `GET /records`. */
  readonly label: string;
  /** The origin that was asked. */
  readonly origin: string;
  readonly timeoutMs: number;
}

/** The fault of a request whose answer, body included, did not come in time; it may have been done (E27). */
export function timedOut(at: Unanswered, cause: unknown): ProviderFault {
  const said = `${at.label} had no whole answer within ${at.timeoutMs} ms. Run again later.`;
  return passingFault('timed-out', said, { cause });
}

/** The fault of a request whose connection broke; `code` is the system's own, such as `ECONNREFUSED`. */
export function unreachable(at: Unanswered, code: string | undefined, cause: unknown): ProviderFault {
  const reason = plain(code ?? 'the connection broke');
  const said = `${at.label} got no answer from ${at.origin} (${reason}). Run again later.`;
  return passingFault('unreachable', said, { cause });
}
