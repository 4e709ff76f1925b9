import { expect, test } from '@jest/globals';
import type { InputName } from '../src/inputs.ts';
import { readInputs } from '../src/inputs.ts';

const read = (given: { readonly [name in InputName]?: string }) =>
  readInputs((name) => ({ 'github-token': 'ghs_x', ...given })[name]);

test('every input has a default but the token', () => {
  expect(read({})).toMatchObject({
    ok: true,
    value: {
      command: 'auto',
      config: '.specfact/sync/config.yml',
      stateBranch: 'sync-kernel/state',
      dryRun: false,
      failOn: 'never',
      report: new Set(['comment', 'check', 'summary']),
    },
  });
});

test('values as workflows give them', () => {
  const inputs = read({
    command: 'apply',
    digest: 'ABCDEF123456',
    report: ' summary , check',
    'dry-run': 'true',
  });
  expect(inputs).toMatchObject({
    value: { command: 'apply', digest: 'abcdef123456', report: new Set(['check', 'summary']), dryRun: true },
  });
});

test.each<[InputName, string, string]>([
  ['command', 'sync', 'is none of auto'],
  ['config', '/etc/passwd', 'inside the repository'],
  ['config', 'a/../../b.yml', 'inside the repository'],
  ['digest', 'abc', '12 to 64 hex'],
  ['session', '../x', 'a session id'],
  ['state-branch', '-x', 'a branch name'],
  ['state-branch', 'a..b', 'a branch name'],
  ['dry-run', 'yes', 'is none of false, true'],
  ['fail-on', 'always', 'is none of never'],
  ['report', 'comment,mail', '"mail"'],
  ['github-token', '${{ github.token }}', 'is empty'],
])('%s: "%s" is refused', (name, value, said) => {
  const inputs = read({ [name]: value });
  expect(inputs.ok ? [] : inputs.error).toEqual([expect.stringContaining(said)]);
  expect(inputs.ok ? [] : inputs.error).toEqual([expect.stringContaining(name)]);
});

test('all problems at once', () => {
  const inputs = read({ command: 'x', 'fail-on': 'y' });
  expect(inputs.ok ? [] : inputs.error).toHaveLength(2);
});
