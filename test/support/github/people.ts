import { ACTIONS_APP } from './actors.ts';
import type { AppIdentity } from './actors.ts';

/** A role in one repository: GitHub's five, none, or a custom one on top of one of them. */
export type Role = BuiltInRole | { readonly custom: string; readonly base: Exclude<BuiltInRole, 'none'> };
export type BuiltInRole = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A person or bot as a test declares it. */
export interface UserSeed {
  readonly login: string;
  /** Absent: a free one. */
  readonly id?: number;
  readonly type?: 'User' | 'Bot' | 'Organization';
}

/** Someone known to the stand-in. */
export interface Person {
  /** Under which name the emulator knows them; never changes. */
  readonly key: string;
  /** What they are called now. */
  login: string;
  readonly id: number;
  readonly nodeId: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

/** The bot that acts with a job's own token; its id is the real one. */
export const ACTIONS_BOT: UserSeed = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

/** Everybody, by name whatever its case, and by id. */
export class People {
  readonly #people: Person[] = [];

  add(seed: UserSeed): Person {
    const taken = this.find(seed.login);
    if (taken !== null) return taken;
    const id = seed.id ?? 7001 + this.#people.length;
    const type = seed.type ?? (seed.login.endsWith('[bot]') ? 'Bot' : 'User');
    const nodeId = `${{ User: 'U', Bot: 'BOT', Organization: 'O' }[type]}_standin${id}`;
    const person = { key: seed.login, login: seed.login, id, nodeId, type };
    this.#people.push(person);
    return person;
  }

  /** Errors: throws for a login that no seed named: a test asks for somebody who is not there. */
  get(login: string): Person {
    const person = this.find(login);
    if (person === null) throw new Error(`Nobody here is called ${login}: name them in \`users\`.`);
    return person;
  }

  find(login: string): Person | null {
    return this.#people.find((person) => person.login.toLowerCase() === login.toLowerCase()) ?? null;
  }

  /** By the emulator's name for them. */
  byKey(key: string): Person {
    const person = this.#people.find((candidate) => candidate.key === key);
    if (person === undefined) throw new Error(`The emulator named somebody unknown: ${key}`);
    return person;
  }

  rename(login: string, to: string): void {
    if (this.find(to) !== null) throw new Error(`The login ${to} is taken.`);
    this.get(login).login = to;
  }

  keys(): string[] {
    return this.#people.map(({ key }) => key);
  }
}

const RANKS: readonly BuiltInRole[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** The built-in role that decides what somebody may do. */
export function baseRole(role: Role): BuiltInRole {
  return typeof role === 'string' ? role : role.base;
}

/** Whether a role is at least the one asked for. */
export function atLeast(role: Role, needed: BuiltInRole): boolean {
  return RANKS.indexOf(baseRole(role)) >= RANKS.indexOf(needed);
}

/** What the REST API calls `permission`: maintain shows as write, triage as read. */
export function legacyPermission(role: Role): string {
  const base = baseRole(role);
  if (base === 'maintain') return 'write';
  return base === 'triage' ? 'read' : base;
}

/** What the REST API calls `role_name`: the exact role, custom ones by their own name. */
export function roleName(role: Role): string {
  return typeof role === 'string' ? role : role.custom;
}

/** An App as it stands in `performed_via_github_app` and in check runs. */
export function renderApp(app: AppIdentity | null): object | null {
  if (app === null) return null;
  const owner = { login: app.id === ACTIONS_APP.id ? 'github' : 'standin', id: 9919, type: 'Organization' };
  return { id: app.id, slug: app.slug, node_id: `A_standin${app.id}`, name: app.name, owner };
}
