import { ProviderFault } from '../provider.ts';

/** An answer that is no outcome, as far as its fault needs to know it. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What the upstream said, made fit for a message; empty when it gave no reason. */
  readonly reason: string;
  /** `PATCH /records/R-1`, for messages. */
  readonly request: string;
}

/** Codes after which nobody knows whether a write was done. */
const UNCERTAIN: ReadonlySet<string> = new Set(['unreachable', 'timed-out', 'server-error', 'bad-answer']);

/** Says whether a write that ended with this fault may have been done. Source: GUARANTEES E27. */
export function isUncertain(error: unknown): error is ProviderFault {
  return error instanceof ProviderFault && UNCERTAIN.has(error.code);
}

/** Makes a fault that waiting may mend; `retryAfterMs` when the upstream said how long to wait. */
export function passingFault(
  code: string,
  message: string,
  more: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
): ProviderFault {
  return new ProviderFault({ code, message, retryable: true, ...more });
}

/** Makes a fault that stays until somebody changes something. */
export function lastingFault(code: string, message: string, cause?: unknown): ProviderFault {
  return new ProviderFault({ code, message, retryable: false, cause });
}

/** Begins a fault's message, without its full stop: `GET /records was answered 503 (Down for an hour)`. */
export function saidOf({ request, status, reason }: FailedAnswer): string {
  return `${request} was answered ${status}${reason === '' ? '' : ` (${reason})`}`;
}
