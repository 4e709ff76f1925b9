import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { formatProblem, readConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import type { SyncProvider } from '../src/provider.ts';
import type { ProviderEntry } from '../src/providers/table.ts';

function entry(side: 'local' | 'remote', name: string, options: z.ZodType): ProviderEntry {
  const open = (): SyncProvider => {
    throw new Error('a config is read without opening a provider');
  };
  return { side, load: async () => ({ name, side, options, open }) };
}

const providers = {
  markdown: entry('local', 'markdown', z.strictObject({ path: z.string(), id: z.string().default('id') })),
  openspec: entry('local', 'openspec', z.strictObject({ path: z.string().default('openspec/changes') })),
  http: entry(
    'remote',
    'http',
    z.strictObject({
      url: z.string().refine((text) => text.startsWith('http'), 'Write an http or https address.'),
      'token-env': z.string().optional(),
    }),
  ),
  'github-issues': entry(
    'remote',
    'github-issues',
    z.strictObject({ repository: z.string(), labels: z.array(z.string()).default([]) }),
  ),
};

const read = (text: string) => readConfig({ path: 'config.yml', text }, providers);

async function problemsOf(text: string): Promise<readonly string[]> {
  const result = await read(text);
  return result.ok ? [] : result.error.map(formatProblem);
}

async function configOf(text: string): Promise<Config> {
  const result = await read(text);
  if (!result.ok) throw new Error(result.error.map(formatProblem).join('\n'));
  return result.value;
}

const EXAMPLE = `version: 1
syncs:
  backlog:
    local:  { provider: markdown, path: 'backlog/**/*.md' }
    remote: { provider: github-issues, repository: octo/app, labels: [backlog] }
    fields:
      title:    title                                  # local name: remote name
      body:     body
      status:   { remote: state, values: { todo: open, doing: open, done: closed } }
      labels:   { remote: labels, kind: set }
      priority: { remote: priority, authority: local }
    create: both            # both | local | remote | none
    on-delete: ask          # ask | propagate | ignore
    approval: comment       # comment | review | none
    approvers: { permission: write, second-person: false }
    limits: { deletes: 20%, writes: 500 }
    conflicts: { labels: [sync-conflict], assignees: [] }
    keep: 90 days
`;

const SIDES = `    local: { provider: markdown, path: a }
    remote: { provider: http, url: 'http://localhost' }
`;
const MINIMAL = `version: 1
syncs:
  backlog:
${SIDES}`;

/** A config with these lines after the two sides; the first of them is line 6. */
const withLines = (...lines: readonly string[]): string => `${MINIMAL}${lines.join('\n')}\n`;

describe('a config that is right', () => {
  test('reads the example of the design', async () => {
    const config = await configOf(EXAMPLE);
    expect(config.version).toBe(1);
    expect([...config.syncs.keys()]).toEqual(['backlog']);
    expect(config.syncs.get('backlog')).toEqual({
      id: 'backlog',
      local: { provider: 'markdown', options: { path: 'backlog/**/*.md', id: 'id' } },
      remote: { provider: 'github-issues', options: { repository: 'octo/app', labels: ['backlog'] } },
      fields: [
        { name: 'title', local: { kind: 'key', key: 'title' }, remote: 'title' },
        { name: 'body', local: { kind: 'key', key: 'body' }, remote: 'body' },
        {
          name: 'status',
          local: { kind: 'key', key: 'status' },
          remote: 'state',
          values: [
            ['todo', 'open'],
            ['doing', 'open'],
            ['done', 'closed'],
          ],
        },
        { name: 'labels', local: { kind: 'key', key: 'labels' }, remote: 'labels', kind: 'set' },
        { name: 'priority', local: { kind: 'key', key: 'priority' }, remote: 'priority', authority: 'local' },
      ],
      create: 'both',
      onDelete: 'ask',
      approval: 'comment',
      approvers: { permission: 'write', secondPerson: false },
      limits: { deletes: { share: 0.2 }, writes: 500 },
      conflicts: { labels: ['sync-conflict'], assignees: [] },
      keepDays: 90,
    });
  });

  test('fills in every default', async () => {
    expect((await configOf(MINIMAL)).syncs.get('backlog')).toEqual({
      id: 'backlog',
      local: { provider: 'markdown', options: { path: 'a', id: 'id' } },
      remote: { provider: 'http', options: { url: 'http://localhost' } },
      create: 'both',
      onDelete: 'ask',
      approval: 'comment',
      approvers: { permission: 'write', secondPerson: false },
      limits: { deletes: { share: 0.2 } },
      conflicts: { labels: ['sync-conflict'], assignees: [] },
      keepDays: 90,
    });
  });

  test('keeps the order of value pairs and the types of their keys', async () => {
    const config = await configOf(
      withLines('    fields:', '      priority: { values: { 2: high, 1: low, true: 0, ~: none } }'),
    );
    expect(config.syncs.get('backlog')?.fields?.[0]?.values).toEqual([
      [2, 'high'],
      [1, 'low'],
      [true, 0],
      [null, 'none'],
    ]);
  });

  test('knows sections, pointers and the other keys of an entry', async () => {
    const config = await configOf(
      withLines(
        '    fields:',
        '      criteria: { local: { section: Acceptance Criteria, as: checklist }, remote: criteria, kind: list, key: text }',
        '      notes: { local: { section: Notes } }',
        '      owner: { local: /meta/owner, remote: assignee, equivalent: [case, trim] }',
        '    limits: { deletes: 3 }',
        '    keep: 1 day',
      ),
    );
    const sync = config.syncs.get('backlog');
    expect(sync?.fields).toEqual([
      {
        name: 'criteria',
        local: { kind: 'section', section: 'Acceptance Criteria', as: 'checklist' },
        remote: 'criteria',
        kind: 'list',
        key: 'text',
      },
      { name: 'notes', local: { kind: 'section', section: 'Notes', as: 'text' }, remote: 'notes' },
      {
        name: 'owner',
        local: { kind: 'key', key: '/meta/owner' },
        remote: 'assignee',
        equivalent: ['case', 'trim'],
      },
    ]);
    expect(sync?.limits).toEqual({ deletes: { count: 3 } });
    expect(sync?.keepDays).toBe(1);
  });

  test('takes aliases, a byte order mark, CRLF and an event sink', async () => {
    const config = await configOf(
      `\uFEFF${MINIMAL}    conflicts: { labels: &names [a], assignees: *names }\nevents: { sink: 'https://events.example/in', token-env: SINK_TOKEN }\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
    expect(config.events).toEqual({ sink: 'https://events.example/in', tokenEnv: 'SINK_TOKEN' });
    expect(config.syncs.get('backlog')?.conflicts).toEqual({ labels: ['a'], assignees: ['a'] });
  });
});

describe('a config that is no YAML', () => {
  test.each([
    ['an empty file', '', 'config.yml:1:1: The config is empty. Run "sync-kernel init" to have one written.'],
    [
      'comments only',
      '# nothing\n',
      'config.yml:1:1: The config is empty. Run "sync-kernel init" to have one written.',
    ],
    ['a list', '- version: 1\n', 'config.yml:1:1: The config must be a mapping.'],
    [
      'broken quotes',
      'version: 1\nsyncs: "open\n',
      'config.yml:3:1: This is not YAML that a config may hold: Missing closing "quote.',
    ],
    [
      'a tab',
      'version: 1\nsyncs:\n\tbacklog: {}\n',
      'config.yml:3:1: This is not YAML that a config may hold: Tabs are not allowed as indentation.',
    ],
    [
      'E79: a doubled key',
      'version: 1\nversion: 1\n',
      'config.yml:2:1: This is not YAML that a config may hold: Map keys must be unique.',
    ],
    [
      'two documents',
      'version: 1\n---\nversion: 1\n',
      'config.yml:2:1: This is not YAML that a config may hold: Source contains multiple documents; please use YAML.parseAllDocuments().',
    ],
    [
      'a tag',
      'version: !!js/function 1\n',
      'config.yml:1:10: This is not YAML that a config may hold: Unresolved tag: tag:yaml.org,2002:js/function.',
    ],
    [
      'E79: a prototype key',
      `${MINIMAL}    __proto__: { approval: none }\n`,
      'config.yml:6:5: "__proto__" cannot be a key.',
    ],
    ['a key that is a list', '? [a]\n: 1\n', 'config.yml:1:3: A key is a word.'],
  ])('%s', async (_, text, message) => {
    expect(await problemsOf(text)).toEqual([message]);
  });

  test('A29: aliases of aliases are refused, not expanded', async () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    const problems = await problemsOf(`${levels.join('\n')}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/too many values in one another; are there aliases of aliases\?$/);
  });

  test('A29: an alias of itself is refused', async () => {
    const problems = await problemsOf('version: 1\nsyncs: &s { a: *s }\n');
    expect(problems).not.toEqual([]);
  });

  test('E79: a huge config is refused unread', async () => {
    expect(await problemsOf(`# ${'x'.repeat(1024 * 1024)}\n`)).toEqual([
      'config.yml:1:1: The config has more than 1048576 characters.',
    ]);
  });
});

describe('a config with a wrong key or value', () => {
  test.each([
    ['no version', `syncs:\n  backlog:\n${SIDES}`, 'config.yml:1:1: version is missing.'],
    [
      'version 2',
      MINIMAL.replace('version: 1', 'version: 2'),
      'config.yml:1:10: version must be 1: this sync-kernel reads no other.',
    ],
    ['no syncs', 'version: 1\n', 'config.yml:1:1: syncs is missing.'],
    [
      'syncs empty',
      'version: 1\nsyncs: {}\n',
      'config.yml:2:8: syncs names no sync. Give one a name, a local and a remote side.',
    ],
    [
      'syncs without a value',
      'version: 1\nsyncs:\n',
      'config.yml:2:7: syncs is empty: give it a value or remove the key.',
    ],
    [
      'an unknown outer key',
      `${MINIMAL}sync: 1\n`,
      'config.yml:6:1: The config has an unknown key "sync". Did you mean "syncs"? Known: version, syncs, events.',
    ],
    [
      'an unknown key',
      withLines('    on-delte: ask'),
      'config.yml:6:5: syncs.backlog has an unknown key "on-delte". Did you mean "on-delete"? Known: local, remote, fields, create, on-delete, approval, approvers, limits, conflicts, keep.',
    ],
    [
      'an unknown value',
      withLines('    create: bth'),
      'config.yml:6:13: syncs.backlog.create: "bth" is none of both, local, remote, none; perhaps "both" is meant.',
    ],
    [
      'a value of another type',
      withLines('    create: [both]'),
      'config.yml:6:13: syncs.backlog.create must be one of both, local, remote, none.',
    ],
    [
      'a sync id with a slash',
      MINIMAL.replace('backlog:', 'back/log:'),
      'config.yml:3:3: The sync id "back/log" must be of A-Z a-z 0-9 . _ - only.',
    ],
    [
      'a keep without unit',
      withLines('    keep: 90'),
      'config.yml:6:11: syncs.backlog.keep is a time in days, such as 90 days.',
    ],
    [
      'a share above 100%',
      withLines('    limits: { deletes: 120% }'),
      'config.yml:6:24: syncs.backlog.limits.deletes is a share of the records such as 20%, or a whole number.',
    ],
    [
      'a negative count',
      withLines('    limits: { deletes: -1 }'),
      'config.yml:6:24: syncs.backlog.limits.deletes is a share of the records such as 20%, or a whole number.',
    ],
    [
      'no writes',
      withLines('    limits: { writes: 0 }'),
      'config.yml:6:23: syncs.backlog.limits.writes is at least 1.',
    ],
    [
      'A2: a permission that is too low',
      withLines('    approvers: { permission: triage }'),
      'config.yml:6:30: syncs.backlog.approvers.permission: "triage" is none of write, maintain, admin.',
    ],
    [
      'a label that is a number',
      withLines('    conflicts: { labels: [1] }'),
      'config.yml:6:27: syncs.backlog.conflicts.labels.0 must be text.',
    ],
    [
      'an event sink with a password',
      `${MINIMAL}events: { sink: 'https://me:secret@example.com' }\n`,
      'config.yml:6:17: events.sink is an http or https address without user and password.',
    ],
    [
      'a token in place of its name',
      `${MINIMAL}events: { sink: 'https://example.com', token-env: 'abc def' }\n`,
      'config.yml:6:51: events.token-env is the name of an environment variable, never the token itself.',
    ],
  ])('%s', async (_, text, message) => {
    expect(await problemsOf(text)).toEqual([message]);
  });

  test('reports everything at once, in the order of the file', async () => {
    const problems = await problemsOf(
      'version: 1\nsyncs:\n  one:\n    local: { provider: http }\n    create: x\n  two:\n    remote: { provider: jira }\n    kep: 1\n',
    );
    expect(problems).toEqual([
      'config.yml:3:3: syncs.one.remote is missing.',
      'config.yml:4:24: syncs.one.local.provider is a remote provider: "http" is none of markdown, openspec.',
      'config.yml:5:13: syncs.one.create: "x" is none of both, local, remote, none.',
      'config.yml:6:3: syncs.two.local is missing.',
      'config.yml:7:25: syncs.two.remote.provider: "jira" is none of http, github-issues.',
      'config.yml:8:5: syncs.two has an unknown key "kep". Did you mean "keep"? Known: local, remote, fields, create, on-delete, approval, approvers, limits, conflicts, keep.',
    ]);
  });
});

describe('a config with a wrong side', () => {
  const sides = (local: string, remote: string): string =>
    `version: 1\nsyncs:\n  backlog:\n    local: ${local}\n    remote: ${remote}\n`;
  const LOCAL = '{ provider: markdown, path: a }';
  const REMOTE = '{ provider: http, url: "http://localhost" }';

  test.each([
    [
      'an unknown provider',
      sides('{ provider: markdwn, path: a }', REMOTE),
      'config.yml:4:24: syncs.backlog.local.provider: "markdwn" is none of markdown, openspec; perhaps "markdown" is meant.',
    ],
    [
      'a name that objects have',
      sides('{ provider: toString }', REMOTE),
      'config.yml:4:24: syncs.backlog.local.provider: "toString" is none of markdown, openspec.',
    ],
    [
      'a local provider as the remote side',
      sides(LOCAL, LOCAL),
      'config.yml:5:25: syncs.backlog.remote.provider is a local provider: "markdown" is none of http, github-issues.',
    ],
    ['no provider', sides('{ path: a }', REMOTE), 'config.yml:4:5: syncs.backlog.local.provider is missing.'],
    [
      'a side that is a word',
      sides('markdown', REMOTE),
      'config.yml:4:12: syncs.backlog.local must be a mapping.',
    ],
    [
      'an unknown option',
      sides('{ provider: markdown, path: a, idd: x }', REMOTE),
      'config.yml:4:43: syncs.backlog.local has an unknown key "idd". Did you mean "id"? Known: provider, path, id.',
    ],
    [
      'an option that is missing',
      sides('{ provider: markdown }', REMOTE),
      'config.yml:4:5: syncs.backlog.local.path is missing.',
    ],
    [
      "an option that breaks the provider's own rule",
      sides(LOCAL, '{ provider: http, url: ftp }'),
      'config.yml:5:36: syncs.backlog.remote.url: Write an http or https address.',
    ],
  ])('%s', async (_, text, message) => {
    expect(await problemsOf(text)).toEqual([message]);
  });
});

describe('a config with a mapping that cannot be', () => {
  test.each([
    [
      'two fields with one remote name',
      ['a: title', 'b: title'],
      'config.yml:8:10: syncs.backlog.fields.b is the remote field "title", as "a" already is.',
    ],
    [
      'two fields in one local place',
      ['a: { local: x }', 'b: { local: x }'],
      'config.yml:8:10: syncs.backlog.fields.b is the local key "x", as "a" already is.',
    ],
    [
      'an unknown kind',
      ['a: { kind: sett }'],
      'config.yml:7:18: syncs.backlog.fields.a.kind: "sett" is none of scalar, text, set, list, map, sequence; perhaps "set" is meant.',
    ],
    [
      'a key without a list',
      ['a: { kind: set, key: id }'],
      'config.yml:7:28: syncs.backlog.fields.a.key is for lists, the kind here is set.',
    ],
    [
      'values of a set',
      ['a: { kind: set, values: { x: y } }'],
      'config.yml:7:31: syncs.backlog.fields.a.values is for single values, the kind here is set.',
    ],
    ['no values', ['a: { values: {} }'], 'config.yml:7:20: syncs.backlog.fields.a.values maps no value.'],
    [
      'values that are a list',
      ['a: { values: [x] }'],
      'config.yml:7:20: syncs.backlog.fields.a.values maps each local value to a remote one, such as { todo: open }.',
    ],
    [
      'a value that is a list',
      ['a: { values: { x: [y] } }'],
      'config.yml:7:25: syncs.backlog.fields.a.values.x must be a single value: text, a number, true or false, null.',
    ],
    [
      'a checklist that is a set',
      ['a: { local: { section: S, as: checklist }, kind: set }'],
      'config.yml:7:19: syncs.backlog.fields.a.local is a checklist, which is of kind list; the kind here is set.',
    ],
    [
      'a section as something else',
      ['a: { local: { section: S, as: table } }'],
      'config.yml:7:37: syncs.backlog.fields.a.local.as: "table" is none of text, checklist.',
    ],
    [
      'a bad pointer',
      ['a: { local: /x~2 }'],
      'config.yml:7:19: syncs.backlog.fields.a.local is not a JSON pointer: "~" is written "~0", "/" in a name "~1".',
    ],
    [
      'an unknown key of an entry',
      ['a: { remot: x }'],
      'config.yml:7:12: syncs.backlog.fields.a has an unknown key "remot". Did you mean "remote"? Known: local, remote, kind, key, values, authority, equivalent.',
    ],
    [
      'an entry that is a number',
      ['a: 1'],
      'config.yml:7:10: syncs.backlog.fields.a is a remote name or a mapping with local, remote, kind, key, values, authority, equivalent.',
    ],
    [
      'an entry without a value',
      ['a:'],
      'config.yml:7:9: syncs.backlog.fields.a is empty: give it a value or remove the key.',
    ],
    [
      'an authority that is no side',
      ['a: { authority: upstream }'],
      'config.yml:7:23: syncs.backlog.fields.a.authority: "upstream" is none of local, remote.',
    ],
    [
      'an unknown equivalence',
      ['a: { equivalent: [cases] }'],
      'config.yml:7:25: syncs.backlog.fields.a.equivalent.0: "cases" is none of lines, trim, case, unicode, empty, order; perhaps "case" is meant.',
    ],
    [
      'a name that is taken',
      ["'@record': x"],
      'config.yml:7:18: syncs.backlog.fields.@record cannot be a field: "@record" and "@link" are taken.',
    ],
  ])('%s', async (_, fields, message) => {
    const lines = fields.map((line) => `      ${line}`);
    expect(await problemsOf(withLines('    fields:', ...lines))).toEqual([message]);
  });

  test('no field at all', async () => {
    expect(await problemsOf(withLines('    fields: {}'))).toEqual([
      'config.yml:6:13: syncs.backlog.fields names no field: name one, or remove the key to sync all shared ones.',
    ]);
  });

  test('a section of something that has none', async () => {
    const text = withLines('    fields:', '      a: { local: { section: S } }').replace(
      'markdown',
      'openspec',
    );
    expect(await problemsOf(text)).toEqual([
      'config.yml:7:19: syncs.backlog.fields.a.local is a section, but openspec has none; markdown has.',
    ]);
  });
});
