import type { Access, Permissions, Scope } from '../github/actors.ts';
import type { Delivery } from '../runner/events.ts';
import type { PermissionsBlock } from './workflow-file.ts';

const SCOPES: readonly Scope[] = ['contents', 'issues', 'pull-requests', 'checks', 'statuses'];

/** What a token gets that nobody spoke of: the restricted default of new repositories. */
const RESTRICTED: Permissions = { contents: 'read' };

/**
 * The permissions of a job's token.
 *
 * A job's block replaces the workflow's whole, what a block does not name is `none`, and for a pull request from a fork
 * every `write` becomes `read`.
 */
export function grant(about: {
  readonly workflow: PermissionsBlock | undefined;
  readonly job: PermissionsBlock | undefined;
  readonly delivery: Delivery;
}): Permissions {
  const block = about.job ?? about.workflow;
  const asked = block === undefined ? RESTRICTED : spelled(block);
  if (!isFromFork(about.delivery)) return asked;
  return Object.fromEntries(
    Object.entries(asked).map(([scope, access]) => [scope, access === 'write' ? 'read' : access]),
  ) as Permissions;
}

function spelled(block: PermissionsBlock): Permissions {
  const all: Access | null = block === 'read-all' ? 'read' : block === 'write-all' ? 'write' : null;
  const given = typeof block === 'string' ? {} : block;
  return Object.fromEntries(SCOPES.map((scope) => [scope, all ?? given[scope] ?? 'none']));
}

/** Whether an event is about a pull request from another repository: no secrets, no write. */
export function isFromFork({ eventName, event, repository }: Delivery): boolean {
  if (!eventName.startsWith('pull_request') || eventName === 'pull_request_target') return false;
  const head = (event['pull_request'] as { head?: { repo?: { full_name?: string } } } | undefined)?.head;
  return head?.repo?.full_name?.toLowerCase() !== repository.toLowerCase();
}
