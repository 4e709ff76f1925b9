import { createHash } from 'node:crypto';

/** Names bytes as git names a blob, so that a version of a clean file costs no read. */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
