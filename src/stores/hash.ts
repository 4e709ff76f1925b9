import { createHash } from 'node:crypto';

/** Gives the SHA-256 of a text as 64 hex characters. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Gives the id that git gives a file with these bytes, as 40 hex characters.
 *
 * Laws: equals `git hash-object <file>`, so a branch store names a base without reading it.
 */
export function gitBlobId(text: string): string {
  const size = Buffer.byteLength(text, 'utf8');
  return createHash('sha1').update(`blob ${size}\0`, 'utf8').update(text, 'utf8').digest('hex');
}
