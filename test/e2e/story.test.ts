import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { corpusFolder } from '../artifacts/corpus.ts';
import { backlogFor, configFor, markdown } from '../support/backlog.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import { Repository, STATE } from '../support/repository.ts';

const corpus = corpusFolder();
const overCorpus = corpus === null ? describe.skip : describe;

const ESCAPE = String.fromCharCode(27);

const made: Repository[] = [];
let tracker: OtherTracker;

beforeAll(async () => {
  tracker = await new OtherTracker().start();
});

afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
  tracker.restore('[[],[],0,0]');
});

afterAll(() => tracker.stop());

function keep(repository: Repository): Repository {
  made.push(repository);
  return repository;
}

/** Runs the program and expects an exit code; gives what it printed. */
async function run(on: Repository, args: readonly string[], code = 0, cwd = '.'): Promise<string> {
  const ended = await on.run(args, { cwd });
  const said = ended.stdout + ended.stderr;
  expect({ args, code: ended.code, said: ended.code === code ? '' : said }).toEqual({ args, code, said: '' });
  return ended.stdout;
}

/** The lines that git sees changed in the artifacts, without context. */
function changedLines(on: Repository): readonly string[] {
  return on
    .git('diff', '--unified=0', '--', 'backlog')
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2} )/.test(line));
}

overCorpus('over the corpus: a backlog of markdown tasks and a tracker', () => {
  /** The tasks of the corpus in a fresh repository; their texts are the body, their keys the fields. */
  function backlog(): Repository {
    const repository = keep(new Repository());
    cpSync(join(corpus ?? '', 'backlog-md', 'backlog', 'tasks'), repository.path('backlog'), {
      recursive: true,
    });
    repository.write(`${STATE}/config.yml`, configFor(tracker.url));
    repository.commitAll();
    return repository;
  }

  test('first sync, edits on both sides, preview, apply, conflict, resolve, undo, status', async () => {
    const on = backlog();
    const files = Object.keys(on.bytes('backlog')).filter((file) => file.endsWith('.md'));
    await run(on, ['--apply', '--quiet']);
    expect(tracker.live()).toHaveLength(files.length);
    expect(on.git('status', '--short', 'backlog')).toBe('');
    await run(on, ['--apply', '--quiet']);
    on.commitAll();
    const [here = '', there = '', both = ''] = files.filter((file) =>
      on.read(file).includes('\nstatus: To Do\n'),
    );
    const titleOf = (file: string): string => /^title: ['"]?(.*?)['"]?$/m.exec(on.read(file))?.[1] ?? '';
    const idOf = (file: string): string => /^id: (.*)$/m.exec(on.read(file))?.[1] ?? '';
    const upstream = {
      there: tracker.idOf('title', titleOf(there)),
      both: tracker.idOf('title', titleOf(both)),
    };
    on.edit(here, 'status: To Do', 'status: In Progress');
    on.edit(both, 'status: To Do', 'status: Done');
    tracker.edit(upstream.there, { status: 'Done' });
    tracker.edit(upstream.both, { status: 'In Progress' });
    const text = await run(on, ['--preview'], 3);
    expect(text).toContain('{"op":"replace","path":"/status","value":"In Progress"}');
    expect(text).not.toContain(ESCAPE);
    expect(tracker.fields(tracker.idOf('title', titleOf(here)))['status']).toBe('To Do');
    const { json, stdout, stderr } = await on.runJson(['--preview'], {});
    expect({ lines: stdout.trim().split('\n').length, stderr }).toEqual({ lines: 1, stderr: '' });
    expect(json).toMatchObject({ format: 1, outcome: 'conflicts', queued: [] });
    const session = json['session'] as string;
    await run(on, ['--apply', '--session', session], 3);
    expect(changedLines(on)).toEqual(
      expect.arrayContaining(['-status: To Do', '+status: Done', '+status: In Progress']),
    );
    expect(changedLines(on)).toHaveLength(6);
    const open = (await on.runJson(['--preview'])).json['session'] as string;
    await run(on, ['resolve', '--session', open, `${idOf(both)}:status=remote`]);
    await run(on, ['--apply', '--session', open]);
    expect(on.read(both)).toContain('\nstatus: In Progress\n');
    await run(on, ['undo', '--session', open]);
    expect(on.read(both)).toContain('\nstatus: Done\n');
    expect(await run(on, ['status'])).toContain(open);
  }, 180_000);

  test('git sees nothing but the lines of an edit, whatever the style of the file', async () => {
    const on = backlog();
    await run(on, ['--apply', '--quiet']);
    on.commitAll();
    for (const { id, fields } of tracker.live()) {
      if (fields['priority'] !== null) tracker.edit(id, { priority: 'someday' });
    }
    await run(on, ['--apply', '--quiet']);
    const lines = changedLines(on);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((line) => !/^[+-]priority: /.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('+'))).toHaveLength(lines.length / 2);
  }, 180_000);
});

describe('how it is run', () => {
  test('from a subfolder, in a path with spaces and accents; without colours; quietly', async () => {
    const source = keep(backlogFor(tracker, { 'a b': { title: 'Alpha' } }));
    const on = keep(new Repository(source, 'répo with spaces'));
    mkdirSync(on.path('backlog/deep down'));
    on.write('backlog/deep down/é.md', markdown('e', { title: 'Épsilon' }));
    const text = await run(on, ['--preview'], 0, 'backlog/deep down');
    expect(text).toContain('Épsilon');
    expect(text).not.toContain(ESCAPE);
    expect(await run(on, ['--apply', '--quiet'], 0, 'backlog/deep down')).toBe('');
    expect(tracker.live()).toHaveLength(2);
    expect(on.has('backlog/deep down/.specfact')).toBe(false);
  }, 60_000);

  test('I10, I6: two at once: one ends with 6 or waits; nothing is created twice', async () => {
    const stories = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => [id, { title: `Story ${id}` }]),
    );
    const on = keep(backlogFor(tracker, stories));
    const codes = await Promise.all([1, 2, 3].map(async () => (await on.run(['--apply'])).code));
    expect(codes.every((code) => code === 0 || code === 6)).toBe(true);
    expect(codes).toContain(0);
    expect(tracker.commits).toHaveLength(8);
    await run(on, ['--apply']);
    expect(tracker.commits).toHaveLength(8);
  }, 60_000);

  test('--state and --config elsewhere; the repository itself stays as it was', async () => {
    const on = keep(backlogFor(tracker, { a: { title: 'Alpha' } }));
    on.write('elsewhere/my.yml', configFor(tracker.url));
    on.drop('.specfact');
    await run(on, ['--apply', '--config', 'elsewhere/my.yml', '--state', 'elsewhere/state']);
    expect(on.has('elsewhere/state/state.json')).toBe(true);
    expect(on.has('.specfact')).toBe(false);
  }, 60_000);
});

const LOCAL: readonly (readonly [string, string, string, string])[] = [
  [
    'yaml',
    'plan.yml',
    '# the plan\ntasks:\n  - id: t1\n    title: One # first\n    status: todo\n  - id: t2\n    title: Two\n    status: todo\n',
    'records: /tasks',
  ],
  [
    'json',
    'plan.json',
    '{\n  "tasks": [\n    { "id": "t1", "title": "One", "status": "todo" },\n    { "id": "t2", "title": "Two", "status": "todo" }\n  ]\n}\n',
    'records: /tasks',
  ],
];

describe('other local providers and other upstreams', () => {
  test.each(LOCAL)(
    '%s: edits on both sides change only their bytes',
    async (provider, file, text, more) => {
      const on = keep(new Repository());
      on.write(file, text);
      on.write(
        `${STATE}/config.yml`,
        `version: 1\nsyncs:\n  plan:\n    local: { provider: ${provider}, path: ${file}, ${more} }\n    remote: { provider: http, url: '${tracker.url}' }\n    fields: { title: title, status: status }\n`,
      );
      on.commitAll();
      await run(on, ['--apply']);
      expect(on.read(file)).toBe(text);
      on.edit(file, 'Two', 'Two, named here');
      tracker.edit(tracker.idOf('title', 'One'), { status: 'done' });
      await run(on, ['--apply']);
      expect(on.read(file)).toBe(text.replace('Two', 'Two, named here').replace('todo', 'done'));
      expect(tracker.live().map(({ fields }) => [fields['title'], fields['status']])).toEqual(
        expect.arrayContaining([
          ['One', 'done'],
          ['Two, named here', 'todo'],
        ]),
      );
      await run(on, ['--apply']);
      expect(tracker.commits).toHaveLength(3);
    },
    60_000,
  );

  test('openspec: a change folder is a record', async () => {
    const on = keep(new Repository());
    const proposal =
      '# Change: Add sign in\n\n## Why\n\nPeople ask for it.\n\n## What Changes\n\n- A form\n\n## Impact\n\nSmall.\n';
    on.write('openspec/changes/add-sign-in/proposal.md', proposal);
    on.write('openspec/changes/add-sign-in/tasks.md', '## 1. Form\n\n- [ ] 1.1 Draw it\n- [ ] 1.2 Test it\n');
    on.write(
      `${STATE}/config.yml`,
      `version: 1\nsyncs:\n  changes:\n    local: { provider: openspec }\n    remote: { provider: http, url: '${tracker.url}' }\n    fields: { title: title, why: body }\n`,
    );
    on.commitAll();
    await run(on, ['--apply']);
    const [record] = tracker.live();
    expect(record?.fields).toMatchObject({ body: expect.stringContaining('People ask for it.') });
    tracker.edit(record?.id ?? '', { body: 'Everybody asks for it.' });
    await run(on, ['--apply']);
    expect(on.read('openspec/changes/add-sign-in/proposal.md')).toBe(
      proposal.replace('People ask', 'Everybody asks'),
    );
    await run(on, ['--apply']);
  }, 60_000);

  test('two syncs in one config, one of them with a file as its upstream', async () => {
    const on = keep(backlogFor(tracker, { a: { title: 'Alpha' } }));
    const more = `  notes:\n    local: { provider: markdown, path: 'notes/*.md' }\n    remote: { provider: file, path: other/notes.json }\n    fields: { title: title, body: body }\n`;
    on.write(`${STATE}/config.yml`, configFor(tracker.url) + more);
    on.write('notes/n1.md', '---\nid: n1\n---\n\n# A note\n\nText.\n');
    const { code, json } = await on.runJson(['--apply']);
    expect(code).toBe(0);
    expect((json['syncs'] as readonly JsonObject[]).map(({ sync, code }) => [sync, code])).toEqual([
      ['backlog', 'applied'],
      ['notes', 'applied'],
    ]);
    const other = JSON.parse(on.read('other/notes.json')) as { records: JsonObject };
    expect(other.records['n1']).toMatchObject({ title: 'A note' });
    on.edit('other/notes.json', 'A note', 'A better note');
    await run(on, ['--apply', '--sync', 'notes']);
    expect(on.read('notes/n1.md')).toBe('---\nid: n1\n---\n\n# A better note\n\nText.\n');
    await run(on, ['--apply']);
  }, 60_000);
});
