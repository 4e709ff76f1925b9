import type { ProviderContext } from '../provider.ts';
import { lastingFault } from './fault.ts';

/**
 * Reads a token from the first of these environment variables that is not empty.
 *
 * `kind`: what messages call what should be there. The token itself is in no message.
 * Errors: `token-missing`, which names the first; `token-invalid` for what no header can carry.
 */
export function readToken(
  env: ProviderContext['env'],
  names: readonly [string, ...string[]],
  kind = 'a token',
): string {
  for (const name of names) {
    const token = env(name)?.trim() ?? '';
    if (token === '') continue;
    if (/^[\x21-\x7e]+$/.test(token)) return token;
    throw lastingFault('token-invalid', `The environment variable ${name} does not hold ${kind}.`);
  }
  throw lastingFault('token-missing', `The environment variable ${names[0]} is empty. Put the token there.`);
}
