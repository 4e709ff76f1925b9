import { describeProvider } from '../../suites/provider-suite.ts';
import { definition } from '../../../src/providers/markdown/provider.ts';
import type { Fields } from '../../../src/kernel/field.ts';
import { keys, makeSandbox, openOn } from '../../artifacts/sandbox.ts';

const selectors = {
  ...keys('title', 'body', 'status', 'labels'),
  criteria: { kind: 'section', section: 'Acceptance Criteria', as: 'checklist' },
} as const;

const about = { options: { path: 'backlog/**/*.md' }, selectors, kinds: { labels: 'set' } } as const;

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
  () => {
    const sandbox = makeSandbox();
    const provider = openOn(definition, sandbox, about);
    const behind = openOn(definition, sandbox, about);
    const change = async (id: string, fields: Fields): Promise<void> => {
      const found = await behind.read(id);
      if (found.kind !== 'found') throw new Error(found.kind);
      const patch = Object.entries(fields).map(([field, value]) => ({
        op: 'replace' as const,
        path: `/${field}`,
        value,
      }));
      const answer = await behind.update({ id, patch, version: found.record.version });
      if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
    };
    return Promise.resolve({
      provider,
      edit: change,
      async remove(id) {
        const found = await behind.read(id);
        if (found.kind === 'found') await behind.delete({ id, version: found.record.version });
      },
      close: () => Promise.resolve(sandbox.remove()),
    });
  },
);
