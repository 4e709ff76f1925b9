import type { AppIdentity } from './actors.ts';
import { invalid, notFound, Refusal } from './exchange.ts';
import type { JsonObject } from './exchange.ts';
import type { Person } from './people.ts';
import { isAssignable } from './render.ts';
import type { IssueHistory, Repository, Site } from './site.ts';
import { UPSTREAM_ISSUE, UPSTREAM_LABEL } from './upstream.ts';
import type { UpstreamIssue, UpstreamLabel } from './upstream.ts';

/** Longest body of an issue, pull request or comment, in code points. */
export const MAX_BODY = 65_536;

/** Where an issue is, and who works on it. */
export interface IssuePlace {
  readonly site: Site;
  readonly repository: Repository;
  readonly person: Person;
}

/** New content of an issue; what is absent stays as it is. */
export interface IssueChange {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

/** How long GitHub finds a text: in code points, not in what JavaScript counts. */
function characters(text: string): number {
  return Array.from(text).length;
}

/** Refuses a body that GitHub refuses, in its words. */
export function checkBody(body: string | null | undefined, resource: string): void {
  if (body === null || body === undefined) return;
  if (characters(body) <= MAX_BODY && Buffer.byteLength(body) <= 4 * MAX_BODY) return;
  if (resource === 'IssueComment') {
    const message = `Body is too long (maximum is ${MAX_BODY} characters)`;
    throw invalid({ resource, code: 'unprocessable', field: 'data', message });
  }
  throw invalid({
    resource,
    code: 'custom',
    field: 'body',
    message: `body is too long (maximum is ${MAX_BODY} characters)`,
  });
}

/** Refuses a title that GitHub refuses; returns it as it is stored. */
export function checkTitle(title: unknown, resource: string): string {
  if (typeof title !== 'string' || title.trim() === '') {
    throw invalid({ resource, code: 'missing_field', field: 'title' });
  }
  if (characters(title.trim()) > 256) {
    throw invalid({
      resource,
      code: 'custom',
      field: 'title',
      message: 'title is too long (maximum is 256 characters)',
    });
  }
  return title.trim();
}

/** The history of an issue. Errors: 404, 410 when it was deleted, 301 when it was transferred. */
export function historyOf(repository: Repository, number: number): IssueHistory {
  const history = repository.issues.get(number);
  if (history === undefined) throw notFound();
  if (history.gone?.kind === 'deleted') throw new Refusal(410, 'This issue was deleted');
  if (history.gone?.kind === 'moved') throw new Moved(history.gone.to);
  return history;
}

/** The answer for what moved: 301 with its new address. */
export class Moved extends Refusal {
  readonly to: string;

  constructor(to: string) {
    super(301, 'Moved Permanently');
    this.to = to;
  }
}

export async function readIssue(
  { site, repository, person }: IssuePlace,
  number: number,
): Promise<UpstreamIssue> {
  historyOf(repository, number);
  return site.upstream.ask({
    as: person.key,
    path: `${repository.path}/issues/${number}`,
    shape: UPSTREAM_ISSUE,
  });
}

/** Every label of a repository, as stored. */
export function listLabels({ site, repository, person }: IssuePlace): Promise<UpstreamLabel[]> {
  return site.upstream.list({ as: person.key, path: `${repository.path}/labels`, shape: UPSTREAM_LABEL });
}

/** Label names in their stored case, each once; with `mayCreate` unknown ones stay, to be created by the write. */
async function storedLabels(
  place: IssuePlace,
  names: readonly string[],
  mayCreate: boolean,
): Promise<string[]> {
  const stored = new Map((await listLabels(place)).map(({ name }) => [name.toLowerCase(), name]));
  const wanted = new Map<string, string>();
  for (const given of names) {
    const name = given.trim();
    if (name === '') throw invalid({ resource: 'Label', code: 'missing_field', field: 'name' });
    if (characters(name) > 50)
      throw invalid({
        resource: 'Label',
        code: 'custom',
        field: 'name',
        message: 'name is too long (maximum is 50 characters)',
      });
    const known = stored.get(name.toLowerCase()) ?? (mayCreate ? name : undefined);
    if (known === undefined)
      throw invalid({ resource: 'Label', code: 'invalid', field: 'name', value: name });
    if (!wanted.has(known.toLowerCase())) wanted.set(known.toLowerCase(), known);
  }
  return [...wanted.values()];
}

/** Those who can be assigned, by the emulator's name; all others are dropped without a word, as on GitHub. */
function assignable({ site, repository }: IssuePlace, logins: readonly string[]): string[] {
  const people = logins.map((login) => site.people.find(login));
  return [
    ...new Set(people.flatMap((one) => (one !== null && isAssignable(repository, one) ? [one.key] : []))),
  ].slice(0, 10);
}

/** Opens an issue. Labels and assignees of somebody without the right are dropped without a word. */
export async function openIssue(
  place: IssuePlace,
  content: {
    readonly title: string;
    readonly body: string | null;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
  },
  by: { readonly app: AppIdentity | null; readonly mayLabel: boolean; readonly mayCreateLabels: boolean },
): Promise<UpstreamIssue> {
  const { site, repository, person } = place;
  const labels = by.mayLabel ? await storedLabels(place, content.labels, by.mayCreateLabels) : [];
  const assignees = by.mayLabel ? assignable(place, content.assignees) : [];
  const body = { title: content.title, body: content.body, labels, assignees };
  const issue = await site.upstream.ask({
    as: person.key,
    method: 'POST',
    path: `${repository.path}/issues`,
    body,
    shape: UPSTREAM_ISSUE,
  });
  const at = site.clock.now();
  repository.issues.set(issue.number, {
    number: issue.number,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
    stateReason: null,
    locked: null,
    app: by.app,
    bodies: [{ at, by: person, text: content.body ?? '' }],
    events: [],
    reactions: [],
    gone: null,
  });
  recordSetChanges(place, issue.number, { labels: [], assignees: [] }, issue);
  return issue;
}

/** Changes an issue, and writes what changed into its history; a change that changes nothing leaves no trace. */
export async function changeIssue(
  place: IssuePlace,
  number: number,
  change: IssueChange,
  mayCreateLabels: boolean,
): Promise<UpstreamIssue> {
  const { site, repository, person } = place;
  const history = historyOf(repository, number);
  const before = await readIssue(place, number);
  const body: JsonObject = {
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.body === undefined ? {} : { body: change.body }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.labels === undefined
      ? {}
      : { labels: await storedLabels(place, change.labels, mayCreateLabels) }),
    ...(change.assignees === undefined ? {} : { assignees: assignable(place, change.assignees) }),
  };
  const after = await site.upstream.ask({
    as: person.key,
    method: 'PATCH',
    path: `${repository.path}/issues/${number}`,
    body,
    shape: UPSTREAM_ISSUE,
  });
  const at = site.clock.now();
  if (after.title !== before.title) {
    record(place, number, 'renamed', { rename: { from: before.title, to: after.title } });
  }
  if ((after.body ?? '') !== (before.body ?? '')) {
    history.bodies.push({ at, by: person, text: after.body ?? '' });
    history.updatedAt = at;
  }
  recordSetChanges(place, number, setsOf(before), after);
  if (after.state !== before.state) {
    const closed = after.state === 'closed';
    history.closedAt = closed ? at : null;
    history.closedBy = closed ? person : null;
    history.stateReason = change.stateReason ?? (closed ? 'completed' : 'reopened');
    record(place, number, closed ? 'closed' : 'reopened', {
      state_reason: history.stateReason,
      commit_id: null,
    });
  } else if (change.stateReason !== undefined && change.stateReason !== history.stateReason) {
    history.stateReason = change.stateReason;
    history.updatedAt = at;
  }
  return after;
}

interface Sets {
  readonly labels: readonly UpstreamLabel[];
  readonly assignees: readonly { readonly login: string }[];
}

function setsOf(issue: UpstreamIssue): Sets {
  return { labels: issue.labels, assignees: issue.assignees };
}

function recordSetChanges(place: IssuePlace, number: number, before: Sets, after: Sets): void {
  const label = ({ name, color }: UpstreamLabel) => ({ label: { name, color } });
  const has = (labels: readonly UpstreamLabel[], name: string) => labels.some((one) => one.name === name);
  for (const one of after.labels)
    if (!has(before.labels, one.name)) record(place, number, 'labeled', label(one));
  for (const one of before.labels)
    if (!has(after.labels, one.name)) record(place, number, 'unlabeled', label(one));
  const people = (sets: Sets) => new Set(sets.assignees.map(({ login }) => login));
  const assignee = (key: string) => ({ assignee: place.site.people.byKey(key) });
  for (const key of people(after))
    if (!people(before).has(key)) record(place, number, 'assigned', assignee(key));
  for (const key of people(before))
    if (!people(after).has(key)) record(place, number, 'unassigned', assignee(key));
}

/** Adds an event to an issue's timeline, which also moves its `updated_at`. */
export function record(
  { site, repository, person }: IssuePlace,
  number: number,
  event: string,
  details: JsonObject = {},
): void {
  const history = historyOf(repository, number);
  const createdAt = site.clock.now();
  history.events.push({ id: site.nextId(), event, actor: person, createdAt, details });
  history.updatedAt = createdAt;
}
