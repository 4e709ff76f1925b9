import type { Fields } from '../../../src/kernel/field.ts';
import { describeProvider } from '../../suites/provider-suite.ts';
import { REPOSITORY, startStage } from './stage.ts';

const SAMPLES: readonly [Fields, Fields, Fields] = [
  {
    title: 'Sign in',
    body: 'As a user\nI sign in.\n',
    state: 'open',
    labels: ['auth', 'web'],
    assignees: ['ada'],
  },
  { title: 'Sign out — “now”', body: null, state: 'closed', labels: [], assignees: [] },
  {
    title: 'Reset the password 🔑',
    body: 'By mail.',
    state: 'closed',
    labels: ['mail'],
    assignees: ['wendy'],
  },
];

const BAD_IDS = [
  '',
  '.',
  '..',
  '0',
  '-1',
  '1.0',
  '1e3',
  '01',
  '1/labels',
  '1?x',
  '1#x',
  '%31',
  '9'.repeat(16),
];

describeProvider('github-issues', { samples: SAMPLES, field: 'title', badIds: BAD_IDS }, async () => {
  const stage = await startStage({ options: { labels: ['backlog'] } });
  return {
    provider: stage.provider,
    edit: (id, fields) => stage.edit(id, fields),
    remove: async (id) => {
      stage.github.world.loseIssue(REPOSITORY, Number(id), null);
    },
    close: () => stage.close(),
  };
});
