import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf } from './client.ts';
import { startGitHub } from './start.ts';
import type { GitHub } from './start.ts';

const repository = 'octo/app';
let github: GitHub;
let issue: number;
let comment: number;

beforeAll(async () => {
  github = await startGitHub({
    repositories: [
      { owner: 'octo', name: 'app', collaborators: { wendy: 'write' } },
      { owner: 'octo', name: 'hidden', private: true },
    ],
    tokens: {
      bot: { login: 'github-actions[bot]', permissions: { issues: 'write' }, repository },
      none: { login: 'github-actions[bot]', permissions: { contents: 'read' }, repository },
    },
  });
  issue = await github.world.openIssue({
    repository,
    by: 'wendy',
    title: 'first',
    body: 'one',
    labels: ['a'],
  });
  comment = await github.world.comment(repository, issue, 'github-actions[bot]', 'ours');
});
afterAll(() => github.close());

async function ask(query: string, variables: object = {}, token = 'bot') {
  const { status, json } = await clientOf(github, token)('POST', github.graphqlUrl, { query, variables });
  return {
    status,
    data: json['data'],
    errors: json['errors'] as { message: string; type?: string }[] | undefined,
  };
}

const EDITS = `query($number: Int!) { repository(owner: "octo", name: "app") { issue(number: $number) {
  title lastEditedAt userContentEdits(first: 10) { totalCount nodes { diff editor { login } deletedAt } } } } }`;

describe('the history of an issue', () => {
  test('is empty until the first edit, then newest first with the creation; a title is in the timeline instead', async () => {
    expect((await ask(EDITS, { number: issue })).data).toEqual({
      repository: {
        issue: { title: 'first', lastEditedAt: null, userContentEdits: { totalCount: 0, nodes: [] } },
      },
    });
    await github.world.changeIssue(repository, issue, 'octo', { body: 'two', title: 'second' });
    await github.world.changeIssue(repository, issue, 'wendy', { state: 'closed' });
    const { data } = await ask(EDITS, { number: issue });
    expect(data).toMatchObject({
      repository: {
        issue: {
          title: 'second',
          userContentEdits: {
            totalCount: 2,
            nodes: [
              { diff: 'two', editor: { login: 'octo' }, deletedAt: null },
              { diff: 'one', editor: { login: 'wendy' } },
            ],
          },
        },
      },
    });
    const items = await ask(
      `query($n: Int!) { repository(owner: "octo", name: "app") { issue(number: $n) {
        timelineItems(first: 50, itemTypes: [RENAMED_TITLE_EVENT, CLOSED_EVENT]) { nodes { __typename
          ... on RenamedTitleEvent { previousTitle currentTitle actor { login } } ...closed } } } } }
       fragment closed on ClosedEvent { stateReason actor { login } }`,
      { n: issue },
    );
    expect(items.data).toEqual({
      repository: {
        issue: {
          timelineItems: {
            nodes: [
              {
                __typename: 'RenamedTitleEvent',
                previousTitle: 'first',
                currentTitle: 'second',
                actor: { login: 'octo' },
              },
              { __typename: 'ClosedEvent', stateReason: 'COMPLETED', actor: { login: 'wendy' } },
            ],
          },
        },
      },
    });
  });

  test('pages have cursors, and an end', async () => {
    const query = `query($n: Int!, $after: String) { repository(owner: "octo", name: "app") { issue(number: $n) {
      userContentEdits(first: 1, after: $after) { nodes { diff } pageInfo { hasNextPage endCursor } } } } }`;
    const first = (await ask(query, { n: issue })).data as {
      repository: { issue: { userContentEdits: { pageInfo: { endCursor: string } } } };
    };
    const { endCursor } = first.repository.issue.userContentEdits.pageInfo;
    const second = await ask(query, { n: issue, after: endCursor });
    expect(second.data).toMatchObject({
      repository: {
        issue: { userContentEdits: { nodes: [{ diff: 'one' }], pageInfo: { hasNextPage: false } } },
      },
    });
  });
});

describe('A22, A24: our comment', () => {
  test('shows who edited it and whether it is hidden, by its global id from REST', async () => {
    const { json } = await clientOf(github, 'bot')('GET', `/repos/octo/app/issues/comments/${comment}`);
    const query = `query($id: ID!) { node(id: $id) { ... on IssueComment {
      databaseId isMinimized minimizedReason lastEditedAt author { __typename login } editor { login } userContentEdits(first: 5) { nodes { diff } } } } }`;
    expect((await ask(query, { id: json['node_id'] })).data).toEqual({
      node: {
        databaseId: comment,
        isMinimized: false,
        minimizedReason: null,
        lastEditedAt: null,
        author: { __typename: 'Bot', login: 'github-actions' },
        editor: null,
        userContentEdits: { nodes: [] },
      },
    });
    await github.world.editComment(repository, comment, 'wendy', 'theirs');
    github.world.minimizeComment(repository, comment, 'outdated');
    expect((await ask(query, { id: json['node_id'] })).data).toMatchObject({
      node: {
        isMinimized: true,
        minimizedReason: 'outdated',
        editor: { login: 'wendy' },
        userContentEdits: { nodes: [{ diff: 'theirs' }, { diff: 'ours' }] },
      },
    });
    const shown = await ask(
      `mutation($input: X!) { unminimizeComment(input: $input) { unminimizedComment { isMinimized } } }`,
      { input: { subjectId: json['node_id'] } },
    );
    expect(shown.data).toEqual({ unminimizeComment: { unminimizedComment: { isMinimized: false } } });
  });
});

describe('what is asked wrongly is an error, never an empty answer', () => {
  test.each([
    [
      '{ repository(owner: "octo", name: "app") { nonsense } }',
      "Field 'nonsense' doesn't exist on type 'Repository'",
    ],
    ['{ repository(owner: "octo") { name } }', "Field 'repository' is missing required arguments: name"],
    ['{ repository(owner: "octo", name: "app", x: 1) { name } }', "doesn't accept argument 'x'"],
    ['{ repository(owner: "octo", name: "app") }', 'must have selections'],
    ['{ viewer { login { x } } }', "Selections can't be made on scalars"],
    ['{ viewer { login }', 'Expected'],
    ['{ viewer { ... on Nonsense { login } } }', 'No such type Nonsense'],
    ['{ viewer { login @include(if: true) } }', 'directives'],
    ['subscription { x }', 'Unexpected subscription'],
    ['', 'query attribute'],
  ])('%s', async (query, message) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({
      status: 200,
      errors: [{ message: expect.stringContaining(message) as unknown }],
    });
    expect(answer.data).toBeUndefined();
  });

  test('what is not there, or not to be seen, is NOT_FOUND at its path; a missing permission FORBIDDEN', async () => {
    const none = await ask('{ repository(owner: "octo", name: "app") { issue(number: 99) { title } } }');
    expect(none).toMatchObject({
      data: { repository: { issue: null } },
      errors: [{ type: 'NOT_FOUND', path: ['repository', 'issue'] }],
    });
    expect((await ask('{ repository(owner: "octo", name: "hidden") { name } }')).errors).toMatchObject([
      { type: 'NOT_FOUND' },
    ]);
    expect((await ask('{ node(id: "I_x") { id } }')).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
    const forbidden = await ask(EDITS, { number: issue }, 'none');
    expect(forbidden.errors).toMatchObject([
      { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
    ]);
    const unpaged = await ask('{ repository(owner: "octo", name: "app") { issues { totalCount } } }');
    expect(unpaged.errors).toMatchObject([{ type: 'MISSING_PAGINATION_BOUNDARIES' }]);
  });
});

test('issues are listed by when they were updated, that second included', async () => {
  const query = `query($since: DateTime!) { repository(owner: "octo", name: "app") {
    issues(first: 5, filterBy: {since: $since}, orderBy: {field: UPDATED_AT, direction: ASC}) { nodes { number labels(first: 5) { nodes { name } } } } } }`;
  github.clock.advance(10);
  const fresh = await github.world.openIssue({ repository, by: 'wendy', title: 'fresh' });
  expect((await ask(query, { since: github.clock.now() })).data).toEqual({
    repository: { issues: { nodes: [{ number: fresh, labels: { nodes: [] } }] } },
  });
});
