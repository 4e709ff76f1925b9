import { definition } from '../../../src/providers/markdown/provider.ts';
import { harnessOf, keys } from '../../artifacts/sandbox.ts';
import { describeProvider } from '../../suites/provider-suite.ts';

const selectors = {
  ...keys('title', 'body', 'status', 'labels'),
  criteria: { kind: 'section', section: 'Acceptance Criteria', as: 'checklist' },
} as const;

describeProvider(
  'markdown',
  {
    field: 'title',
    badIds: ['../outside', '/etc/passwd', '.git/config', 'a\u0000b', '__proto__', ''],
    samples: [
      {
        title: 'Sign in',
        body: 'People sign in.',
        status: 'todo',
        labels: ['auth'],
        criteria: [{ id: '1', text: 'It works', done: false }],
      },
      { title: 'Sign: out', body: 'a\n\n- b', status: 'done', labels: ['x', 'y z'], criteria: null },
      { title: '# odd "title"', body: '', status: null, labels: null, criteria: [] },
    ],
  },
  () => harnessOf(definition, { options: { path: 'backlog/**/*.md' }, selectors, kinds: { labels: 'set' } }),
);
