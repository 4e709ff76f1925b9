import type { Session } from '../kernel/session.ts';

/** The origin of sessions of the default branch. */
export const DEFAULT_BRANCH = 'default-branch';

const PULL_PREFIX = 'pull-request:';

export function pullOrigin(pull: number): string {
  return `${PULL_PREFIX}${pull}`;
}

/** The pull request of a session, or null for one of the default branch. */
export function pullOf(session: Pick<Session, 'origin'>): number | null {
  if (!session.origin.startsWith(PULL_PREFIX)) return null;
  const number = Number(session.origin.slice(PULL_PREFIX.length));
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}
