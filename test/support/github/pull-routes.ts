import { invalid, notFound, ok, optionalText, Refusal } from './exchange.ts';
import { demandMayChange, readChange } from './issue-routes.ts';
import { changeIssue, checkBody, checkTitle, historyOf, openIssue, readIssue } from './issues.ts';
import { atLeast } from './people.ts';
import { changedFiles } from './pull-files.ts';
import { headLabel, mergePull, refreshPull, renderPull, setState } from './pulls.ts';
import type { PullPlace } from './pulls.ts';
import { renderUser } from './render.ts';
import { demand, numberOf, paged } from './route.ts';
import type { Context, Route } from './route.ts';
import { findRepository, fullName, roleOf } from './site.ts';
import type { PullRequest, Repository, Review } from './site.ts';

async function pullOf(context: Context): Promise<PullPlace> {
  const { site, repository } = context;
  const pull = repository.pulls.get(numberOf(context, 'number'));
  if (pull === undefined) throw notFound();
  historyOf(repository, pull.number);
  await refreshPull({ site, repository, pull });
  return { site, repository, pull };
}

async function list(context: Context) {
  demand(context, 'pull-requests', 'read');
  const { site, repository, request } = context;
  const state = request.query.get('state') ?? 'open';
  if (!['open', 'closed', 'all'].includes(state))
    throw invalid({ resource: 'PullRequest', code: 'invalid', field: 'state' });
  const head = request.query.get('head')?.toLowerCase();
  const base = request.query.get('base');
  const found: unknown[] = [];
  for (const pull of repository.pulls.values()) {
    await refreshPull({ site, repository, pull });
    const open = historyOf(repository, pull.number).closedAt === null;
    if (state !== 'all' && open !== (state === 'open')) continue;
    // Without a colon GitHub ignores `head`, and lists everything.
    if (head !== undefined && head.includes(':') && headLabel(pull).toLowerCase() !== head) continue;
    if (base !== null && pull.base !== base) continue;
    found.push(await renderPull({ site, repository, pull }, await readIssue(context, pull.number), false));
  }
  const sort = request.query.get('sort') ?? 'created';
  const direction = request.query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc');
  return paged(context, direction === 'desc' ? found.reverse() : found);
}

/** The head's repository and branch out of `branch`, `owner:branch` and `head_repo`. */
function headOf(context: Context): { repository: Repository; branch: string } | null {
  const { head, head_repo: named } = context.request.body;
  if (typeof head !== 'string')
    throw invalid({ resource: 'PullRequest', code: 'missing_field', field: 'head' });
  const colon = head.indexOf(':');
  const owner = colon === -1 ? context.repository.owner.login : head.slice(0, colon);
  const branch = head.slice(colon + 1);
  const [, name] = typeof named === 'string' ? named.split('/') : [];
  const repository =
    owner.toLowerCase() === context.repository.owner.login.toLowerCase() && name === undefined
      ? context.repository
      : (context.site.repositories.find(
          (one) => one.forkOf === context.repository && one.owner.login.toLowerCase() === owner.toLowerCase(),
        ) ?? findRepository(context.site, owner, name ?? context.repository.name));
  return repository === null ? null : { repository, branch };
}

async function create(context: Context) {
  demand(context, 'pull-requests', 'write');
  const { site, repository, request, person } = context;
  const { body } = request;
  if (request.actor.app?.slug === 'github-actions' && !repository.actionsMayCreatePullRequests) {
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const title = checkTitle(body['title'], 'PullRequest');
  const text = optionalText(body, 'body', 'PullRequest') ?? null;
  checkBody(text, 'PullRequest');
  const head = headOf(context);
  const headSha = head === null ? null : await head.repository.git.branch(head.branch);
  if (head === null || headSha === null)
    throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  if (request.actor.kind === 'user' && !atLeast(roleOf(head.repository, person), 'write')) {
    throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  }
  const { base } = body;
  if (typeof base !== 'string')
    throw invalid({ resource: 'PullRequest', code: 'missing_field', field: 'base' });
  const baseSha = await repository.git.branch(base);
  if (baseSha === null) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  for (const other of repository.pulls.values()) {
    await refreshPull({ site, repository, pull: other });
    const same =
      other.head.repository === head.repository && other.head.branch === head.branch && other.base === base;
    if (same && historyOf(repository, other.number).closedAt === null) {
      const message = `A pull request already exists for ${headLabel(other)}.`;
      throw invalid({ resource: 'PullRequest', code: 'custom', message });
    }
  }
  if (head.repository !== repository)
    await repository.git.run(['fetch', '--quiet', head.repository.git.path, headSha]);
  if (await repository.git.isAncestor(headSha, baseSha)) {
    const message = `No commits between ${base} and ${head.repository === repository ? head.branch : `${head.repository.owner.login}:${head.branch}`}`;
    throw invalid({ resource: 'PullRequest', code: 'custom', message });
  }
  const content = { title, body: text, labels: [], assignees: [] };
  const issue = await openIssue(context, content, {
    app: request.actor.app,
    mayLabel: false,
    mayCreateLabels: false,
  });
  const pull: PullRequest = {
    number: issue.number,
    base,
    head,
    headSha,
    seen: '',
    draft: body['draft'] === true,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    reviews: [],
  };
  repository.pulls.set(issue.number, pull);
  await refreshPull({ site, repository, pull });
  return ok(await renderPull({ site, repository, pull }, issue, true), 201);
}

async function update(context: Context) {
  demand(context, 'pull-requests', 'write');
  const place = await pullOf(context);
  const { pull, repository, site } = place;
  const change = readChange(context, 'PullRequest');
  const before = await readIssue(context, pull.number);
  demandMayChange(context, before, change);
  if (change.state === 'open' && pull.mergedAt !== null) {
    throw invalid({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: 'state cannot be changed. The pull request cannot be reopened.',
    });
  }
  if (change.state === 'open' && (await pull.head.repository.git.branch(pull.head.branch)) === null) {
    const message = `state cannot be changed. The ${pull.head.branch} branch has been deleted.`;
    throw invalid({ resource: 'PullRequest', code: 'custom', field: 'state', message });
  }
  const { base } = context.request.body;
  if (typeof base === 'string' && base !== pull.base) {
    if ((await repository.git.branch(base)) === null) {
      throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
    }
    pull.base = base;
  }
  const { state, ...text } = change;
  await changeIssue(context, pull.number, text, false);
  if (state !== undefined) await setState(place, state, context.person);
  await refreshPull(place);
  return ok(await renderPull({ site, repository, pull }, await readIssue(context, pull.number), true));
}

async function merge(context: Context) {
  demand(context, 'contents', 'write', 'write');
  const place = await pullOf(context);
  const { sha, merge_method: method } = context.request.body;
  if (historyOf(place.repository, place.pull.number).closedAt !== null)
    throw new Refusal(405, 'Pull Request is not mergeable');
  if (place.pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (typeof sha === 'string' && sha !== place.pull.headSha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  }
  const commit = await mergePull(place, context.person, method === 'squash' ? 'squash' : 'merge');
  if (commit === null) throw new Refusal(405, 'Pull Request is not mergeable');
  return ok({ sha: commit, merged: true, message: 'Pull Request successfully merged' });
}

async function files(context: Context) {
  demand(context, 'pull-requests', 'read');
  const { repository, pull, site } = await pullOf(context);
  const base = (await repository.git.branch(pull.base)) ?? pull.headSha;
  const until =
    pull.mergeCommit === null ? base : ((await repository.git.commitOf(`${pull.mergeCommit}^1`)) ?? base);
  const changed = await changedFiles(repository.git, until, pull.headSha);
  const contents = `${site.apiUrl}/repos/${fullName(pull.head.repository)}/contents`;
  return paged(
    context,
    changed.map((file) => ({
      ...file,
      contents_url: `${contents}/${encodeURI(file.filename)}?ref=${pull.headSha}`,
    })),
  );
}

function renderReview(context: Context, pull: PullRequest, review: Review): object {
  const page = `${context.site.serverUrl}/${fullName(context.repository)}/pull/${pull.number}`;
  return {
    id: review.id,
    node_id: `PRR_standin${review.id}`,
    user: renderUser(context.site, review.user),
    body: review.body,
    state: review.state,
    html_url: `${page}#pullrequestreview-${review.id}`,
    commit_id: review.commit,
    submitted_at: review.submittedAt,
  };
}

async function review(context: Context) {
  demand(context, 'pull-requests', 'write');
  const { pull, site } = await pullOf(context);
  const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;
  const { event, body, commit_id: commit } = context.request.body;
  const state = states[event as keyof typeof states];
  if (state === undefined) throw invalid({ resource: 'PullRequestReview', code: 'invalid', field: 'event' });
  const author = (await readIssue(context, pull.number)).user.login;
  if (state !== 'COMMENTED' && site.people.byKey(author) === context.person) {
    throw new Refusal(422, 'Unprocessable Entity', ['Can not approve your own pull request']);
  }
  const made: Review = {
    id: site.nextId(),
    user: context.person,
    state,
    body: typeof body === 'string' ? body : '',
    commit: typeof commit === 'string' ? commit : pull.headSha,
    submittedAt: site.clock.now(),
  };
  pull.reviews.push(made);
  return ok(renderReview(context, pull, made));
}

/** Pull requests: their git half, files and reviews. */
export const PULL_ROUTES: readonly Route[] = [
  { on: 'GET /pulls', handle: list },
  { on: 'POST /pulls', handle: create },
  {
    on: 'GET /pulls/:number',
    handle: async (context) => {
      demand(context, 'pull-requests', 'read');
      const place = await pullOf(context);
      return ok(await renderPull(place, await readIssue(context, place.pull.number), true));
    },
  },
  { on: 'PATCH /pulls/:number', handle: update },
  { on: 'PUT /pulls/:number/merge', handle: merge },
  { on: 'GET /pulls/:number/files', handle: files },
  {
    on: 'GET /pulls/:number/commits',
    handle: async (context) => {
      demand(context, 'pull-requests', 'read');
      const { repository, pull } = await pullOf(context);
      const range = `${(await repository.git.branch(pull.base)) ?? ''}..${pull.headSha}`;
      const shas = (await repository.git.run(['rev-list', '--reverse', range])).split('\n').filter(Boolean);
      return paged(
        context,
        shas.map((sha) => ({ sha })),
      );
    },
  },
  {
    on: 'GET /pulls/:number/reviews',
    handle: async (context) => {
      demand(context, 'pull-requests', 'read');
      const { pull } = await pullOf(context);
      return paged(
        context,
        pull.reviews.map((one) => renderReview(context, pull, one)),
      );
    },
  },
  {
    on: 'GET /pulls/:number/reviews/:review',
    handle: async (context) => {
      demand(context, 'pull-requests', 'read');
      const { pull } = await pullOf(context);
      const found = pull.reviews.find(({ id }) => id === numberOf(context, 'review'));
      if (found === undefined) throw notFound();
      return ok(renderReview(context, pull, found));
    },
  },
  { on: 'POST /pulls/:number/reviews', handle: review },
];
