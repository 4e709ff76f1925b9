import type { Host, Person } from '../../host.ts';
import { HostFault } from '../../host.ts';

/** GitHub's own roles, weakest first; what an organisation made up is none of them (A4). */
const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'];

/**
 * Whether a person has at least a role now, by the name of the role; anything unclear is no.
 *
 * The account that the host names must be the one that asked: a login can be renamed and taken (A10).
 */
export async function mayAct(host: Host, person: Person, needs: string): Promise<boolean> {
  try {
    const permission = await host.permissionOf(person.login);
    if (permission === null || permission.id !== person.id) return false;
    const rank = ROLES.indexOf(permission.role);
    return rank >= 0 && rank >= ROLES.indexOf(needs);
  } catch (error) {
    if (error instanceof HostFault) return false;
    throw error;
  }
}

/** The weaker of some roles: who has it may ask, what they ask for is checked again. */
export function weakest(roles: Iterable<string>): string {
  const ranks = [...roles].map((role) => ROLES.indexOf(role)).filter((rank) => rank >= 0);
  return ROLES[Math.min(...ranks, ROLES.length - 1)] ?? 'admin';
}
