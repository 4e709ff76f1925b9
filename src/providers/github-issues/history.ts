import * as z from 'zod';
import type { IssueContext } from './context.ts';

/** One version of a body, newest first in its list; `text` is null where somebody took it out of the history. */
export interface BodyEdit {
  readonly text: string | null;
  readonly by: string;
  readonly at: string;
}

/** One step of a title, a state, a milestone or a type, oldest first in its list. */
export interface Step {
  readonly field: 'title' | 'state' | 'milestone' | 'type';
  /** What it was, where the history tells. */
  readonly was?: string | null;
  readonly became: string | null;
  /** Of a state: the reason. */
  readonly reason?: string | null;
  readonly by: string;
  readonly at: string;
}

/** What GitHub knows of an issue's edits. */
export interface History {
  readonly edits: readonly BodyEdit[];
  readonly steps: readonly Step[];
}

const actor = z
  .object({ login: z.string() })
  .nullish()
  .transform((by) => by?.login ?? 'unknown');

const edit = z.object({ editedAt: z.string(), diff: z.string().nullable(), editor: actor });

const named = (member: string) =>
  z
    .object({ [member]: z.string() })
    .nullish()
    .transform((value) => value?.[member] ?? null);

const event = z.object({
  __typename: z.string(),
  createdAt: z.string(),
  actor,
  previousTitle: z.string().optional(),
  currentTitle: z.string().optional(),
  stateReason: z.string().nullish(),
  milestoneTitle: z.string().optional(),
  issueType: named('name'),
  prevIssueType: named('name'),
});

const answer = z.object({
  repository: z.object({
    issue: z.object({
      userContentEdits: z.object({ nodes: z.array(edit) }).nullish(),
      timelineItems: z.object({ nodes: z.array(event) }).optional(),
    }),
  }),
});

/** The events of a field, with what is asked of each. Fields that no write touched are not asked for. */
const EVENTS: { readonly [field: string]: { readonly [event: string]: string } } = {
  title: { RenamedTitleEvent: 'previousTitle currentTitle' },
  state: { ClosedEvent: 'stateReason', ReopenedEvent: '' },
  milestone: { MilestonedEvent: 'milestoneTitle', DemilestonedEvent: 'milestoneTitle' },
  type: {
    IssueTypeAddedEvent: 'issueType { name }',
    IssueTypeRemovedEvent: 'issueType { name }',
    IssueTypeChangedEvent: 'issueType { name } prevIssueType { name }',
  },
};

/**
 * Reads the edits of some fields of an issue; null where GraphQL does not tell.
 *
 * Source: GitHub's GraphQL schema, `Issue.userContentEdits` (its `diff` is the whole text after the edit, and
 * the list is empty until the first one) and `Issue.timelineItems`.
 */
export async function readHistory(
  context: IssueContext,
  id: string,
  fields: ReadonlySet<string>,
): Promise<{ readonly history: History | null; readonly passing: boolean }> {
  const [owner, name] = context.scope.repository.split('/');
  const found = await context.client.graphql(queryFor(fields), { owner, name, number: Number(id) });
  if (found.kind === 'none') return { history: null, passing: found.passing };
  const parsed = answer.safeParse(found.data);
  if (!parsed.success) return { history: null, passing: false };
  const { userContentEdits, timelineItems } = parsed.data.repository.issue;
  if (fields.has('body') && (userContentEdits ?? null) === null) return { history: null, passing: false };
  const edits = (userContentEdits?.nodes ?? []).map(({ editedAt: at, diff: text, editor: by }) => ({
    text,
    by,
    at,
  }));
  return { history: { edits, steps: (timelineItems?.nodes ?? []).flatMap(stepOf) }, passing: false };
}

function queryFor(fields: ReadonlySet<string>): string {
  const wanted = Object.entries(EVENTS).flatMap(([field, events]) =>
    fields.has(field) || (field === 'state' && fields.has('state_reason')) ? Object.entries(events) : [],
  );
  const types = wanted.map(([type]) => type.replaceAll(/(?<!^)[A-Z]/g, '_$&').toUpperCase()).join(', ');
  const parts = wanted
    .map(([type, more]) => `... on ${type} { createdAt actor { login } ${more} }`)
    .join(' ');
  const edits = 'userContentEdits(first: 100) { nodes { editedAt diff editor { login } } }';
  const timeline = `timelineItems(last: 100, itemTypes: [${types}]) { nodes { __typename ${parts} } }`;
  return `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) {
    number ${fields.has('body') ? edits : ''} ${wanted.length > 0 ? timeline : ''} } } }`;
}

function stepOf(one: z.infer<typeof event>): readonly Step[] {
  const { actor: by, createdAt: at } = one;
  const reason = one.stateReason?.toLowerCase() ?? null;
  const title = one.milestoneTitle ?? null;
  switch (one.__typename) {
    case 'RenamedTitleEvent':
      return [{ field: 'title', was: one.previousTitle ?? null, became: one.currentTitle ?? null, by, at }];
    case 'ClosedEvent':
      return [{ field: 'state', became: 'closed', reason, by, at }];
    case 'ReopenedEvent':
      return [{ field: 'state', became: 'open', reason: 'reopened', by, at }];
    case 'MilestonedEvent':
      return [{ field: 'milestone', became: title, by, at }];
    case 'DemilestonedEvent':
      return [{ field: 'milestone', was: title, became: null, by, at }];
    case 'IssueTypeAddedEvent':
      return [{ field: 'type', was: null, became: one.issueType, by, at }];
    case 'IssueTypeRemovedEvent':
      return [{ field: 'type', was: one.issueType, became: null, by, at }];
    case 'IssueTypeChangedEvent':
      return [{ field: 'type', was: one.prevIssueType, became: one.issueType, by, at }];
    default:
      return [];
  }
}
