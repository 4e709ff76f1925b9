import * as crypto from 'node:crypto';

/** Gives the SHA-256 of a text as 64 hex characters. */
export function sha256(text: string): string {
  return hex('sha256', text);
}

/**
 * Gives the id that git gives a file with these bytes, as 40 hex characters.
 *
 * Laws: equals `git hash-object <file>`, so a branch store names a base without reading it.
 */
export function gitBlobId(text: string): string {
  const size = Buffer.byteLength(text, 'utf8');
  return hex('sha1', `blob ${size}\0${text}`);
}

/** In one call where Node has it (20.12), which for short texts takes a fraction of the time. */
function hex(algorithm: 'sha1' | 'sha256', text: string): string {
  const atOnce: typeof crypto.hash | undefined = crypto.hash;
  if (atOnce !== undefined) return atOnce(algorithm, text, 'hex');
  return crypto.createHash(algorithm).update(text, 'utf8').digest('hex');
}
