import { Refusal } from './exchange.ts';

/** What a workflow may grant its token; absent names are `none`, as in a `permissions:` block. */
export interface Permissions {
  readonly contents?: Access;
  readonly issues?: Access;
  readonly 'pull-requests'?: Access;
  readonly checks?: Access;
  readonly statuses?: Access;
}
export type Access = 'read' | 'write' | 'none';
export type Scope = keyof Permissions;

/** A GitHub App as it appears in comments and check runs. */
export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** The App behind every job's own token. */
export const ACTIONS_APP: AppIdentity = { id: 15368, slug: 'github-actions', name: 'GitHub Actions' };

/** Who makes a request, and with what. */
export interface Actor {
  readonly login: string;
  /** `bot` and `app` act for an App's installation, `user` for a person. */
  readonly kind: 'user' | 'bot' | 'app';
  readonly app: AppIdentity | null;
  /** Absent: a classic token, which may do all that its person may. */
  readonly permissions?: Permissions;
  /** `owner/name` of the only repository in which an installation's token counts. */
  readonly repository: string | null;
}

/** A token as a test declares it. */
export interface TokenSeed {
  readonly login: string;
  readonly kind?: Actor['kind'];
  readonly app?: AppIdentity;
  readonly permissions?: Permissions;
  readonly repository?: string;
}

/** The tokens that this stand-in knows; anything else is 401. */
export class Tokens {
  readonly #known = new Map<string, Actor>();
  #minted = 0;

  add(token: string, seed: TokenSeed): void {
    const kind = seed.kind ?? (seed.login === 'github-actions[bot]' ? 'bot' : 'user');
    const app = seed.app ?? (kind === 'bot' ? ACTIONS_APP : null);
    if (kind !== 'user' && app === null)
      throw new Error(`Token of ${seed.login}: an app's token names its app.`);
    const { permissions } = seed;
    if (kind !== 'user' && permissions === undefined) {
      throw new Error(`Token of ${seed.login}: an installation's token names its permissions.`);
    }
    const base = { login: seed.login, kind, app, repository: seed.repository ?? null };
    this.#known.set(token, permissions === undefined ? base : { ...base, permissions });
  }

  /** Makes a fresh token, as a runner gets one for each job. */
  mint(seed: TokenSeed): string {
    this.#minted += 1;
    const token = `ghs_${String(this.#minted).padStart(4, '0')}${'standin'.repeat(5).slice(0, 32)}`;
    this.add(token, seed);
    return token;
  }

  revoke(token: string): void {
    this.#known.delete(token);
  }

  find(token: string): Actor | null {
    return this.#known.get(token) ?? null;
  }
}

/** Reads a token from an Authorization header: Bearer, token, or Basic as git sends it. */
export function tokenOf(header: string | undefined): string | null {
  const match = /^(bearer|token|basic)\s+(\S+)$/i.exec(header?.trim() ?? '');
  const [, scheme, value] = match ?? [];
  if (scheme === undefined || value === undefined) return null;
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** Whether the token itself allows this; what its person may do is another question. */
export function tokenAllows(actor: Actor, scope: Scope, access: 'read' | 'write'): boolean {
  if (actor.permissions === undefined) return true;
  const granted = actor.permissions[scope] ?? 'none';
  return granted === 'write' || granted === access;
}

/** GitHub's words for a token that may not do this. */
export function notAccessible(actor: Actor): Refusal {
  const by = actor.kind === 'user' ? 'personal access token' : 'integration';
  return new Refusal(403, `Resource not accessible by ${by}`);
}
