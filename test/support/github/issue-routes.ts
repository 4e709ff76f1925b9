import { invalid, NO_CONTENT, ok, optionalNames, optionalText, Refusal } from './exchange.ts';
import { changeIssue, checkBody, checkTitle, historyOf, openIssue, readIssue, record } from './issues.ts';
import type { IssueChange } from './issues.ts';
import { renderIssue, renderUser } from './render.ts';
import { demand, numberOf, paged, ranks } from './route.ts';
import type { Context, Route } from './route.ts';
import { fullName } from './site.ts';
import type { IssueEvent } from './site.ts';
import { UPSTREAM_ISSUE } from './upstream.ts';
import type { UpstreamIssue } from './upstream.ts';

/** Which permission an issue number needs: a pull request has its own. */
export function scopeOf(context: Context, number: number): 'issues' | 'pull-requests' {
  return context.repository.pulls.has(number) ? 'pull-requests' : 'issues';
}

function render(context: Context, issue: UpstreamIssue): { readonly [name: string]: unknown } {
  return renderIssue(context.site, context.repository, issue, historyOf(context.repository, issue.number));
}

function place(context: Context) {
  const { site, repository, person } = context;
  return { site, repository, person };
}

async function list(context: Context) {
  demand(context, 'issues', 'read');
  const { request, repository, site, person } = context;
  if (!repository.hasIssues) throw new Refusal(410, 'Issues are disabled for this repo');
  const { query } = request;
  const choice = (name: string, allowed: readonly string[]): string => {
    const value = query.get(name) ?? allowed[0] ?? '';
    if (!allowed.includes(value)) throw invalid({ resource: 'Issue', code: 'invalid', field: name });
    return value;
  };
  const state = choice('state', ['open', 'closed', 'all']);
  const sort = choice('sort', ['created', 'updated', 'comments']);
  const sign = choice('direction', ['desc', 'asc']) === 'asc' ? 1 : -1;
  const since = query.get('since');
  if (since !== null && Number.isNaN(Date.parse(since)))
    throw invalid({ resource: 'Issue', code: 'invalid', field: 'since' });
  const labels = (query.get('labels') ?? '')
    .split(',')
    .flatMap((name) => (name.trim() === '' ? [] : [name.trim().toLowerCase()]));
  const creator = query.get('creator')?.toLowerCase();
  const assignee = query.get('assignee')?.toLowerCase();
  const all = await site.upstream.list({
    as: person.key,
    path: `${repository.path}/issues?state=all&sort=created&direction=asc`,
    shape: UPSTREAM_ISSUE,
  });
  const chosen = all
    .filter((issue) => repository.issues.get(issue.number)?.gone === null)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) =>
      labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name)),
    )
    .filter(
      (issue) => creator === undefined || site.people.byKey(issue.user.login).login.toLowerCase() === creator,
    )
    .filter((issue) => assignee === undefined || isAssigned(context, issue, assignee))
    .filter(
      (issue) =>
        since === null || Date.parse(historyOf(repository, issue.number).updatedAt) >= Date.parse(since),
    );
  const keyed = chosen.map((issue) => {
    const history = historyOf(repository, issue.number);
    const key =
      {
        created: Date.parse(history.createdAt),
        updated: Date.parse(history.updatedAt),
        comments: issue.comments,
      }[sort] ?? 0;
    return { issue, key };
  });
  keyed.sort((a, b) => sign * (a.key - b.key || a.issue.number - b.issue.number));
  return paged(
    context,
    keyed.map(({ issue }) => render(context, issue)),
  );
}

function isAssigned(context: Context, issue: UpstreamIssue, assignee: string): boolean {
  if (assignee === '*') return issue.assignees.length > 0;
  if (assignee === 'none') return issue.assignees.length === 0;
  return issue.assignees.some(
    ({ login }) => context.site.people.byKey(login).login.toLowerCase() === assignee,
  );
}

async function create(context: Context) {
  demand(context, 'issues', 'write');
  if (!context.repository.hasIssues) throw new Refusal(410, 'Issues are disabled for this repo');
  const { body } = context.request;
  const title = checkTitle(body['title'], 'Issue');
  const text = optionalText(body, 'body', 'Issue') ?? null;
  checkBody(text, 'Issue');
  const content = {
    title,
    body: text,
    labels: optionalNames(body, 'labels', 'Issue') ?? [],
    assignees: optionalNames(body, 'assignees', 'Issue') ?? [],
  };
  const by = {
    app: context.request.actor.app,
    mayLabel: ranks(context, 'triage'),
    mayCreateLabels: ranks(context, 'write'),
  };
  return ok(render(context, await openIssue(place(context), content, by)), 201);
}

/** Reads the change out of a PATCH's body. Errors: 422 for values that GitHub does not know. */
export function readChange(context: Context, resource: string): IssueChange {
  const { body } = context.request;
  const text = optionalText(body, 'body', resource);
  checkBody(text, resource);
  const { state, state_reason: reason } = body;
  if (state !== undefined && state !== 'open' && state !== 'closed')
    throw invalid({ resource, code: 'invalid', field: 'state' });
  const reasons: readonly unknown[] = ['completed', 'not_planned', 'duplicate', 'reopened', null, undefined];
  if (!reasons.includes(reason)) throw invalid({ resource, code: 'invalid', field: 'state_reason' });
  const labels = optionalNames(body, 'labels', resource);
  const assignees = optionalNames(body, 'assignees', resource);
  return {
    ...(body['title'] === undefined ? {} : { title: checkTitle(body['title'], resource) }),
    ...(text === undefined ? {} : { body: text }),
    ...(state === undefined ? {} : { state }),
    ...(typeof reason === 'string' ? { stateReason: reason } : {}),
    ...(labels === undefined ? {} : { labels }),
    ...(assignees === undefined ? {} : { assignees }),
  };
}

async function update(context: Context) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write');
  const before = await readIssue(place(context), number);
  const change = readChange(context, 'Issue');
  demandMayChange(context, before, change);
  return ok(render(context, await changeIssue(place(context), number, change, ranks(context, 'write'))));
}

/** The author may change the text and close; who triages may label, assign and close; a writer may do all. */
export function demandMayChange(context: Context, issue: UpstreamIssue, change: IssueChange): void {
  if (ranks(context, 'write')) return;
  const mine = context.site.people.byKey(issue.user.login) === context.person;
  const text = change.title !== undefined || change.body !== undefined;
  const sets = change.labels !== undefined || change.assignees !== undefined;
  const triages = ranks(context, 'triage');
  if ((text && !mine) || (sets && !triages) || (change.state !== undefined && !mine && !triages)) {
    throw new Refusal(403, 'Must have admin rights to Repository.');
  }
}

async function changeLabels(context: Context, next: (now: readonly string[]) => readonly string[]) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write', 'triage');
  const issue = await readIssue(place(context), number);
  const labels = next(issue.labels.map(({ name }) => name));
  const after = await changeIssue(place(context), number, { labels }, ranks(context, 'write'));
  return ok(after.labels);
}

function namedLabels(context: Context): string[] {
  const names = optionalNames(context.request.body, 'labels', 'Label');
  if (names === undefined) throw invalid({ resource: 'Label', code: 'missing_field', field: 'labels' });
  return names;
}

async function changeAssignees(context: Context, add: boolean) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write', 'triage');
  const issue = await readIssue(place(context), number);
  const now = issue.assignees.map(({ login }) => context.site.people.byKey(login).login);
  const named = optionalNames(context.request.body, 'assignees', 'Issue') ?? [];
  const gone = new Set(named.map((login) => login.toLowerCase()));
  const assignees = add ? [...now, ...named] : now.filter((login) => !gone.has(login.toLowerCase()));
  const after = await changeIssue(place(context), number, { assignees }, false);
  return ok(render(context, after), add ? 201 : 200);
}

async function lock(context: Context) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write', 'write');
  const history = historyOf(context.repository, number);
  const reason = optionalText(context.request.body, 'lock_reason', 'Issue') ?? '';
  if (!['', 'off-topic', 'too heated', 'resolved', 'spam'].includes(reason)) {
    throw invalid({ resource: 'Issue', code: 'invalid', field: 'lock_reason' });
  }
  history.locked = reason;
  record(place(context), number, 'locked', { lock_reason: reason === '' ? null : reason });
  return NO_CONTENT;
}

async function unlock(context: Context) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write', 'write');
  historyOf(context.repository, number).locked = null;
  record(place(context), number, 'unlocked');
  return NO_CONTENT;
}

async function events(context: Context) {
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'read');
  const base = `${context.site.apiUrl}/repos/${fullName(context.repository)}/issues/events`;
  return paged(
    context,
    historyOf(context.repository, number).events.map((event) => renderEvent(context, event, base)),
  );
}

function renderEvent(context: Context, event: IssueEvent, base: string): object {
  const assignee = event.details['assignee'] as Parameters<typeof renderUser>[1] | undefined;
  return {
    id: event.id,
    node_id: `EV_standin${event.id}`,
    url: `${base}/${event.id}`,
    actor: renderUser(context.site, event.actor),
    event: event.event,
    commit_id: null,
    commit_url: null,
    created_at: event.createdAt,
    ...event.details,
    ...(assignee === undefined ? {} : { assignee: renderUser(context.site, assignee) }),
    performed_via_github_app: null,
  };
}

/** Issues, their labels and assignees, locks and events. */
export const ISSUE_ROUTES: readonly Route[] = [
  { on: 'GET /issues', handle: list },
  { on: 'POST /issues', handle: create },
  {
    on: 'GET /issues/:number',
    handle: async (context) => {
      const number = numberOf(context, 'number');
      demand(context, scopeOf(context, number), 'read');
      return ok(render(context, await readIssue(place(context), number)));
    },
  },
  { on: 'PATCH /issues/:number', handle: update },
  {
    on: 'GET /issues/:number/labels',
    handle: async (context) => {
      const number = numberOf(context, 'number');
      demand(context, scopeOf(context, number), 'read');
      return paged(context, (await readIssue(place(context), number)).labels);
    },
  },
  {
    on: 'POST /issues/:number/labels',
    handle: (context) => changeLabels(context, (now) => [...now, ...namedLabels(context)]),
  },
  {
    on: 'PUT /issues/:number/labels',
    handle: (context) => changeLabels(context, () => namedLabels(context)),
  },
  { on: 'DELETE /issues/:number/labels', handle: (context) => changeLabels(context, () => []) },
  {
    on: 'DELETE /issues/:number/labels/:name',
    handle: (context) =>
      changeLabels(context, (now) => {
        const name = (context.params['name'] ?? '').toLowerCase();
        if (!now.some((one) => one.toLowerCase() === name)) throw new Refusal(404, 'Label does not exist');
        return now.filter((one) => one.toLowerCase() !== name);
      }),
  },
  { on: 'POST /issues/:number/assignees', handle: (context) => changeAssignees(context, true) },
  { on: 'DELETE /issues/:number/assignees', handle: (context) => changeAssignees(context, false) },
  { on: 'PUT /issues/:number/lock', handle: lock },
  { on: 'DELETE /issues/:number/lock', handle: unlock },
  { on: 'GET /issues/:number/events', handle: events },
  { on: 'GET /issues/:number/timeline', handle: events },
];
