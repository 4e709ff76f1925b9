import * as z from 'zod';
import type { Host, Person } from '../host.ts';
import { HostFault, isSamePerson } from '../host.ts';
import { publishCheck } from './check-run.ts';
import type { Client, ClientOptions } from './client.ts';
import { openClient } from './client.ts';
import * as schema from './schema.ts';

/** The account behind the token of every job on github.com, where nothing says another. */
const ACTIONS_BOT: Person = { id: 41_898_282, login: 'github-actions[bot]', isBot: true };

const REPO = '/repos/{owner}/{repo}';

const anything = z.unknown();

/** Opens GitHub as the host of one repository; asks nothing before the first call. */
export function openGitHub(options: ClientOptions): Host {
  const client = openClient(options);
  const nodes = new Map<number, string>();
  let known: Promise<Person> | undefined;

  const remember = <Shape extends { readonly id: number; readonly node?: string }>(one: Shape): Shape => {
    if (one.node !== undefined) nodes.set(one.id, one.node);
    return one;
  };

  return {
    self: async () => (known ??= whoAmI(client)),
    async defaultBranch() {
      const found = await client.get(schema.repository, `GET ${REPO}`);
      if (found !== null) return found.default_branch;
      const message = `${options.owner}/${options.repo} is not there, or the token may not see it`;
      throw new HostFault({ code: 'not-found', message, retryable: false });
    },
    readPull: async (number) => client.get(schema.pull, `GET ${REPO}/pulls/{number}`, { number }),
    readIssue: async (number) => client.get(schema.issue, `GET ${REPO}/issues/{number}`, { number }),
    async readComment(id) {
      const found = await client.get(schema.comment, `GET ${REPO}/issues/comments/{id}`, { id });
      return found === null ? null : remember(found);
    },
    readReview: async (pull, id) =>
      client.get(schema.review, `GET ${REPO}/pulls/{pull}/reviews/{id}`, { pull, id }),
    async listComments(issue) {
      const route = `GET ${REPO}/issues/{issue}/comments`;
      return (await client.list(schema.comment, route, { issue })).map(remember);
    },
    async pullsFrom(branch) {
      const about = { head: `${options.owner}:${branch}`, state: 'open' };
      const pulls = await client.list(schema.pull, `GET ${REPO}/pulls`, about);
      // A host that does not know the filter gives all of them.
      return pulls
        .filter((pull) => pull.head.ref === branch && !pull.isFork && pull.isOpen)
        .sort((a, b) => a.number - b.number);
    },
    async issuesBy(author) {
      const about = { creator: author.login, state: 'all', sort: 'created', direction: 'asc' };
      const issues = await client.list(schema.issue, `GET ${REPO}/issues`, about);
      return issues.filter((issue) => !issue.isPull && isSamePerson(issue.author, author));
    },
    async permissionOf(login) {
      const route = `GET ${REPO}/collaborators/{login}/permission`;
      const found = await client.get(schema.permission, route, { login });
      if (found?.user === undefined || found.user === null) return null;
      return { id: found.user.id, role: found.role_name ?? found.permission };
    },
    async authorsOf(sha) {
      const found = await client.get(schema.commit, `GET ${REPO}/commits/{sha}`, { sha });
      return [found?.author, found?.committer].filter((one) => one !== undefined);
    },
    async isHidden(comment) {
      const id = nodes.get(comment);
      if (id === undefined) return false;
      const query = 'query($id:ID!){node(id:$id){...on IssueComment{isMinimized}}}';
      const found = await client.graphql(schema.minimized, query, { id });
      return found?.node?.isMinimized === true;
    },
    createComment: async (issue, body) =>
      remember(await client.send(schema.comment, `POST ${REPO}/issues/{issue}/comments`, { issue, body })),
    updateComment: async (id, body) =>
      remember(await client.send(schema.comment, `PATCH ${REPO}/issues/comments/{id}`, { id, body })),
    async deleteComment(id) {
      await client.send(anything, `DELETE ${REPO}/issues/comments/{id}`, { id });
    },
    async react(comment, reaction) {
      const route = `POST ${REPO}/issues/comments/{comment}/reactions`;
      await client.send(anything, route, { comment, content: reaction });
    },
    createIssue: async ({ title, body, labels, assignees }) =>
      client.send(schema.issue, `POST ${REPO}/issues`, { title, body, labels, assignees }),
    async updateIssue(number, about) {
      await client.send(anything, `PATCH ${REPO}/issues/{number}`, { number, ...about });
    },
    createPull: async (about) => client.send(schema.pull, `POST ${REPO}/pulls`, { ...about }),
    async updatePull(number, about) {
      await client.send(anything, `PATCH ${REPO}/pulls/{number}`, { number, ...about });
    },
    publishCheck: async (check) => publishCheck(client, check),
  };
}

/** An installation's token may not read `/user`; GraphQL knows its viewer. */
async function whoAmI(client: Client): Promise<Person> {
  try {
    const user = await client.get(schema.person, 'GET /user');
    if (user !== null) return user;
  } catch (error) {
    if (!(error instanceof HostFault) || error.code !== 'forbidden') throw error;
  }
  const found = await client.graphql(schema.viewer, 'query{viewer{login databaseId}}', {});
  if (found === null) return ACTIONS_BOT;
  const { login, databaseId } = found.viewer;
  const isBot = login.endsWith('[bot]');
  return { id: databaseId ?? ACTIONS_BOT.id, login, isBot };
}
