import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGitHub } from '../../src/github/host.ts';
import type { Host } from '../../src/host.ts';
import type { FaultyServer } from '../support/faulty-server.ts';
import { startFaultyServer } from '../support/faulty-server.ts';

let server: FaultyServer;
let host: Host;

beforeEach(async () => {
  server = await startFaultyServer(null);
  const { url } = server;
  host = openGitHub({
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    token: 't0ken',
    owner: 'octo',
    repo: 'app',
  });
});

afterEach(async () => server.close());

const BOT = { id: 41, login: 'github-actions[bot]', type: 'Bot' };
const ANNA = { id: 42, login: 'anna', type: 'User' };

function answer(body: unknown): void {
  const headers = { 'content-type': 'application/json' };
  server.spoil('', { kind: 'answer', status: 200, headers, body: JSON.stringify(body) });
}

const issue = (number: number, user: typeof BOT, more: object = {}) => ({
  number,
  title: `Issue ${number}`,
  body: null,
  html_url: `https://github.com/octo/app/issues/${number}`,
  user,
  state: 'open',
  ...more,
});

test('A23: issues are those of the author alone, whatever the host gives, and no pull requests', async () => {
  answer([issue(1, BOT), issue(2, ANNA), issue(3, BOT, { pull_request: {} })]);
  const found = await host.issuesBy({ id: BOT.id, login: BOT.login, isBot: true });
  expect(found.map(({ number }) => number)).toEqual([1]);
});

test('A4, A10: a permission is told by the name of the role, with the account it is of', async () => {
  answer({ permission: 'write', role_name: 'admin-lite', user: ANNA });
  expect(await host.permissionOf('anna')).toEqual({ id: 42, role: 'admin-lite' });
  answer({ permission: 'write', user: null });
  expect(await host.permissionOf('anna')).toBeNull();
});
