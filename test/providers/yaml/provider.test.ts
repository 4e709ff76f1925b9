import { definition } from '../../../src/providers/yaml/provider.ts';
import { harnessOf, keys } from '../../artifacts/sandbox.ts';
import type { SuiteOptions } from '../../suites/provider-suite.ts';
import { describeProvider } from '../../suites/provider-suite.ts';

const selectors = {
  ...keys('title', 'status', 'labels', 'steps'),
  priority: { kind: 'key', key: '/meta/prio' },
} as const;
const kinds = { labels: 'set', steps: 'list' } as const;

const suite: SuiteOptions = {
  field: 'title',
  badIds: ['../outside', '/etc/passwd', '__proto__', ''],
  samples: [
    { title: 'Sign in', status: 'todo', labels: ['auth'], priority: 1, steps: [{ id: 'a', text: 'x: y' }] },
    {
      title: '',
      status: '1.10',
      labels: [],
      priority: 2.5,
      steps: [
        { id: 'a', text: 'two\nlines\n' },
        { id: 'b', done: true },
      ],
    },
    { title: '- # [odd]: "it\'s"', status: null, labels: null, priority: 'yes', steps: null },
  ],
};

describeProvider('yaml, one record a file', suite, () =>
  harnessOf(definition, { options: { path: 'stories/*.yml' }, selectors, kinds }),
);

describeProvider('yaml, records in a list', suite, () =>
  harnessOf(definition, { options: { path: 'stories.yml', records: '/backlog/stories' }, selectors, kinds }),
);
