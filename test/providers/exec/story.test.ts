import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Fields } from '../../../src/kernel/field.ts';
import { EXAMPLES } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LOADER = resolve('test', 'support', 'ts-loader.mjs');
const CLI = resolve('src', 'cli.ts');

/** A person's repository with a program as the other side; the command line runs from the sources. */
describe('a repository synced with a program', () => {
  const root = temporaryFolder();
  const data = join(root, 'tracker.json');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', LOADER, CLI, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const tracker = () => JSON.parse(readFileSync(data, 'utf8')) as { records: { [id: string]: Fields } };

  beforeAll(() => {
    execFileSync('git', ['init', '-q'], { cwd: root });
    const command = `[python3, '${join(EXAMPLES, 'tracker.py')}', '${data}']`;
    const remote = `{ provider: exec, command: ${command}, guard: revision-test, timeout: 20s }`;
    const local = `{ provider: markdown, path: 'backlog/**/*.md' }`;
    write(
      '.specfact/sync/config.yml',
      `version: 1\nsyncs:\n  notes:\n    local: ${local}\n    remote: ${remote}\n`,
    );
    write('backlog/a.md', '---\nid: a\ntitle: First\nstatus: todo\n---\n\nText.\n');
  });

  test('the first apply creates what is there, and the second finds nothing to do', () => {
    expect(run('--apply')).toMatchObject({ status: 0 });
    expect(tracker().records).toEqual({
      'T-1': { title: 'First', body: 'Text.', status: 'todo', labels: null },
    });
    const again = run('--apply');
    expect(again.status).toBe(0);
    expect(again.said).toContain('Both sides agree.');
  });

  test('edits of both sides meet, and the preview names the tool that made one of them', () => {
    const text = '---\nid: a\ntitle: First\nstatus: doing\n---\n\nText.\n';
    write('backlog/a.md', text);
    const blob = execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' }).trim();
    const marker = {
      format: 1,
      tool: 'board-bot',
      artifacts: ['backlog/**'],
      wrote: { 'backlog/a.md': blob },
    };
    write('.specfact/sync/actors/board-bot.json', JSON.stringify(marker));
    const now = tracker();
    writeFileSync(
      data,
      JSON.stringify({ ...now, records: { 'T-1': { ...now.records['T-1'], title: 'From upstream' } } }),
    );
    const preview = run('--preview');
    expect(preview.said).toContain(
      'board-bot, which just wrote a, also syncs these artifacts; what it wrote is taken as the local value',
    );
    expect(preview.said).toContain('guarded by revision-test');
    expect(run('--apply').status).toBe(0);
    expect(tracker().records['T-1']).toMatchObject({ title: 'From upstream', status: 'doing' });
    expect(readFileSync(join(root, 'backlog/a.md'), 'utf8')).toContain(
      'title: From upstream\nstatus: doing\n',
    );
  });

  test('a program that cannot do its work stops the run with its own words', () => {
    writeFileSync(data, 'no JSON');
    const { status, said } = run('--apply');
    expect(status).not.toBe(0);
    expect(said).toContain('ended with exit code 1');
    expect(said).toContain('JSONDecodeError');
  });
});
