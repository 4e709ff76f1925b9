import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readSurroundings } from '../../src/action/surroundings.ts';
import { folderWith } from '../support/cli.ts';

const { root, remove } = folderWith({ 'event.json': '{"action":"created"}' });
afterAll(() => remove());

const ENV = {
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_EVENT_NAME: 'issue_comment',
  GITHUB_EVENT_PATH: join(root, 'event.json'),
  RUNNER_TEMP: root,
  GITHUB_RUN_ID: '12',
  GITHUB_JOB: 'answer',
};

test('what the runner of github.com gives, with its addresses as defaults', () => {
  expect(readSurroundings(ENV)).toMatchObject({
    ok: true,
    value: {
      owner: 'octo',
      repo: 'app',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      event: { name: 'issue_comment', payload: { action: 'created' } },
      run: '12-answer',
    },
  });
});

test('GHES: its own addresses, without a slash at the end', () => {
  const ghes = {
    ...ENV,
    GITHUB_SERVER_URL: 'https://git.example/',
    GITHUB_API_URL: 'https://git.example/api/v3/',
  };
  expect(readSurroundings(ghes)).toMatchObject({
    value: {
      serverUrl: 'https://git.example',
      apiUrl: 'https://git.example/api/v3',
      graphqlUrl: 'https://git.example/api/v3/graphql',
    },
  });
});

test.each([
  [{ GITHUB_REPOSITORY: 'app' }, 'GITHUB_REPOSITORY'],
  [{ GITHUB_REPOSITORY: 'octo/app/../x' }, 'GITHUB_REPOSITORY'],
  [{ GITHUB_API_URL: 'file:///etc' }, 'apiUrl'],
  [{ GITHUB_EVENT_NAME: '' }, 'GITHUB_EVENT_NAME'],
  [{ RUNNER_TEMP: '' }, 'RUNNER_TEMP'],
  [{ GITHUB_EVENT_PATH: join(root, 'nowhere.json') }, 'the event cannot be read'],
])('%j cannot be used', (more, said) => {
  const read = readSurroundings({ ...ENV, ...more });
  expect(read.ok ? '' : read.error).toContain(said);
});

test('a payload that is no JSON is refused with the reason', () => {
  writeFileSync(join(root, 'broken.json'), '{');
  const read = readSurroundings({ ...ENV, GITHUB_EVENT_PATH: join(root, 'broken.json') });
  expect(read.ok ? '' : read.error).toContain('the event cannot be read');
});
