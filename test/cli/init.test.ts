import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Flags } from '../../src/cli/init/answers.ts';
import { answersOf, draftOf, problemsOf } from '../../src/cli/init/answers.ts';
import { inspectList } from '../../src/cli/init/inspect-list.ts';
import { PROVIDER_CHOICES } from '../../src/cli/init/keys.ts';
import { readConfig } from '../../src/config.ts';
import { credentialNames } from '../../src/config/credentials.ts';
import { knownKeys } from '../../src/config/known-keys.ts';
import { PROVIDERS } from '../../src/providers/table.ts';
import { configText } from '../../src/views/config-text.ts';
import { CLI, folderWith, sync } from '../support/cli.ts';
import { ENTER, hasTerminal, onTerminal } from '../support/terminal.ts';

const TASK = '---\nid: a\ntitle: A\n---\n\nText.\n';
const CONFIG = '.specfact/sync/config.yml';

let made: readonly (() => void)[] = [];
afterEach(() => {
  for (const remove of made) remove();
  made = [];
});
function repository(files: { readonly [path: string]: string }): string {
  const { root, remove } = folderWith(files);
  made = [...made, remove];
  return root;
}

describe('what init proposes', () => {
  const proposed = (files: { readonly [path: string]: string }, flags: Flags = {}) => {
    const { local, keys, found } = draftOf(repository(files), flags);
    return { local, ...keys.local, found };
  };

  test.each<[string, { readonly [path: string]: string }, object]>([
    [
      'an OpenSpec folder',
      { 'openspec/changes/a/proposal.md': '# A', 'backlog/a.md': TASK },
      { local: 'openspec', path: 'openspec/changes', found: true },
    ],
    [
      'the tasks of Backlog.md',
      { 'backlog/tasks/task-1 - A.md': TASK, 'backlog/docs/doc-1.md': TASK, 'docs/b.md': TASK },
      { local: 'markdown', path: 'backlog/tasks/**/*.md', found: true },
    ],
    [
      'a backlog folder',
      { 'backlog/a.md': 'no front matter', 'README.md': '# R' },
      { local: 'markdown', path: 'backlog/**/*.md', found: true },
    ],
    [
      'the folder with the most front matter',
      { 'docs/req/a.md': TASK, 'docs/req/b.md': TASK, 'notes/c.md': TASK, 'notes/d.md': '# D' },
      { local: 'markdown', path: 'docs/req/**/*.md', found: true },
    ],
    [
      'a list in a YAML file, with the key that names a record',
      { 'plan.yaml': 'tasks:\n  - { key: a }\n  - { key: b }\n', 'package.json': '[{"id":1}]' },
      { local: 'yaml', path: 'plan.yaml', records: '/tasks', id: 'key', found: true },
    ],
    [
      'a list that is the whole JSON file',
      { 'tasks.json': '[{"id":"a"},{"id":"b"}]' },
      { local: 'json', path: 'tasks.json', records: '', found: true },
    ],
    ['nothing known', { 'a.txt': 'x' }, { local: 'markdown', path: 'backlog/**/*.md', found: false }],
    [
      'nothing in folders that hold what others wrote',
      { 'node_modules/x/a.md': TASK, '.hidden/b.md': TASK },
      { local: 'markdown', path: 'backlog/**/*.md', found: false },
    ],
  ])('%s', (_, files, expected) => {
    expect(proposed(files)).toEqual(expected);
  });

  test('a named provider is looked for alone', () => {
    const files = { 'openspec/changes/a/proposal.md': '# A', 'notes/c.md': TASK };
    expect(proposed(files, { local: 'markdown' })).toMatchObject({ path: 'notes/**/*.md', found: true });
  });

  test('a named file is looked into', () => {
    const files = { 'a.yaml': '- { id: 1 }\n', 'b.yaml': 'all:\n  - { ref: x }\n' };
    expect(proposed(files, { local: 'yaml', path: 'b.yaml' })).toMatchObject({ records: '/all', id: 'ref' });
  });

  test.each([
    ['no YAML', 'a: [b'],
    ['a list of words', '- a\n- b\n'],
    ['the same id twice', '- { id: a }\n- { id: a }\n'],
    ['aliases of aliases', `a: &a [1]\n${'b: [*a, *a]\n'.repeat(1)}`],
  ])('%s holds no records', (_, text) => {
    expect(inspectList(join(repository({ 'x.yaml': text }), 'x.yaml'))).toBeNull();
  });
});

describe('the config that init writes', () => {
  const draft = (flags: Flags) => draftOf(repository({ 'backlog/a.md': TASK }), flags);

  test.each<Flags>([
    { url: 'https://tracker.example.org/api', tokenEnv: 'TRACKER_TOKEN' },
    { remote: 'file', file: '../other/it is\' "odd".json', name: 'no' },
    { local: 'markdown', path: 'tasks: b #c/**/*.md', id: 'key', url: 'http://localhost:1' },
  ])('reads back as the answers: %j', async (flags) => {
    const text = configText(answersOf(draft(flags)));
    const read = await readConfig({ path: CONFIG, text });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const [one] = read.value.syncs.values();
    expect(one).toMatchObject({
      id: flags['name'] ?? 'backlog',
      local: { provider: 'markdown', options: { path: flags['path'] ?? 'backlog/**/*.md' } },
      remote: {
        options:
          flags['file'] === undefined
            ? {
                url: flags['url'],
                ...(flags['tokenEnv'] === undefined ? {} : { 'token-env': 'TRACKER_TOKEN' }),
              }
            : { path: flags['file'] },
      },
    });
  });

  test('every key that is commented out can be taken in', async () => {
    const text = configText(answersOf(draft({ url: 'http://localhost:1' })));
    const keys = /^( *)# ((?:\w[\w-]*|syncs): .*)$/gm;
    const whole = text
      .replace(/^ *# fields:\n(?: *# .*\n)+?\n/m, '')
      .replaceAll(keys, (line, indent: string, key: string) =>
        /^(?:create|on-delete|limits|keep|approval|approvers|conflicts|events|id|new|timeout|token-env):/.test(
          key,
        )
          ? `${indent}${key}`
          : line,
      );
    const read = await readConfig({ path: CONFIG, text: whole });
    expect(read.ok ? [] : read.error).toEqual([]);
    expect(read).toMatchObject({ value: { events: { tokenEnv: 'EVENTS_TOKEN' } } });
  });

  test('the commented fields can be taken in', async () => {
    const text = configText(answersOf(draft({ url: 'http://localhost:1' })));
    const block = /( {4}# fields:\n(?: {4}# {3}.*\n)+)/.exec(text)?.[1] ?? '';
    const read = await readConfig({
      path: CONFIG,
      text: text.replace(block, block.replaceAll('    # ', '    ')),
    });
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  test('each line with a key stands below one that explains it', () => {
    const lines = configText(answersOf(draft({ url: 'http://localhost:1' }))).split('\n');
    const keys = lines.flatMap((line, n) => (/^ *[a-z][\w-]*:/.test(line) ? [n] : []));
    expect(keys.length).toBeGreaterThan(7);
    for (const n of keys) expect(lines[n - 1]).toMatch(/^ *# /);
  });
});

describe('the other trackers that init offers', () => {
  const draft = (flags: Flags) => draftOf(repository({ 'backlog/a.md': TASK }), flags);

  test.each<[Flags, object]>([
    [
      { repository: 'octo-org/app', labels: 'backlog, to do', tokenEnv: 'ISSUES_TOKEN' },
      {
        provider: 'github-issues',
        options: { repository: 'octo-org/app', labels: ['backlog', 'to do'], 'token-env': 'ISSUES_TOKEN' },
      },
    ],
    [{ remote: 'github-issues' }, { provider: 'github-issues', options: { labels: [] } }],
    [
      { queue: 'General', url: 'https://rt.example.org/', tokenEnv: 'RT_TOKEN' },
      {
        provider: 'request-tracker',
        options: { url: 'https://rt.example.org', queue: 'General', 'token-env': 'RT_TOKEN' },
      },
    ],
    [
      { command: 'python3 /opt/tracker.py  --all', tokenEnv: 'ONE,TWO' },
      {
        provider: 'exec',
        options: { command: ['python3', '/opt/tracker.py', '--all'], env: ['ONE', 'TWO'], guard: 'verified' },
      },
    ],
    [
      { command: '["/opt/my tracker", "a \\"b\\": c", "#d"]' },
      { provider: 'exec', options: { command: ['/opt/my tracker', 'a "b": c', '#d'], env: [] } },
    ],
    [
      { remote: 'exec', command: '[tracker]' },
      { provider: 'exec', options: { command: ['[tracker]'] } },
    ],
  ])('%j', async (flags, expected) => {
    expect(problemsOf(draft(flags), flags)).toEqual([]);
    const text = configText(answersOf(draft(flags)));
    const read = await readConfig({ path: CONFIG, text });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect([...read.value.syncs.values()][0]?.remote).toMatchObject(expected);
  });

  test.each<[string, Flags]>([
    ['github-issues', {}],
    ['request-tracker', { url: 'https://rt.example.org', queue: 'General', tokenEnv: 'RT_TOKEN' }],
    ['exec', { command: 'tracker' }],
    ['http', { url: 'http://localhost:1' }],
  ])('every key of %s is there, and its example can be taken in', async (remote, flags) => {
    const text = configText(answersOf(draft({ remote, ...flags })));
    const from = text.indexOf('    # The other side:');
    const to = text.indexOf('    # Which fields are synced');
    const whole =
      text.slice(0, from) + text.slice(from, to).replaceAll(/^( *)# ([a-z-]+: )/gm, '$1$2') + text.slice(to);
    const read = await readConfig({ path: CONFIG, text: whole });
    expect(read.ok ? [] : read.error).toEqual([]);
    const definition = await PROVIDERS[remote]?.load();
    for (const key of definition === undefined ? [] : knownKeys(definition.options, []))
      expect(whole).toMatch(new RegExp(`^ {6}${key}: `, 'm'));
  });

  test('A40: what a program is handed is a credential, named once in the workflow', async () => {
    const text = configText(answersOf(draft({ command: 'tracker', tokenEnv: 'ONE,TWO,ONE' })));
    const read = await readConfig({ path: CONFIG, text });
    expect(read.ok ? credentialNames(read.value) : read.error).toEqual(['ONE', 'TWO']);
  });
});

describe('answers that cannot be', () => {
  const problems = (flags: Flags) => problemsOf(draftOf(repository({ 'backlog/a.md': TASK }), flags), flags);

  test.each<[Flags, RegExp]>([
    [{}, /^--url is missing: http needs it, for example --url http:\/\/127\.0\.0\.1:4180$/],
    [{ remote: 'file' }, /^--file is missing/],
    [{ remote: 'htpp', url: 'http://x' }, /"htpp" is none of .*; perhaps "http" is meant/],
    [{ local: 'word', url: 'http://x' }, /^--local: "word" is none of/],
    [
      { remote: 'exec' },
      /^--command is missing: exec needs it, for example --command "python3 \/opt\/tracker\.py"$/,
    ],
    [{ queue: 'General', url: 'http://x' }, /^--token-env is missing: request-tracker needs it/],
    [{ repository: 'a/b', command: 'tracker' }, /^--repository does not go with/],
    [{ name: 'a b', url: 'http://x' }, /^--name: "a b" must be of/],
    [{ remote: 'file', file: 'x.json', url: 'http://x' }, /^--url does not go with/],
  ])('%j', (flags, expected) => {
    expect(problems(flags)).toContainEqual(expect.stringMatching(expected));
  });

  test('everything init offers is a provider of its side', () => {
    for (const name of Object.keys(PROVIDER_CHOICES)) expect(PROVIDERS).toHaveProperty(name);
  });
});

describe('sync-kernel init', () => {
  test('writes the config, says what to do next, and does not write over it', async () => {
    const cwd = repository({ 'backlog/a.md': TASK });
    const first = await sync(['init', '--url', 'http://localhost:1'], { cwd });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('config.yml was written: sync backlog, markdown with http');
    expect(first.stdout).toContain('--preview');
    const written = readFileSync(join(cwd, CONFIG), 'utf8');
    const second = await sync(['init', '--url', 'http://localhost:2'], { cwd });
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('is there already; --force replaces it');
    expect(readFileSync(join(cwd, CONFIG), 'utf8')).toBe(written);
    const forced = await sync(['init', '--url', 'http://localhost:2', '--force', '--json'], { cwd });
    expect(JSON.parse(forced.stdout)).toMatchObject({ format: 1, outcome: 'done', code: 'initialised' });
    expect(readFileSync(join(cwd, CONFIG), 'utf8')).toContain('localhost:2');
  }, 60_000);

  test('what cannot be used is refused before anything is written', async () => {
    const cwd = repository({ 'backlog/a.md': TASK });
    const answer = await sync(['init', '--url', 'no address', '--yes'], { cwd });
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('Write an http or https address');
    const missing = await sync(['init', '--yes', '--json'], { cwd });
    expect(missing.code).toBe(2);
    expect(JSON.parse(missing.stdout)).toMatchObject({
      code: 'bad-usage',
      messages: [expect.stringContaining('--url is missing')],
    });
    expect(existsSync(join(cwd, '.specfact'))).toBe(false);
  }, 60_000);

  test('writes to the root of the repository, or where --config says', async () => {
    const cwd = repository({ '.git/HEAD': '', 'sub/a.txt': '', 'backlog/a.md': TASK });
    await sync(['init', '--url', 'http://localhost:1'], { cwd: join(cwd, 'sub') });
    expect(statSync(join(cwd, CONFIG)).isFile()).toBe(true);
    const other = await sync(['init', '--url', 'http://localhost:1', '--config', 'other.yml'], { cwd });
    expect(other.code).toBe(0);
    expect(statSync(join(cwd, 'other.yml')).isFile()).toBe(true);
  }, 60_000);

  (hasTerminal ? test : test.skip)(
    'asks on a terminal for what no flag answered',
    async () => {
      const cwd = repository({ 'notes/a.md': TASK, 'notes/b.md': TASK });
      const { code, text } = await onTerminal([process.execPath, CLI, 'init', '--name', 'notes'], {
        cwd,
        steps: [
          { wait: 'What are the records', send: ENTER },
          { wait: 'notes/**/*.md', send: ENTER },
          { wait: 'What is the other side?', send: ENTER },
          { wait: 'address of the tracker', send: `/v2${ENTER}` },
          { wait: 'Write an http or https address', send: '\u0015' },
          { wait: 'address of the tracker', send: `http://localhost:1/v2${ENTER}` },
          { wait: 'holds the token', send: `MY_TOKEN${ENTER}` },
        ],
      });
      expect(text).toContain('A configuration was written.');
      expect(code).toBe(0);
      const config = readFileSync(join(cwd, CONFIG), 'utf8');
      expect(config).toContain("path: 'notes/**/*.md'");
      expect(config).toMatch(/^ {6}token-env: MY_TOKEN$/m);
      expect(config).toContain('  notes:');
    },
    60_000,
  );
});
