import type { WriteAnswer } from '../../provider.ts';
import { plain } from '../../upstream/text.ts';

/** What Request Tracker will not take, in its own words; nothing was written. */
export function refused(messages: readonly string[]): WriteAnswer {
  const said = plain(messages.filter((message) => message !== '').join(' '));
  const message = `Request Tracker refused: ${said === '' ? 'it gave no reason' : said}`;
  return { kind: 'rejected', code: 'refused', message };
}
