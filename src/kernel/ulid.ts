const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes a ULID from a time and 16 random bytes, both injected.
 *
 * Units: milliseconds since 1970, below 2^48. Of each byte five bits are used.
 * Laws: a later millisecond sorts later; the alphabet is Crockford's base 32.
 * Source: the ULID specification, "Canonical String Representation".
 */
export function ulid(timeMs: number, random: readonly number[]): string {
  let time = '';
  for (let rest = Math.floor(timeMs), i = 0; i < 10; i++) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time + Array.from({ length: 16 }, (_, i) => ALPHABET.charAt((random[i] ?? 0) % 32)).join('');
}
