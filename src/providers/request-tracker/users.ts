import type { Json } from '../../kernel/json.ts';
import { isJsonArray } from '../../kernel/json.ts';
import { plain } from '../../upstream/text.ts';
import type { Asking } from './collection.ts';
import type { TicketContext } from './context.ts';
import { faultOf } from './fault.ts';

/**
 * Says which of the names to be added nobody bears, or null.
 *
 * An address makes a new user where it is unknown. A name that is no address does not: a create drops it
 * in silence, an update breaks with 500 half way. So names are looked up before they are sent (E29, E32).
 */
export async function unknownUser(
  context: TicketContext,
  asking: Asking,
  about: { readonly before: Json; readonly sent: Json },
): Promise<string | null> {
  const present = new Set(isJsonArray(about.before) ? about.before : []);
  const added = (isJsonArray(about.sent) ? about.sent : []).filter((name) => !present.has(name));
  for (const name of added) {
    if (typeof name !== 'string' || name.includes('@') || name.startsWith('group:')) continue;
    const path = `/user/${encodeURIComponent(name)}`;
    const answer = await asking.patience.repeat(async () => {
      const answer = await context.client.send({ method: 'GET', path });
      // Who may not look at users cannot find out; the value is read back anyway.
      if ([200, 403, 404].includes(answer.status)) return answer;
      throw faultOf(answer, context.now());
    });
    if (answer.status === 404) return `There is no user "${plain(name)}".`;
  }
  return null;
}
