/**
 * A strict stand-in for GitHub on this machine, for end-to-end tests.
 *
 * From the npm package `emulate` (over HTTP, behind us): accounts, repositories' metadata, the content of issues (also
 * the issue half of pull requests), labels, comments and check runs. From real git: everything about commits, refs,
 * contents, diffs and merges. From this folder: who may do what, times, history, events, reactions, pull requests'
 * other half, annotations, GraphQL, limits, ETags, and every answer that refuses, because the emulator is lenient there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tokens } from './actors.ts';
import type { TokenSeed } from './actors.ts';
import { Clock } from './clock.ts';
import type { LoggedRequest } from './exchange.ts';
import { Rules } from './faults.ts';
import { startGitHttp } from '../git-http.ts';
import { GitFolder } from './git-folder.ts';
import { gitFront } from './git-front.ts';
import type { GitHook, GitRequest } from './git-front.ts';
import { answerGraphql } from './graphql.ts';
import { Limits } from './limits.ts';
import { ACTIONS_BOT, People } from './people.ts';
import type { UserSeed } from './people.ts';
import { openServer } from './server.ts';
import { findRepository, fullName } from './site.ts';
import type { Repository, RepositorySeed, Site } from './site.ts';
import { startUpstream, UPSTREAM_LABEL, UPSTREAM_REPOSITORY } from './upstream.ts';
import { World } from './world.ts';

/** What there is at the start. Owners, collaborators and token logins need no entry in `users`. */
export interface GitHubSeed {
  readonly repositories: readonly RepositorySeed[];
  readonly users?: readonly UserSeed[];
  readonly tokens?: { readonly [token: string]: TokenSeed };
}

/** A running stand-in. */
export interface GitHub {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  /** Every request to the API, in order of arrival; those of git clients are in `gitRequests`. */
  readonly requests: readonly LoggedRequest[];
  readonly gitRequests: readonly GitRequest[];
  /** Called before git sees a request: the world may move, or the request be refused or cut. */
  onGit: GitHook | null;
  /** Requests that no route knows: an empty list is a good last assertion of a test. */
  readonly strange: readonly string[];
  readonly clock: Clock;
  readonly limits: Limits;
  readonly world: World;
  readonly before: Rules['before'];
  readonly after: Rules['after'];
  readonly fault: Rules['fault'];
  /** Faults and hooks that were set and have not happened. */
  unusedRules(): number;
  /** A fresh token, as each job gets one. */
  mintToken(seed: TokenSeed): string;
  revokeToken(token: string): void;
  /** The bare repository on disk, which can be a remote as it is. */
  gitPath(repository: string): string;
  /** Errors: throws when the stand-in itself broke while answering. */
  close(): Promise<void>;
}

/** Starts it. Everything is on loopback and in a temporary folder, gone after `close`. */
export async function startGitHub(seed: GitHubSeed): Promise<GitHub> {
  const people = new People();
  const tokens = new Tokens();
  for (const user of [ACTIONS_BOT, ...(seed.users ?? [])]) people.add(user);
  for (const { owner, collaborators = {} } of seed.repositories) {
    for (const login of [owner, ...Object.keys(collaborators)]) people.add({ login });
  }
  for (const [token, about] of Object.entries(seed.tokens ?? {})) {
    people.add({ login: about.login });
    tokens.add(token, about);
  }
  const folder = await mkdtemp(join(tmpdir(), 'github-'));
  const { server, url, serve } = await openServer();
  const apiUrl = `${url}/api/v3`;
  const upstream = await startUpstream({
    logins: people.keys(),
    repositories: seed.repositories.map(({ owner, name, defaultBranch = 'main' }) => ({
      owner,
      name,
      default_branch: defaultBranch,
    })),
    baseUrl: apiUrl,
  });
  const clock = new Clock();
  let id = 90_000;
  const repositories: Repository[] = [];
  const switches = { permissionLookup: null };
  const nextId = () => (id += 1);
  const site: Site = {
    clock,
    tokens,
    people,
    upstream,
    repositories,
    serverUrl: url,
    apiUrl,
    switches,
    nextId,
  };
  for (const one of seed.repositories) repositories.push(await addRepository(site, one, folder));
  const requests: LoggedRequest[] = [];
  const strange: string[] = [];
  const broken: unknown[] = [];
  const rules = new Rules();
  const limits = new Limits(clock);
  const exclusive = oneAtATime();
  const gitRequests: GitRequest[] = [];
  const backend = await startGitHttp({ root: folder });
  const git = gitFront({
    site,
    backend: backend.url,
    requests: gitRequests,
    hook: () => github.onGit,
    exclusive,
  });
  serve({
    site,
    rules,
    limits,
    requests,
    strange,
    exclusive,
    graphql: (request) => answerGraphql(site, request),
    git,
    broken,
  });
  const github: GitHub = {
    apiUrl,
    graphqlUrl: `${url}/api/graphql`,
    serverUrl: url,
    requests,
    gitRequests,
    onGit: null,
    strange,
    clock,
    limits,
    world: new World(site, exclusive),
    before: rules.before.bind(rules),
    after: rules.after.bind(rules),
    fault: rules.fault.bind(rules),
    unusedRules: () => rules.unused(),
    mintToken: (about) => tokens.mint(about),
    revokeToken: (token) => tokens.revoke(token),
    gitPath: (name) => repositoryNamed(site, name).git.path,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await backend.close();
      await upstream.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      if (broken.length > 0)
        throw new AggregateError(broken, `The stand-in broke ${broken.length} times: ${String(broken[0])}`);
    },
  };
  return github;
}

async function addRepository(site: Site, seed: RepositorySeed, folder: string): Promise<Repository> {
  const { people, upstream, clock } = site;
  const owner = people.get(seed.owner);
  const defaultBranch = seed.defaultBranch ?? 'main';
  const path = `/repos/${seed.owner}/${seed.name}`;
  const git = new GitFolder(join(folder, seed.owner, `${seed.name}.git`));
  const forkOf = seed.forkOf === undefined ? null : repositoryNamed(site, seed.forkOf);
  await git.create(defaultBranch);
  const by = {
    name: owner.login,
    email: `${owner.id}+${owner.login}@users.noreply.github.com`,
    at: clock.now(),
  };
  if (forkOf !== null) await git.run(['fetch', '--quiet', forkOf.git.path, '+refs/heads/*:refs/heads/*']);
  if (forkOf === null || seed.files !== undefined) {
    const changes = seed.files ?? { 'README.md': `# ${seed.name}\n` };
    await git.commit({ branch: defaultBranch, changes, message: 'Begin\n', by });
  }
  for (const name of seed.labels ?? []) {
    await upstream.ask({
      as: owner.key,
      method: 'POST',
      path: `${path}/labels`,
      body: { name },
      shape: UPSTREAM_LABEL,
    });
  }
  const known = await upstream.ask({ as: owner.key, path, shape: UPSTREAM_REPOSITORY });
  return {
    owner,
    name: seed.name,
    id: 600_000 + known.id,
    nodeId: `R_standin${600_000 + known.id}`,
    private: seed.private ?? false,
    defaultBranch,
    forkOf,
    git,
    roles: new Map(
      Object.entries(seed.collaborators ?? {}).map(([login, role]) => [people.get(login), role]),
    ),
    actionsMayCreatePullRequests: seed.actionsMayCreatePullRequests ?? true,
    hasIssues: true,
    issues: new Map(),
    comments: new Map(),
    pulls: new Map(),
    checks: new Map(),
    path,
  };
}

/** The repository of that full name. Errors: throws, naming those there are. */
export function repositoryNamed(site: Site, name: string): Repository {
  const [owner = '', repository = ''] = name.split('/');
  const found = findRepository(site, owner, repository);
  if (found === null)
    throw new Error(`No repository ${name} here, only ${site.repositories.map(fullName).join(', ')}.`);
  return found;
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
