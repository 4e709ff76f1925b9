/** SHA-256 as 64 hex characters; injected because the kernel does no I/O of its own. */
export type Hash = (text: string) => string;

const SAFE_ID = /^[A-Za-z0-9._-]{1,120}$/;

/** Says whether an id can name a record in files and commands (DESIGN §10). */
export function isSafeId(id: string): boolean {
  return SAFE_ID.test(id) && id !== '.' && id !== '..';
}

/**
 * Names a record after the id of its local artifact.
 *
 * Shape: a safe id is kept; `backlog/Sign in` becomes `backlog-Sign-in-3f9a1c2e`.
 * Laws: a pure function of the id; two ids give the same name only if their hashes meet.
 */
export function recordKey(id: string, hash: Hash): string {
  if (isSafeId(id)) return id;
  const readable = id
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${readable === '' ? 'record' : readable}-${hash(id).slice(0, 8)}`;
}
