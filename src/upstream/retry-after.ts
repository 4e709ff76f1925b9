/**
 * Reads how long an answer's `Retry-After` asks to wait, in milliseconds; undefined when it does not say.
 *
 * Shape: seconds, or a date, which is counted from `since` (milliseconds since 1970, by whichever clock the
 * caller goes by; NaN when that is not known, so that a date says nothing).
 * Source: RFC 9110 §10.2.3; GUARANTEES E39.
 */
export function retryAfterMs(headers: Headers, since: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - since;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
