/** A field of the schema: what it gives, and its arguments with whether they are required. */
export interface SchemaField {
  readonly type: string;
  readonly args?: { readonly [name: string]: boolean };
}

type Type = { readonly [field: string]: SchemaField };

const PAGE = { first: false, last: false, after: false, before: false } as const;

/** Fields without arguments, written `name:Type name:Type`; without a type it is a String. */
function fields(text: string): Type {
  return Object.fromEntries(
    text.split(/\s+/).map((one) => {
      const [name = '', type = 'String'] = one.split(':');
      return [name, { type }];
    }),
  );
}

function connection(type: string): { readonly [name: string]: Type } {
  return {
    [`${type}Connection`]: fields(`totalCount:Int nodes:${type} edges:${type}Edge pageInfo:PageInfo`),
    [`${type}Edge`]: fields(`cursor node:${type}`),
  };
}

const EDITABLE: Type = {
  ...fields(
    'id:ID body createdAt updatedAt lastEditedAt editor:Actor author:Actor includesCreatedEdit:Boolean',
  ),
  ...fields('authorAssociation url databaseId:Int fullDatabaseId:BigInt'),
  userContentEdits: { type: 'UserContentEditConnection', args: PAGE },
};

const ISSUE: Type = {
  ...EDITABLE,
  ...fields('number:Int title state closed:Boolean closedAt locked:Boolean'),
  labels: { type: 'LabelConnection', args: PAGE },
  comments: { type: 'IssueCommentConnection', args: PAGE },
  timelineItems: { type: 'TimelineItemConnection', args: { ...PAGE, itemTypes: false, since: false } },
};

const EVENT = fields('id:ID createdAt actor:Actor');

/** The part of GitHub's GraphQL schema that this stand-in has, with GitHub's names. */
export const SCHEMA: { readonly [type: string]: Type } = {
  Query: {
    repository: { type: 'Repository', args: { owner: true, name: true, followRenames: false } },
    node: { type: 'Node', args: { id: true } },
    nodes: { type: 'Node', args: { ids: true } },
    ...fields('viewer:Actor rateLimit:RateLimit'),
  },
  Mutation: {
    minimizeComment: { type: 'MinimizePayload', args: { input: true } },
    unminimizeComment: { type: 'MinimizePayload', args: { input: true } },
  },
  MinimizePayload: fields('clientMutationId minimizedComment:IssueComment unminimizedComment:IssueComment'),
  RateLimit: fields('limit:Int cost:Int remaining:Int used:Int resetAt'),
  Repository: {
    ...fields('id:ID databaseId:Int name nameWithOwner url isPrivate:Boolean'),
    issue: { type: 'Issue', args: { number: true } },
    pullRequest: { type: 'PullRequest', args: { number: true } },
    issueOrPullRequest: { type: 'IssueOrPullRequest', args: { number: true } },
    issues: {
      type: 'IssueConnection',
      args: { ...PAGE, states: false, labels: false, filterBy: false, orderBy: false },
    },
  },
  Node: fields('id:ID'),
  Actor: fields('login url'),
  User: fields('login url id:ID databaseId:Int'),
  Bot: fields('login url id:ID databaseId:Int'),
  Organization: fields('login url id:ID databaseId:Int'),
  IssueOrPullRequest: {},
  Issue: { ...ISSUE, ...fields('stateReason') },
  PullRequest: {
    ...ISSUE,
    ...fields('isDraft:Boolean merged:Boolean mergedAt headRefOid headRefName baseRefName'),
  },
  IssueComment: {
    ...EDITABLE,
    ...fields(
      'isMinimized:Boolean minimizedReason viewerDidAuthor:Boolean issue:Issue pullRequest:PullRequest',
    ),
  },
  UserContentEdit: fields('id:ID createdAt editedAt updatedAt deletedAt deletedBy:Actor diff editor:Actor'),
  Label: fields('id:ID name color'),
  PageInfo: fields('hasNextPage:Boolean hasPreviousPage:Boolean startCursor endCursor'),
  TimelineItem: {},
  RenamedTitleEvent: { ...EVENT, ...fields('previousTitle currentTitle') },
  ClosedEvent: { ...EVENT, ...fields('stateReason') },
  ReopenedEvent: { ...EVENT, ...fields('stateReason') },
  LabeledEvent: { ...EVENT, ...fields('label:Label') },
  UnlabeledEvent: { ...EVENT, ...fields('label:Label') },
  AssignedEvent: { ...EVENT, ...fields('assignee:Actor') },
  UnassignedEvent: { ...EVENT, ...fields('assignee:Actor') },
  LockedEvent: { ...EVENT, ...fields('lockReason') },
  UnlockedEvent: EVENT,
  MergedEvent: EVENT,
  ...connection('UserContentEdit'),
  ...connection('Label'),
  ...connection('IssueComment'),
  ...connection('Issue'),
  ...connection('TimelineItem'),
};

const EVENTS = Object.keys(SCHEMA).filter((name) => name.endsWith('Event'));

/** What an interface or union can be. */
export const MEMBERS: { readonly [type: string]: readonly string[] } = {
  Node: ['Issue', 'PullRequest', 'IssueComment', 'User', 'Bot', 'Repository', 'Label'],
  Actor: ['User', 'Bot', 'Organization'],
  IssueOrPullRequest: ['Issue', 'PullRequest'],
  TimelineItem: ['IssueComment', ...EVENTS],
};
