import { renderApp, atLeast } from './people.ts';
import type { Person } from './people.ts';
import { fullName, roleOf } from './site.ts';
import type { CommentHistory, IssueHistory, Reaction, Repository, Site } from './site.ts';
import type { UpstreamComment, UpstreamIssue } from './upstream.ts';

/** Ids of issues and comments are far from their numbers, as on GitHub: whoever mixes them up gets 404. */
export const ISSUE_IDS = 3_000_000_000;
export const COMMENT_IDS = 4_000_000_000;
export const CHECK_IDS = 50_000_000_000;
export const PULL_IDS = 2_000_000_000;

const CONTENTS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

/** Whether GitHub knows this reaction. */
export function isReaction(content: string): boolean {
  return CONTENTS.includes(content);
}

/** Somebody as other objects show them. */
export function renderUser(site: Site, person: Person): { readonly [name: string]: unknown } {
  const url = `${site.apiUrl}/users/${encodeURIComponent(person.login)}`;
  return {
    login: person.login,
    id: person.id,
    node_id: person.nodeId,
    avatar_url: `${site.serverUrl}/avatars/u/${person.id}`,
    url,
    html_url: `${site.serverUrl}/${person.login}`,
    type: person.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** How GitHub says who somebody is to a repository; it is a hint for readers, not an authorization. */
export function association(repository: Repository, person: Person): string {
  if (repository.owner === person) return 'OWNER';
  if (person.type === 'Bot') return 'NONE';
  if (repository.roles.has(person))
    return repository.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
  return 'NONE';
}

/** Whether somebody can be an assignee. */
export function isAssignable(repository: Repository, person: Person): boolean {
  return atLeast(roleOf(repository, person), 'write');
}

/** An issue as REST shows it: the emulator's content, our history. */
export function renderIssue(
  site: Site,
  repository: Repository,
  issue: UpstreamIssue,
  history: IssueHistory,
): { readonly [name: string]: unknown } {
  const pull = repository.pulls.get(history.number);
  const author = site.people.byKey(issue.user.login);
  const path = `${site.serverUrl}/${fullName(repository)}`;
  const url = `${site.apiUrl}/repos/${fullName(repository)}/issues/${history.number}`;
  const assignees = issue.assignees.map(({ login }) => renderUser(site, site.people.byKey(login)));
  return {
    ...issue,
    url,
    repository_url: `${site.apiUrl}/repos/${fullName(repository)}`,
    html_url: `${path}/${pull === undefined ? 'issues' : 'pull'}/${history.number}`,
    id: ISSUE_IDS + issue.id,
    node_id: issueNodeId(issue.id, pull !== undefined),
    body: issue.body === '' ? null : issue.body,
    user: renderUser(site, author),
    assignee: assignees[0] ?? null,
    assignees,
    author_association: association(repository, author),
    created_at: history.createdAt,
    updated_at: history.updatedAt,
    closed_at: history.closedAt,
    closed_by: history.closedBy === null ? null : renderUser(site, history.closedBy),
    state_reason: history.stateReason,
    locked: history.locked !== null,
    active_lock_reason: history.locked === '' ? null : history.locked,
    performed_via_github_app: renderApp(history.app),
    reactions: renderReactionCounts(`${url}/reactions`, history.reactions),
    ...(pull === undefined
      ? {}
      : {
          draft: pull.draft,
          pull_request: {
            url: `${site.apiUrl}/repos/${fullName(repository)}/pulls/${history.number}`,
            html_url: `${path}/pull/${history.number}`,
            diff_url: `${path}/pull/${history.number}.diff`,
            patch_url: `${path}/pull/${history.number}.patch`,
            merged_at: pull.mergedAt,
          },
        }),
  };
}

/** The global id of an issue, or of a pull request by its issue half. */
export function issueNodeId(upstreamId: number, isPull: boolean): string {
  return isPull ? `PR_standin${PULL_IDS + upstreamId}` : `I_standin${ISSUE_IDS + upstreamId}`;
}

/** A comment as REST shows it. */
export function renderComment(
  site: Site,
  repository: Repository,
  comment: UpstreamComment,
  history: CommentHistory,
): { readonly [name: string]: unknown } {
  const author = site.people.byKey(comment.user.login);
  const api = `${site.apiUrl}/repos/${fullName(repository)}/issues`;
  const page = repository.pulls.has(history.issue) ? 'pull' : 'issues';
  const url = `${api}/comments/${COMMENT_IDS + comment.id}`;
  return {
    url,
    html_url: `${site.serverUrl}/${fullName(repository)}/${page}/${history.issue}#issuecomment-${COMMENT_IDS + comment.id}`,
    issue_url: `${api}/${history.issue}`,
    id: COMMENT_IDS + comment.id,
    node_id: `IC_standin${COMMENT_IDS + comment.id}`,
    user: renderUser(site, author),
    created_at: history.createdAt,
    updated_at: history.updatedAt,
    body: comment.body,
    author_association: association(repository, author),
    reactions: renderReactionCounts(`${url}/reactions`, history.reactions),
    performed_via_github_app: renderApp(history.app),
  };
}

export function renderReaction(site: Site, reaction: Reaction): object {
  return {
    id: reaction.id,
    node_id: `REA_standin${reaction.id}`,
    user: renderUser(site, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

function renderReactionCounts(url: string, reactions: readonly Reaction[]): object {
  const counts = CONTENTS.map((content) => [
    content,
    reactions.filter((one) => one.content === content).length,
  ]);
  return { url, total_count: reactions.length, ...Object.fromEntries(counts) };
}

/** A repository as REST shows it; the emulator's own answer fills the rest. */
export function renderRepository(site: Site, repository: Repository): { readonly [name: string]: unknown } {
  const name = fullName(repository);
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: name,
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: renderUser(site, repository.owner),
    html_url: `${site.serverUrl}/${name}`,
    url: `${site.apiUrl}/repos/${name}`,
    clone_url: `${site.serverUrl}/${name}.git`,
    fork: repository.forkOf !== null,
    default_branch: repository.defaultBranch,
    has_issues: repository.hasIssues,
    archived: false,
    disabled: false,
  };
}
