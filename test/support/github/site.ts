import type { AppIdentity, Tokens } from './actors.ts';
import type { Clock } from './clock.ts';
import type { GitFolder } from './git-folder.ts';
import type { People, Person, Role } from './people.ts';
import type { Upstream } from './upstream.ts';

/** A repository as a test declares it. */
export interface RepositorySeed {
  readonly owner: string;
  readonly name: string;
  /** `owner/name` of the repository it was forked from, declared before it. */
  readonly forkOf?: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** The first commit of the default branch: path to content. Without it the repository has only a README. */
  readonly files?: { readonly [path: string]: string };
  /** Login to role. The owner is an admin without being named. */
  readonly collaborators?: { readonly [login: string]: Role };
  readonly labels?: readonly string[];
  /** "Allow GitHub Actions to create and approve pull requests"; GitHub's own default for new ones is off. */
  readonly actionsMayCreatePullRequests?: boolean;
}

/** One version of a text, oldest first in its list. */
export interface TextVersion {
  readonly at: string;
  readonly by: Person;
  readonly text: string;
}

/** Something that happened to an issue or pull request, as its timeline shows it. */
export interface IssueEvent {
  readonly id: number;
  readonly event: string;
  readonly actor: Person;
  readonly createdAt: string;
  /** The REST fields of this kind of event: `label`, `rename`, `state_reason`… */
  readonly details: { readonly [name: string]: unknown };
}

export interface Reaction {
  readonly id: number;
  readonly user: Person;
  readonly content: string;
  readonly createdAt: string;
}

/** What the emulator does not keep of an issue; its text, labels and assignees are the emulator's. */
export interface IssueHistory {
  readonly number: number;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: Person | null;
  stateReason: string | null;
  locked: string | null;
  readonly app: AppIdentity | null;
  readonly bodies: TextVersion[];
  readonly events: IssueEvent[];
  readonly reactions: Reaction[];
  /** Where it went: requests answer 410 when deleted, 301 when transferred. */
  gone: { readonly kind: 'deleted' } | { readonly kind: 'moved'; readonly to: string } | null;
}

/** What the emulator does not keep of a comment. */
export interface CommentHistory {
  readonly id: number;
  readonly issue: number;
  readonly createdAt: string;
  updatedAt: string;
  readonly app: AppIdentity | null;
  readonly versions: TextVersion[];
  readonly reactions: Reaction[];
  minimized: string | null;
}

/** A pull request's own half; its title, body and labels are those of the issue of the same number. */
export interface PullRequest {
  readonly number: number;
  base: string;
  readonly head: { readonly repository: Repository; readonly branch: string };
  /** As last seen in git; stays when the branch is gone. */
  headSha: string;
  /** Both tips when it was last brought up to date. */
  seen: string;
  draft: boolean;
  mergedAt: string | null;
  mergedBy: Person | null;
  mergeCommit: string | null;
  readonly reviews: Review[];
}

export interface Review {
  readonly id: number;
  readonly user: Person;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly body: string;
  readonly commit: string;
  readonly submittedAt: string;
}

/** What the emulator does not keep of a check run. */
export interface CheckHistory {
  readonly id: number;
  readonly app: AppIdentity;
  readonly annotations: { readonly [name: string]: unknown }[];
}

/** One repository: its git, and our half of what is written about it. */
export interface Repository {
  owner: Person;
  name: string;
  readonly id: number;
  readonly nodeId: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly forkOf: Repository | null;
  readonly git: GitFolder;
  readonly roles: Map<Person, Role>;
  actionsMayCreatePullRequests: boolean;
  hasIssues: boolean;
  readonly issues: Map<number, IssueHistory>;
  readonly comments: Map<number, CommentHistory>;
  readonly pulls: Map<number, PullRequest>;
  readonly checks: Map<number, CheckHistory>;
  /** The emulator's path of it: `/repos/octo/app`. */
  readonly path: string;
}

/** Everything that routes and world hooks work on. */
export interface Site {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly people: People;
  readonly upstream: Upstream;
  readonly repositories: Repository[];
  /** `http://127.0.0.1:<port>`, where repositories and pages are. */
  readonly serverUrl: string;
  /** `<serverUrl>/api/v3`, as on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Switches that tests throw. */
  readonly switches: { permissionLookup: number | null };
  /** The next of the ids that are our own: events, reactions, reviews. */
  nextId(): number;
}

/** The full name of a repository, as of now. */
export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** Finds a repository by its full name, whatever its case. */
export function findRepository(site: Site, owner: string, name: string): Repository | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  return site.repositories.find((repository) => fullName(repository).toLowerCase() === wanted) ?? null;
}

/** The role of somebody in a repository; everybody may read a public one. */
export function roleOf(repository: Repository, person: Person): Role {
  if (repository.owner === person) return 'admin';
  return repository.roles.get(person) ?? (repository.private ? 'none' : 'read');
}
