import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.ts';
import { definition } from '../../../src/providers/exec/provider.ts';
import { surroundingsOf } from '../../../src/providers/exec/surroundings.ts';
import { openExec } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const GREETER = `
  const seen = { env: Object.keys(process.env).sort(), cwd: process.cwd(), args: process.argv.slice(1) };
  console.error(JSON.stringify(seen));
  process.exit(1);
`;

describe('A35, I14: what a program is started with', () => {
  test('PATH, HOME and the named variables, in the home folder, without a shell', async () => {
    const command = [process.execPath, '-e', GREETER, '$(id)', '`id`; echo *', 'a \'b\' "c"'];
    const env = { TRACKER_TOKEN: 'secret-value', OTHER: 'x' };
    const { provider } = openExec(command, { options: { env: ['TRACKER_TOKEN'] }, env });
    const said = await provider.schema().catch((error: Error) => error.message.split('It said: ')[1] ?? '');
    expect(JSON.parse(said as string)).toEqual({
      env: ['HOME', 'PATH', 'TRACKER_TOKEN'],
      cwd: homedir(),
      args: ['$(id)', '`id`; echo *', 'a \'b\' "c"'],
    });
  });

  test('a named variable that is empty is said before the program is started', async () => {
    const { provider } = openExec(['no-such-program'], { options: { env: ['TRACKER_TOKEN'] } });
    await expect(provider.schema()).rejects.toMatchObject({ code: 'env-missing', retryable: false });
  });

  test('in a workflow nothing of the checkout is started, not even through a link', () => {
    const [checkout, elsewhere] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(checkout, 'tools'));
    writeFileSync(join(checkout, 'tools', 'adapter'), '');
    symlinkSync(join(checkout, 'tools'), join(elsewhere, 'link'));
    writeFileSync(join(elsewhere, 'adapter'), '');
    const from = (...command: readonly string[]) => {
      const env = { GITHUB_WORKSPACE: checkout, HOME: elsewhere };
      return () => surroundingsOf(definition.options.parse({ command }), (name) => env[name as 'HOME']);
    };
    expect(from(join(checkout, 'tools', 'adapter'))).toThrow('may hold what a pull request wrote');
    expect(from('python3', join(elsewhere, 'link', 'adapter'))).toThrow('may hold what a pull request wrote');
    expect(from('python3', join(checkout, 'new', 'x'))).toThrow('Install the program elsewhere');
    expect(from('python3', join(elsewhere, 'adapter'))().cwd).toBe(elsewhere);
  });
});

describe('the keys of exec', () => {
  const problems = async (keys: string): Promise<readonly string[]> => {
    const text = `version: 1\nsyncs:\n  a:\n    local: { provider: markdown, path: '*.md' }\n    remote:\n      provider: exec\n${keys}`;
    const read = await readConfig({ path: 'config.yml', text });
    return read.ok ? [] : read.error.map(({ message }) => message);
  };

  test.each<[string, RegExp | null]>([
    ['      command: [python3, /opt/tracker.py]\n      env: [TRACKER_TOKEN]\n      timeout: 10s\n', null],
    ['      command: [tracker]\n      guard: if-match\n', null],
    ['      command: tracker --serve\n', /Write a list: the program, then its arguments/],
    ['      command: []\n', /command/],
    ['      command: [./tools/tracker]\n', /never a path inside a repository/],
    ['      command: [tools/tracker]\n', /never a path inside a repository/],
    ['      env: [A]\n', /command is missing/],
    ['      command: [tracker]\n      env: [hunter2-hunter2]\n', /not its value/],
    ['      command: [tracker]\n      shell: true\n', /unknown key "shell".*Known: .*command/],
    ['      command: [tracker]\n      guard: none\n', /if-match, revision-test, verified/],
  ])('%j', async (keys, expected) => {
    const found = await problems(keys);
    if (expected === null) expect(found).toEqual([]);
    else expect(found).toContainEqual(expect.stringMatching(expected));
  });
});
