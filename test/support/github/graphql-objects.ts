import type { ApiRequest } from './exchange.ts';
import { GraphqlError } from './graphql-document.ts';
import { readIssue, historyOf } from './issues.ts';
import type { Person } from './people.ts';
import { refreshPull } from './pulls.ts';
import { association, COMMENT_IDS, ISSUE_IDS, issueNodeId, PULL_IDS } from './render.ts';
import { actor, connection, edited } from './graphql-parts.ts';
import type { Args, Node } from './graphql-parts.ts';
import { demand, visibleTo } from './route.ts';
import type { Context } from './route.ts';
import { findRepository, fullName } from './site.ts';
import type { CommentHistory, IssueEvent, Repository, Site } from './site.ts';
import { scopeOf } from './issue-routes.ts';
import { UPSTREAM_COMMENT, UPSTREAM_ISSUE } from './upstream.ts';
import type { UpstreamComment, UpstreamIssue } from './upstream.ts';

/** The root of a query or mutation, as one who asks sees it. */
export function rootOf(site: Site, request: ApiRequest, type: 'Query' | 'Mutation'): Node {
  const person = site.people.get(request.actor.login);
  const at = (repository: Repository): Context => ({ site, repository, request, person, params: {} });
  const node = (id: unknown) => nodeById(at, site, String(id));
  if (type === 'Query') {
    return {
      __typename: 'Query',
      viewer: actor(site, person),
      rateLimit: {
        __typename: 'RateLimit',
        limit: 5000,
        cost: 1,
        remaining: 4999,
        used: 1,
        resetAt: site.clock.now(),
      },
      repository: async ({ owner, name }: Args) => {
        const found = findRepository(site, String(owner), String(name));
        if (found === null || !visibleTo(request, found, person)) {
          throw missing(
            `Could not resolve to a Repository with the name '${String(owner)}/${String(name)}'.`,
          );
        }
        return repository(at(found));
      },
      node: ({ id }: Args) => node(id),
      nodes: async ({ ids }: Args) => {
        const found: unknown[] = [];
        for (const id of ids as readonly unknown[]) found.push(await node(id));
        return found;
      },
    };
  }
  const minimize = (hide: boolean) => async (args: Args) => {
    const input = args['input'] as Args;
    const [context, history] = commentById(at, site, String(input['subjectId']));
    demand(context, scopeOf(context, history.issue), 'write', 'write');
    history.minimized = hide ? String(input['classifier']).toLowerCase() : null;
    const shown = await comment(context, history);
    return {
      __typename: 'MinimizePayload',
      clientMutationId: input['clientMutationId'] ?? null,
      minimizedComment: hide ? shown : null,
      unminimizedComment: hide ? null : shown,
    };
  };
  return { __typename: 'Mutation', minimizeComment: minimize(true), unminimizeComment: minimize(false) };
}

function missing(message: string): GraphqlError {
  return new GraphqlError('notFound', message, 'NOT_FOUND');
}

/** What a global id names. Errors: NOT_FOUND, as for ids that never were. */
async function nodeById(at: (repository: Repository) => Context, site: Site, id: string): Promise<Node> {
  if (id.startsWith('IC_')) {
    const [context, history] = commentById(at, site, id);
    return comment(context, history);
  }
  const upstreamId = id.startsWith('I_')
    ? Number(id.slice(9)) - ISSUE_IDS
    : id.startsWith('PR_')
      ? Number(id.slice(10)) - PULL_IDS
      : null;
  for (const one of upstreamId === null ? [] : site.repositories) {
    const context = at(one);
    for (const row of await listIssues(context)) {
      if (row.id === upstreamId && issueNodeId(row.id, one.pulls.has(row.number)) === id)
        return issueNode(context, row.number);
    }
  }
  throw missing(`Could not resolve to a node with the global id of '${id}'`);
}

function commentById(
  at: (repository: Repository) => Context,
  site: Site,
  id: string,
): [Context, CommentHistory] {
  for (const one of site.repositories) {
    const history = one.comments.get(Number(id.replace('IC_standin', '')) - COMMENT_IDS);
    if (history !== undefined && visibleTo(at(one).request, one, at(one).person)) return [at(one), history];
  }
  throw missing(`Could not resolve to a node with the global id of '${id}'`);
}

function listIssues({ site, repository, person }: Context): Promise<UpstreamIssue[]> {
  const path = `${repository.path}/issues?state=all&sort=created&direction=asc`;
  return site.upstream.list({ as: person.key, path, shape: UPSTREAM_ISSUE });
}

function repository(context: Context): Node {
  const { repository: one, site } = context;
  const numbered =
    (wanted: 'Issue' | 'PullRequest' | null) =>
    async ({ number }: Args) => {
      const isPull = one.pulls.has(Number(number));
      const known = one.issues.get(Number(number));
      const fits = wanted === null || isPull === (wanted === 'PullRequest');
      if (known === undefined || known.gone !== null || !fits) {
        const what = wanted === 'PullRequest' ? 'a PullRequest' : 'an Issue';
        throw missing(`Could not resolve to ${what} with the number of ${String(number)}.`);
      }
      return issueNode(context, Number(number));
    };
  return {
    __typename: 'Repository',
    id: one.nodeId,
    databaseId: one.id,
    name: one.name,
    nameWithOwner: fullName(one),
    url: `${site.serverUrl}/${fullName(one)}`,
    isPrivate: one.private,
    issue: numbered('Issue'),
    pullRequest: numbered('PullRequest'),
    issueOrPullRequest: numbered(null),
    issues: async (args: Args) => {
      demand(context, 'issues', 'read');
      return connection('Issue', await chosenIssues(context, args), args);
    },
  };
}

/** `issues(states, labels, filterBy: {since, states, labels}, orderBy: {field, direction})`. */
async function chosenIssues(context: Context, args: Args): Promise<Node[]> {
  const { repository: one } = context;
  const filter = (args['filterBy'] ?? {}) as Args;
  const order = (args['orderBy'] ?? { field: 'CREATED_AT', direction: 'ASC' }) as Args;
  const states = (args['states'] ?? filter['states']) as string | readonly string[] | undefined;
  const labels = (args['labels'] ?? filter['labels']) as readonly string[] | undefined;
  const since = typeof filter['since'] === 'string' ? Date.parse(filter['since']) : -Infinity;
  const rows = (await listIssues(context))
    .filter(({ number }) => !one.pulls.has(number) && one.issues.get(number)?.gone === null)
    .filter((row) => states === undefined || [states].flat().includes(row.state.toUpperCase()))
    .filter(
      (row) =>
        labels === undefined ||
        row.labels.some(({ name }) => labels.some((label) => label.toLowerCase() === name.toLowerCase())),
    )
    // GraphQL says "updated at or after", so the second itself counts.
    .filter(({ number }) => Date.parse(historyOf(one, number).updatedAt) >= since);
  const at = (number: number): number => {
    const history = historyOf(one, number);
    return Date.parse(order['field'] === 'UPDATED_AT' ? history.updatedAt : history.createdAt);
  };
  rows.sort(
    (a, b) => (at(a.number) - at(b.number) || a.number - b.number) * (order['direction'] === 'DESC' ? -1 : 1),
  );
  const nodes: Node[] = [];
  for (const { number } of rows) nodes.push(await issueNode(context, number));
  return nodes;
}

/** An issue or pull request. */
async function issueNode(context: Context, number: number): Promise<Node> {
  demand(context, scopeOf(context, number), 'read');
  const { repository: one, site, person } = context;
  const pull = one.pulls.get(number);
  if (pull !== undefined) await refreshPull({ site, repository: one, pull });
  const issue = await readIssue(context, number);
  const history = historyOf(one, number);
  const author = site.people.byKey(issue.user.login);
  const labels = issue.labels.map(({ id, name, color }) => ({
    __typename: 'Label',
    id: `LA_standin${id}`,
    name,
    color,
  }));
  const closed = history.closedAt !== null;
  return {
    __typename: pull === undefined ? 'Issue' : 'PullRequest',
    id: issueNodeId(issue.id, pull !== undefined),
    databaseId: (pull === undefined ? ISSUE_IDS : PULL_IDS) + issue.id,
    fullDatabaseId: String((pull === undefined ? ISSUE_IDS : PULL_IDS) + issue.id),
    number,
    title: issue.title,
    body: issue.body ?? '',
    state: pull?.mergedAt ? 'MERGED' : issue.state.toUpperCase(),
    stateReason: history.stateReason?.toUpperCase() ?? null,
    closed,
    closedAt: history.closedAt,
    locked: history.locked !== null,
    createdAt: history.createdAt,
    updatedAt: history.updatedAt,
    author: actor(site, author),
    authorAssociation: association(one, author),
    url: `${site.serverUrl}/${fullName(one)}/${pull === undefined ? 'issues' : 'pull'}/${number}`,
    ...edited(site, history.bodies),
    labels: (args: Args) => connection('Label', labels, args),
    comments: async (args: Args) => {
      const rows: Node[] = [];
      for (const row of one.comments.values())
        if (row.issue === number) rows.push(await comment(context, row));
      return connection('IssueComment', rows, args);
    },
    timelineItems: async (args: Args) => {
      const wanted = args['itemTypes'] as readonly string[] | undefined;
      const rows = history.events.map((event) => timelineItem(site, event));
      for (const row of one.comments.values())
        if (row.issue === number) rows.push(await comment(context, row));
      const kept = rows.filter(
        ({ __typename }) => wanted === undefined || wanted.includes(enumOf(__typename)),
      );
      kept.sort((a, b) => Date.parse(String(a['createdAt'])) - Date.parse(String(b['createdAt'])));
      return connection('TimelineItem', kept, args);
    },
    ...(pull === undefined
      ? {}
      : {
          isDraft: pull.draft,
          merged: pull.mergedAt !== null,
          mergedAt: pull.mergedAt,
          headRefOid: pull.headSha,
          headRefName: pull.head.branch,
          baseRefName: pull.base,
        }),
    viewerDidAuthor: author === person,
  };
}

/** `RenamedTitleEvent` is asked for as `RENAMED_TITLE_EVENT`. */
function enumOf(type: string): string {
  return type.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
}

const EVENT_TYPES: { readonly [event: string]: string } = {
  renamed: 'RenamedTitleEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  merged: 'MergedEvent',
};

function timelineItem(site: Site, event: IssueEvent): Node {
  const {
    rename,
    label,
    assignee,
    state_reason: reason,
  } = event.details as {
    rename?: { from: string; to: string };
    label?: { name: string; color: string };
    assignee?: Person;
    state_reason?: string;
  };
  return {
    __typename: EVENT_TYPES[event.event] ?? 'UnknownEvent',
    id: `EV_standin${event.id}`,
    createdAt: event.createdAt,
    actor: actor(site, event.actor),
    stateReason: reason?.toUpperCase() ?? null,
    lockReason: event.details['lock_reason'] ?? null,
    ...(rename === undefined ? {} : { previousTitle: rename.from, currentTitle: rename.to }),
    ...(label === undefined ? {} : { label: { __typename: 'Label', id: `LA_${label.name}`, ...label } }),
    ...(assignee === undefined ? {} : { assignee: actor(site, assignee) }),
  };
}

async function comment(context: Context, history: CommentHistory): Promise<Node> {
  const { site, repository: one, person } = context;
  demand(context, scopeOf(context, history.issue), 'read');
  const path = `${one.path}/issues/comments/${history.id}`;
  const row: UpstreamComment = await site.upstream.ask({ as: person.key, path, shape: UPSTREAM_COMMENT });
  const author = site.people.byKey(row.user.login);
  const isPull = one.pulls.has(history.issue);
  const parent = () => issueNode(context, history.issue);
  return {
    __typename: 'IssueComment',
    id: `IC_standin${COMMENT_IDS + history.id}`,
    databaseId: COMMENT_IDS + history.id,
    fullDatabaseId: String(COMMENT_IDS + history.id),
    body: row.body,
    author: actor(site, author),
    authorAssociation: association(one, author),
    createdAt: history.createdAt,
    updatedAt: history.updatedAt,
    url: `${site.serverUrl}/${fullName(one)}/issues/${history.issue}#issuecomment-${COMMENT_IDS + history.id}`,
    isMinimized: history.minimized !== null,
    minimizedReason: history.minimized,
    viewerDidAuthor: author === person,
    issue: isPull ? null : parent,
    pullRequest: isPull ? parent : null,
    ...edited(site, history.versions),
  };
}
