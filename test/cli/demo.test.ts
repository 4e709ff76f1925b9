import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, sync } from '../support/cli.ts';

describe('sync-kernel demo', () => {
  test('tells the story to its end and leaves nothing behind', async () => {
    const { root: scratch, remove } = folderWith({ 'empty/x': '' });
    const answer = await sync(['demo'], { cwd: join(scratch, 'empty'), env: { TMPDIR: scratch } });
    expect(answer.stderr).toBe('');
    expect(answer.code).toBe(0);
    for (const step of [
      'The first sync',
      '$ sync-kernel --preview',
      '{"op":"test","path":"/status","value":"todo"}',
      '! conflict  edit-edit  back-4:title',
      'back-4:title = local',
      'taken back',
      'Both sides agree.',
      'Nothing waits.',
      'Every step of the demo did what it said.',
    ])
      expect(answer.stdout).toContain(step);
    // oxlint-disable-next-line no-control-regex
    expect(answer.stdout).not.toMatch(/\u001b/);
    expect(readdirSync(scratch)).toEqual(['empty']);
    remove();
  }, 120_000);

  test('prints one JSON object and keeps the repository when asked to', async () => {
    const { root: scratch, remove } = folderWith({ 'empty/x': '' });
    const answer = await sync(['demo', '--json', '--keep'], { cwd: scratch, env: { TMPDIR: scratch } });
    expect(JSON.parse(answer.stdout)).toMatchObject({ outcome: 'done', code: 'demonstrated' });
    expect(readdirSync(scratch)).toHaveLength(2);
    remove();
  }, 120_000);

  test('says what is missing where there is no git', async () => {
    const answer = await sync(['demo'], { cwd: tmpdir(), env: { PATH: '/nowhere' } });
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain('git could not be started');
  }, 120_000);
});
