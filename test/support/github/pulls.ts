import { historyOf, record } from './issues.ts';
import type { Person } from './people.ts';
import { association, issueNodeId, PULL_IDS, renderRepository, renderUser } from './render.ts';
import type { UpstreamIssue } from './upstream.ts';
import { UPSTREAM_ISSUE } from './upstream.ts';
import { fullName } from './site.ts';
import type { PullRequest, Repository, Site } from './site.ts';

/** Where a pull request is. */
export interface PullPlace {
  readonly site: Site;
  readonly repository: Repository;
  readonly pull: PullRequest;
}

/**
 * Brings a pull request up to what git says now, as GitHub does at every push.
 *
 * The head moves with its branch; an open one whose head has come into the base is merged, one whose branch is gone
 * or has nothing of its own any more is closed. `refs/pull/<n>/head` and `/merge` follow.
 */
export async function refreshPull({ site, repository, pull }: PullPlace): Promise<void> {
  const history = historyOf(repository, pull.number);
  if (history.closedAt !== null) return;
  const branches = await repository.git.branches();
  const own = pull.head.repository === repository;
  const tip = (own ? branches : await pull.head.repository.git.branches()).get(pull.head.branch) ?? null;
  if (tip === null) return closePull({ site, repository, pull }, pull.head.repository.owner);
  const base = branches.get(pull.base) ?? null;
  if (pull.seen === `${tip} ${base}`) return;
  pull.seen = `${tip} ${base}`;
  const moved = tip !== pull.headSha;
  const ref = `refs/pull/${pull.number}/head`;
  if (own) await repository.git.run(['update-ref', ref, tip]);
  else await repository.git.run(['fetch', '--quiet', pull.head.repository.git.path, `+${tip}:${ref}`]);
  pull.headSha = tip;
  if (moved) history.updatedAt = site.clock.now();
  if (base === null) return closePull({ site, repository, pull }, repository.owner);
  if (await repository.git.isAncestor(tip, base)) {
    if (moved) await closePull({ site, repository, pull }, repository.owner);
    else await markMerged({ site, repository, pull }, repository.owner, base);
    return;
  }
  await refreshMergeRef({ site, repository, pull }, base);
}

/** Makes `refs/pull/<n>/merge`, what `actions/checkout` gets by default; absent while the two conflict. */
async function refreshMergeRef({ repository, pull, site }: PullPlace, base: string): Promise<void> {
  const ref = `refs/pull/${pull.number}/merge`;
  const parents = await repository.git.line(['log', '-1', '--format=%P', ref]);
  if (parents === `${base} ${pull.headSha}`) return;
  const tree = await repository.git.mergeTree(base, pull.headSha);
  if (tree === null) {
    if ((await repository.git.commitOf(ref)) !== null) await repository.git.run(['update-ref', '-d', ref]);
    return;
  }
  const message = `Merge ${pull.headSha} into ${base}`;
  const by = { name: 'GitHub', email: 'noreply@github.com', at: site.clock.now() };
  const commit = await repository.git.commitTree({ tree, parents: [base, pull.headSha], message, by });
  await repository.git.run(['update-ref', ref, commit]);
}

/** Closes it without merging; does nothing to one that is closed. */
export async function closePull({ site, repository, pull }: PullPlace, by: Person): Promise<void> {
  await setState({ site, repository, pull }, 'closed', by);
}

export async function setState(
  { site, repository, pull }: PullPlace,
  state: 'open' | 'closed',
  by: Person,
): Promise<void> {
  const history = historyOf(repository, pull.number);
  const closed = history.closedAt !== null;
  if ((state === 'closed') === closed) return;
  await site.upstream.ask({
    as: by.key,
    method: 'PATCH',
    path: `${repository.path}/issues/${pull.number}`,
    body: { state },
    shape: UPSTREAM_ISSUE,
  });
  history.closedAt = state === 'closed' ? site.clock.now() : null;
  history.closedBy = state === 'closed' ? by : null;
  record({ site, repository, person: by }, pull.number, state === 'closed' ? 'closed' : 'reopened');
}

export async function markMerged(place: PullPlace, by: Person, commit: string): Promise<void> {
  const { site, repository, pull } = place;
  pull.mergedAt = site.clock.now();
  pull.mergedBy = by;
  pull.mergeCommit = commit;
  record({ site, repository, person: by }, pull.number, 'merged', { commit_id: commit });
  await closePull(place, by);
}

/** Merges for real, in the base repository. Returns the merge commit, or null when the two conflict. */
export async function mergePull(
  place: PullPlace,
  by: Person,
  method: 'merge' | 'squash',
): Promise<string | null> {
  const { site, repository, pull } = place;
  const base = await repository.git.branch(pull.base);
  const tree = base === null ? null : await repository.git.mergeTree(base, pull.headSha);
  if (base === null || tree === null) return null;
  const issue = await site.upstream.ask({
    as: by.key,
    path: `${repository.path}/issues/${pull.number}`,
    shape: UPSTREAM_ISSUE,
  });
  const title =
    method === 'squash'
      ? `${issue.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${headLabel(pull).replace(':', '/')}\n\n${issue.title}`;
  const parents = method === 'squash' ? [base] : [base, pull.headSha];
  const signature = {
    name: by.login,
    email: `${by.id}+${by.login}@users.noreply.github.com`,
    at: site.clock.now(),
  };
  const commit = await repository.git.commitTree({ tree, parents, message: `${title}\n`, by: signature });
  await repository.git.run(['update-ref', `refs/heads/${pull.base}`, commit, base]);
  await markMerged(place, by, commit);
  return commit;
}

/** `owner:branch`. */
export function headLabel(pull: PullRequest): string {
  return `${pull.head.repository.owner.login}:${pull.head.branch}`;
}

/** A pull request as REST shows it; `full` adds what only a single read has. */
export async function renderPull(
  place: PullPlace,
  issue: UpstreamIssue,
  full: boolean,
): Promise<{ readonly [name: string]: unknown }> {
  const { site, repository, pull } = place;
  const history = historyOf(repository, pull.number);
  const author = site.people.byKey(issue.user.login);
  const url = `${site.apiUrl}/repos/${fullName(repository)}/pulls/${pull.number}`;
  const html = `${site.serverUrl}/${fullName(repository)}/pull/${pull.number}`;
  const baseSha = (await repository.git.branch(pull.base)) ?? '0'.repeat(40);
  const assignees = issue.assignees.map(({ login }) => renderUser(site, site.people.byKey(login)));
  const mergeRef = await repository.git.commitOf(`refs/pull/${pull.number}/merge`);
  const open = history.closedAt === null;
  return {
    url,
    id: PULL_IDS + issue.id,
    node_id: issueNodeId(issue.id, true),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${site.apiUrl}/repos/${fullName(repository)}/issues/${pull.number}`,
    number: pull.number,
    state: open ? 'open' : 'closed',
    locked: history.locked !== null,
    active_lock_reason: history.locked === '' ? null : history.locked,
    title: issue.title,
    user: renderUser(site, author),
    body: issue.body === '' ? null : issue.body,
    created_at: history.createdAt,
    updated_at: history.updatedAt,
    closed_at: history.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit ?? mergeRef,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    labels: issue.labels,
    milestone: null,
    draft: pull.draft,
    head: await renderEnd(site, pull.head.repository, pull.head.branch, pull.headSha),
    base: await renderEnd(site, repository, pull.base, baseSha),
    author_association: association(repository, author),
    auto_merge: null,
    ...(full
      ? {
          merged: pull.mergedAt !== null,
          mergeable: open ? mergeRef !== null : null,
          mergeable_state: open ? (mergeRef === null ? 'dirty' : pull.draft ? 'draft' : 'clean') : 'unknown',
          merged_by: pull.mergedBy === null ? null : renderUser(site, pull.mergedBy),
          comments: issue.comments,
          review_comments: 0,
          maintainer_can_modify: false,
        }
      : {}),
  };
}

async function renderEnd(site: Site, repository: Repository, ref: string, sha: string): Promise<object> {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: renderUser(site, repository.owner),
    repo: renderRepository(site, repository),
  };
}
