import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { blobId } from '../../src/artifacts/blob.ts';
import type { SyncProvider } from '../../src/provider.ts';
import { definition as markdown } from '../../src/providers/markdown/provider.ts';
import { definition as openspec } from '../../src/providers/openspec/provider.ts';
import { listAll } from '../suites/provider-suite.ts';
import { testContext } from '../support/provider-context.ts';
import type { Sandbox } from './sandbox.ts';
import { keys, makeSandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => boxes.splice(0).forEach((box) => box.remove()));

const TASK = (title: string) => `---\ntitle: ${title}\n---\n\nText.\n`;
const MARKER = '.specfact/sync/actors/bridge.json';
const hash = (text: string): string => blobId(Buffer.from(text));

function repository(files: { readonly [path: string]: string }, kind: 'git' | 'plain' = 'plain'): Sandbox {
  const box = makeSandbox(kind);
  boxes.push(box);
  for (const [path, text] of Object.entries(files)) box.write(path, text);
  return box;
}

function open({ root }: Sandbox, path = 'backlog/**/*.md'): SyncProvider {
  return markdown.open(markdown.options.parse({ path }), testContext({ root, selectors: keys('title') }));
}

async function actors(provider: SyncProvider): Promise<readonly string[]> {
  await listAll(provider);
  return (await provider.detectExternalSyncActors?.()) ?? [];
}

const marker = (about: object) =>
  JSON.stringify({ format: 1, tool: 'jira-bridge', artifacts: ['backlog/**'], ...about });

describe('a marker that another tool left', () => {
  test('names the tool and when it runs, also before a listing', async () => {
    const box = repository({ 'backlog/a.md': TASK('A'), [MARKER]: marker({ when: 'after each merge' }) });
    expect(await open(box).detectExternalSyncActors?.()).toEqual(['jira-bridge (after each merge)']);
  });

  test('names the records that still are as the tool left them', async () => {
    const files = { 'backlog/a.md': TASK('A'), 'backlog/b.md': TASK('B'), 'backlog/c.md': TASK('C') };
    const wrote = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hash(text)]));
    const box = repository({ ...files, [MARKER]: marker({ wrote }) });
    expect(await actors(open(box))).toEqual([
      'jira-bridge, which just wrote backlog/a, backlog/b and backlog/c,',
    ]);
    box.write('backlog/b.md', TASK('edited by a person'));
    expect(await actors(open(box))).toEqual(['jira-bridge, which just wrote backlog/a and backlog/c,']);
  });

  test('names no record that was the same at the last sync', async () => {
    for (const kind of ['git', 'plain'] as const) {
      const wrote = { 'backlog/a.md': hash(TASK('A')) };
      const box = repository({ 'backlog/a.md': TASK('A'), [MARKER]: marker({ wrote }) }, kind);
      if (kind === 'git') {
        box.git('add', '.');
        box.git('commit', '-qm', 'x');
      }
      const provider = open(box);
      expect(await actors(provider)).toEqual(['jira-bridge, which just wrote backlog/a,']);
      const version = [...(await listAll(provider)).records.values()][0]?.version ?? '';
      const known = new Map([[version, ['backlog/a']]]);
      for await (const page of provider.changes({ cursor: null, known })) expect(page.records).toEqual([]);
      expect(await provider.detectExternalSyncActors?.()).toEqual(['jira-bridge']);
    }
  });

  test('names five records and counts the others', async () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`backlog/${n}.md`, TASK(String(n))]));
    const wrote = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hash(text)]));
    const box = repository({ ...files, [MARKER]: marker({ wrote }) });
    expect(await actors(open(box))).toEqual([
      'jira-bridge, which just wrote backlog/1, backlog/2, backlog/3, backlog/4, backlog/5 and 2 more,',
    ]);
  });

  test('says nothing of a tool whose artifacts are others', async () => {
    const box = repository({
      'backlog/a.md': TASK('A'),
      [MARKER]: marker({ artifacts: ['docs/**', 'backlog/*.txt'] }),
    });
    expect(await actors(open(box))).toEqual([]);
  });

  test.each<[string, string]>([
    ['{"format":1', 'cannot be read (the JSON cannot be read'],
    [marker({ format: 2 }), 'look at "format"'],
    [marker({ tool: 'two\nlines' }), 'look at "tool"'],
    [marker({ artifacts: [] }), 'look at "artifacts"'],
    [marker({ wrote: { 'backlog/a.md': 'HEAD' } }), 'look at "wrote.backlog/a.md"'],
    ['{"__proto__":{},"format":1}', 'cannot be read'],
  ])('A29: a broken one is said to be, and stops nothing: %s', async (text, expected) => {
    const box = repository({ 'backlog/a.md': TASK('A'), [MARKER]: text });
    const provider = open(box);
    expect((await listAll(provider)).records.size).toBe(1);
    const [actor] = (await provider.detectExternalSyncActors?.()) ?? [];
    expect(actor).toContain(`a tool whose marker ${MARKER} cannot be read`);
    expect(actor).toContain(expected);
  });

  test('E78: is not read through a link', async () => {
    const box = repository({ 'backlog/a.md': TASK('A'), 'elsewhere.json': marker({}), [MARKER]: marker({}) });
    symlinkSync(join(box.root, 'elsewhere.json'), join(box.root, '.specfact/sync/actors/a.json'));
    expect(await actors(open(box))).toEqual([
      expect.stringContaining('goes through a symbolic link'),
      'jira-bridge',
    ]);
  });

  test('is heeded for OpenSpec too, file by file', async () => {
    const proposal = '# Change: Add it\n\n## Why\n\nSo.\n';
    const path = 'openspec/changes/add-it/proposal.md';
    const about = { artifacts: ['openspec/**'], wrote: { [path]: hash(proposal) } };
    const box = repository({ [path]: proposal, [MARKER]: marker(about) });
    const context = testContext({ root: box.root, selectors: keys('title', 'why') });
    const provider = openspec.open(openspec.options.parse({}), context);
    expect(await actors(provider)).toEqual(['jira-bridge, which just wrote add-it,']);
  });
});

describe('spec-kit', () => {
  const SPEC = { 'specs/001-sign-in/spec.md': TASK('Sign in') };
  const REGISTRY = '.specify/extensions/.registry';
  const HOOKS = '.specify/extensions.yml';
  const registered = (extensions: object) => JSON.stringify({ schema_version: '1.0', extensions });
  const hooks = `installed:
- git
- jira
settings:
  auto_execute_hooks: true
hooks:
  after_tasks:
  - extension: jira
    command: speckit.jira.specstoissues
    enabled: true
    optional: true
    prompt: Create Jira issues from tasks?
    condition: null
  after_plan:
  - { extension: git, command: speckit.git.commit, enabled: true }
  - { extension: jira, command: speckit.jira.verify, enabled: false }
`;
  const named = async (files: { readonly [path: string]: string }, path = 'specs/**/*.md') =>
    actors(open(repository(files), path));

  test('names the enabled extensions that carry artifacts to a tracker, with their events', async () => {
    const registry = registered({
      git: { version: '1.0.0', enabled: true, registered_commands: { claude: ['speckit.git.commit'] } },
      jira: {
        version: '1.0.0',
        source: 'catalog',
        enabled: true,
        registered_commands: ['speckit.jira.push'],
      },
      off: { enabled: false, registered_commands: ['speckit.off.sync'] },
      board: { enabled: true, registered_commands: { claude: ['speckit.board.pull'], codex: [] } },
    });
    expect(await named({ ...SPEC, [REGISTRY]: registry, [HOOKS]: hooks })).toEqual([
      'the spec-kit extension board',
      'the spec-kit extension jira (after_tasks)',
    ]);
  });

  test('knows them by their hooks alone, where an installer wrote no registry', async () => {
    expect(await named({ ...SPEC, [HOOKS]: hooks })).toEqual(['the spec-kit extension jira (after_tasks)']);
  });

  test('believes what an extension says of itself', async () => {
    const registry = registered({
      sync: { enabled: true },
      ferry: { enabled: true },
      tagged: { enabled: true },
    });
    const about = (id: string, text: string) => ({ [`.specify/extensions/${id}/extension.yml`]: text });
    const manifests = {
      ...about('sync', 'extension:\n  id: sync\n  effect: "read-only"\n'),
      ...about('ferry', 'extension:\n  id: ferry\n  category: integration\n  effect: read-write\n'),
      ...about('tagged', 'extension:\n  id: tagged\ntags:\n  - "issue-tracking"\n'),
    };
    expect(await named({ ...SPEC, [REGISTRY]: registry, ...manifests })).toEqual([
      'the spec-kit extension ferry',
      'the spec-kit extension tagged',
    ]);
  });

  test('is not named where its artifacts are not the synced ones', async () => {
    const files = { 'backlog/a.md': TASK('A'), [HOOKS]: hooks };
    expect(await named(files, 'backlog/**/*.md')).toEqual([]);
  });

  test.each<[string, string]>([
    [REGISTRY, '{'],
    [REGISTRY, '{"extensions":[]}'],
    [HOOKS, 'hooks: { after_tasks: jira }'],
    [HOOKS, 'hooks: [a, b'],
  ])('A29: a broken %s is said to be, and stops nothing: %s', async (path, text) => {
    expect(await named({ ...SPEC, [path]: text })).toEqual([`spec-kit, whose ${path} cannot be read,`]);
  });

  test('A28: an id that is no name of a folder leads nowhere', async () => {
    const registry = registered({ '../../jira': { enabled: true }, 'a/b-sync': {}, 'SYNC me': {} });
    expect(await named({ ...SPEC, [REGISTRY]: registry })).toEqual([]);
  });
});
