import * as z from 'zod';
import { ACTIONS_APP } from './actors.ts';
import type { Actor, AppIdentity } from './actors.ts';
import { answerRest } from './api.ts';
import type { JsonObject } from './exchange.ts';
import type { FileChanges } from './git-folder.ts';
import type { Role } from './people.ts';
import { COMMENT_IDS } from './render.ts';
import { findRepository } from './site.ts';
import type { Repository, Site } from './site.ts';

const NUMBERED = z.looseObject({ number: z.number() });
const IDENTIFIED = z.looseObject({ id: z.number() });
const ROWS = z.array(z.looseObject({}));

/** Who does something in the world: a login, or an App's bot. */
export type Who = string | { readonly login: string; readonly app: AppIdentity };

/** A refusal of the stand-in to something that a test wanted to happen. */
export class WorldRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * What other people do, behind the back of the program under test.
 *
 * Everything goes through the same routes as requests do, as the person named, but past tokens, faults, limits and the log.
 */
export class World {
  readonly #site: Site;
  readonly #exclusive: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(site: Site, exclusive: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#site = site;
    this.#exclusive = exclusive;
  }

  /** One REST request as somebody. Errors: `WorldRefused` with GitHub's status for anything but 2xx. */
  async call(as: Who, method: string, path: string, body: JsonObject = {}): Promise<unknown> {
    const login = typeof as === 'string' ? as : as.login;
    const app = typeof as === 'string' ? (login === 'github-actions[bot]' ? ACTIONS_APP : null) : as.app;
    const write = { contents: 'write', issues: 'write', 'pull-requests': 'write', checks: 'write' } as const;
    const base = { login, app, repository: null };
    const actor: Actor =
      app === null ? { ...base, kind: 'user' } : { ...base, kind: 'app', permissions: write };
    const url = new URL(path, 'http://world');
    const request = { method, path: url.pathname, query: url.searchParams, headers: {}, body, actor };
    const unknown: string[] = [];
    const answer = await this.#exclusive(() =>
      answerRest(this.#site, request, (one) => unknown.push(one.path)),
    );
    if (answer.status >= 200 && answer.status < 300) return answer.json ?? answer.text;
    throw new WorldRefused(
      answer.status,
      `${login} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`,
    );
  }

  /** Every row of a list, all pages. */
  async all(path: string): Promise<JsonObject[]> {
    const rows: JsonObject[] = [];
    for (let page = 1; ; page += 1) {
      const mark = path.includes('?') ? '&' : '?';
      const [, owner = '', name = ''] = /^\/repos\/([^/]+)\/([^/]+)/.exec(path) ?? [];
      const as = this.repository(`${owner}/${name}`).owner.login;
      const some = ROWS.parse(await this.call(as, 'GET', `${path}${mark}per_page=100&page=${page}`));
      rows.push(...some);
      if (some.length < 100) return rows;
    }
  }

  /** The stand-in's own object of a repository. Errors: throws when there is none. */
  repository(name: string): Repository {
    const [owner = '', short = ''] = name.split('/');
    const found = findRepository(this.#site, owner, short);
    if (found === null) throw new Error(`No repository ${name} here.`);
    return found;
  }

  /** The id behind a login. Errors: throws for somebody unknown. */
  idOf(login: string): number {
    return this.#site.people.get(login).id;
  }

  /** Pushes a commit; the branch is made from `from` (default: the default branch) when it is new. Returns its id. */
  commit(about: {
    readonly repository: string;
    readonly files: FileChanges;
    readonly by: string;
    readonly branch?: string;
    readonly message?: string;
    readonly from?: string;
    /** Replaces the last commit instead of adding one: a force-push. */
    readonly amend?: boolean;
  }): Promise<string> {
    const { git, defaultBranch } = this.repository(about.repository);
    const person = this.#site.people.get(about.by);
    return this.#exclusive(() =>
      git.commit({
        branch: about.branch ?? defaultBranch,
        from: about.from ?? defaultBranch,
        changes: about.files,
        message: `${about.message ?? 'Change files'}\n`,
        by: {
          name: person.login,
          email: `${person.id}+${person.login}@users.noreply.github.com`,
          at: this.#site.clock.now(),
        },
        amend: about.amend ?? false,
      }),
    );
  }

  async deleteBranch(repository: string, branch: string): Promise<void> {
    const { git } = this.repository(repository);
    await this.#exclusive(() => git.run(['update-ref', '-d', `refs/heads/${branch}`]));
  }

  /** Opens a pull request; `head` is a branch, or `owner:branch` of a fork. Returns its number. */
  async openPull(about: {
    readonly repository: string;
    readonly by: Who;
    readonly head: string;
    readonly base?: string;
    readonly title?: string;
    readonly body?: string;
    readonly draft?: boolean;
  }): Promise<number> {
    const {
      repository,
      by,
      head,
      base = this.repository(repository).defaultBranch,
      title = `Change ${head}`,
    } = about;
    const body = { head, base, title, body: about.body ?? null, draft: about.draft ?? false };
    return NUMBERED.parse(await this.call(by, 'POST', `/repos/${repository}/pulls`, body)).number;
  }

  /** Merges for real. Returns the merge commit. */
  async mergePull(
    repository: string,
    number: number,
    by: string,
    method: 'merge' | 'squash' = 'merge',
  ): Promise<string> {
    const answer = await this.call(by, 'PUT', `/repos/${repository}/pulls/${number}/merge`, {
      merge_method: method,
    });
    return z.looseObject({ sha: z.string() }).parse(answer).sha;
  }

  /** Reviews; `commit` (default: the head) is what they looked at. Returns the review's id. */
  async review(about: {
    readonly repository: string;
    readonly number: number;
    readonly by: string;
    readonly event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
    readonly body?: string;
    readonly commit?: string;
  }): Promise<number> {
    const body = {
      event: about.event,
      body: about.body ?? '',
      ...(about.commit === undefined ? {} : { commit_id: about.commit }),
    };
    const path = `/repos/${about.repository}/pulls/${about.number}/reviews`;
    return IDENTIFIED.parse(await this.call(about.by, 'POST', path, body)).id;
  }

  async openIssue(about: {
    readonly repository: string;
    readonly by: Who;
    readonly title: string;
    readonly body?: string;
    readonly labels?: readonly string[];
  }): Promise<number> {
    const body = { title: about.title, body: about.body ?? null, labels: about.labels ?? [] };
    return NUMBERED.parse(await this.call(about.by, 'POST', `/repos/${about.repository}/issues`, body))
      .number;
  }

  /** Changes an issue (or the issue half of a pull request) a second later, so that `updated_at` moves. */
  async changeIssue(repository: string, number: number, by: Who, change: JsonObject): Promise<void> {
    this.#site.clock.advance(1);
    await this.call(by, 'PATCH', `/repos/${repository}/issues/${number}`, change);
  }

  /** Comments. Returns the comment's public id. */
  async comment(repository: string, number: number, by: Who, body: string): Promise<number> {
    const path = `/repos/${repository}/issues/${number}/comments`;
    return IDENTIFIED.parse(await this.call(by, 'POST', path, { body })).id;
  }

  /** Edits a comment a second later, so that it shows as edited. */
  async editComment(repository: string, id: number, by: Who, body: string): Promise<void> {
    this.#site.clock.advance(1);
    await this.call(by, 'PATCH', `/repos/${repository}/issues/comments/${id}`, { body });
  }

  async deleteComment(repository: string, id: number, by: Who): Promise<void> {
    await this.call(by, 'DELETE', `/repos/${repository}/issues/comments/${id}`);
  }

  /** Hides a comment; null shows it again. */
  minimizeComment(repository: string, id: number, reason: string | null): void {
    const comment = this.repository(repository).comments.get(id - COMMENT_IDS);
    if (comment === undefined) throw new Error(`No comment ${id} in ${repository}.`);
    comment.minimized = reason;
  }

  /** Deletes an issue (410 from then on), or transfers it (301 to there). */
  loseIssue(repository: string, number: number, to: { repository: string; number: number } | null): void {
    const issue = this.repository(repository).issues.get(number);
    if (issue === undefined) throw new Error(`No issue ${number} in ${repository}.`);
    issue.gone =
      to === null
        ? { kind: 'deleted' }
        : { kind: 'moved', to: `/repos/${to.repository}/issues/${to.number}` };
  }

  /** Gives somebody a role; null takes it away. Somebody unknown becomes known. */
  setRole(repository: string, login: string, role: Role | null): void {
    const { roles } = this.repository(repository);
    const person = this.#site.people.get(login);
    if (role === null) roles.delete(person);
    else roles.set(person, role);
  }

  renameUser(login: string, to: string): void {
    this.#site.people.rename(login, to);
  }

  /** Makes every permission lookup fail with this status until it is set to null. */
  failPermissionLookup(status: number | null): void {
    this.#site.switches.permissionLookup = status;
  }

  /** The content of a file at a ref, from git; null when it is not there. */
  file(repository: string, ref: string, path: string): Promise<string | null> {
    return this.repository(repository).git.read(ref, path);
  }
}
