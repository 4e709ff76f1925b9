import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { markdown } from '../support/backlog.ts';
import { inWorld } from '../support/offline-world.ts';
import type { Reply } from '../support/other-tracker.ts';
import { STATE } from '../support/repository.ts';

describe('an upstream that is away: exit 4, what waits and why; the next --apply finishes it', () => {
  test.concurrent(
    'before the first sync',
    () =>
      inWorld(async (world) => {
        await world.tracker.stop();
        const said = await world.apply(4);
        expect(said).toMatch(/127\.0\.0\.1.*ECONNREFUSED/);
        expect(world.repository.git('status', '--short', 'backlog')).toBe('');
        await world.tracker.start();
        await world.apply(0);
        expect(world.tracker.live()).toHaveLength(4);
      }),
    120_000,
  );

  test.concurrent(
    'between two syncs: status says what waits, since when and why; nothing is sent twice',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        world.repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
        await world.tracker.stop();
        expect(await world.apply(4)).toMatch(/ECONNREFUSED/);
        const first = await world.waiting();
        expect(first).toMatchObject({ queued: ['a#remote', 'e#remote'], done: 0, changes: 2 });
        expect(first['waiting']).toMatchObject({
          code: 'unreachable',
          since: expect.stringMatching(/^\d{4}-/),
        });
        await world.apply(4);
        expect((await world.waiting())['waiting']).toMatchObject({
          since: (first['waiting'] as JsonObject)['since'],
        });
        const text = await world.repository.run(['status']);
        expect(text.stdout).toMatch(/queued.*0 of 2 changes[\s\S]*waits since \d{4}-.*ECONNREFUSED/);
        await world.tracker.start();
        await world.apply(0);
        expect(world.tracker.commits.map(({ method }) => method).sort()).toEqual(['PATCH', 'POST']);
        expect(world.tracker.fields(world.idOf('Alpha'))['status']).toBe('doing');
        await world.apply(0);
        expect(world.tracker.commits).toHaveLength(2);
        expect((await world.repository.run(['status'])).stdout).toMatch(/Nothing waits/);
      }),
    120_000,
  );

  test.concurrent(
    'in the middle of a session, after the second write',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        for (const id of ['a', 'b', 'c', 'd'])
          world.repository.edit(`backlog/${id}.md`, 'status: todo', 'status: doing');
        let writes = 0;
        world.tracker.quirks = {
          before: ({ method }) => (method === 'PATCH' && ++writes > 2 ? 'reset' : undefined),
        };
        await world.apply(4);
        expect(world.tracker.commits).toHaveLength(2);
        const first = await world.waiting();
        expect(first).toMatchObject({ done: 2, changes: 4 });
        await world.apply(4);
        const { since } = first['waiting'] as JsonObject;
        expect((await world.waiting())['waiting']).toMatchObject({ since });
        await world.tracker.stop();
        await world.apply(4);
        world.tracker.quirks = {};
        await world.tracker.start();
        await world.apply(0);
        expect(world.tracker.commits).toHaveLength(4);
        expect(world.tracker.live().map(({ fields }) => fields['status'])).toEqual([
          'doing',
          'doing',
          'doing',
          'doing',
        ]);
      }),
    120_000,
  );

  const answers: readonly (readonly [string, Reply, RegExp])[] = [
    [
      '429 with Retry-After in seconds',
      { status: 429, headers: { 'retry-after': '3600' } },
      /429.*limits requests/,
    ],
    [
      '429 with a Retry-After beyond all dates (E39)',
      { status: 429, headers: { 'retry-after': '999999999999' } },
      /429.*limits requests/,
    ],
    [
      '429 with Retry-After as a date',
      { status: 429, headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() } },
      /429.*limits requests/,
    ],
    [
      '403 with a spent rate limit (E38)',
      { status: 403, headers: { 'x-ratelimit-remaining': '0' } },
      /403.*limits requests/,
    ],
    ['503', { status: 503, headers: { 'retry-after': '900' } }, /503/],
    ['502 without a word', { status: 502 }, /502/],
    ['a reset', 'reset', /no answer|broke|ECONNRESET/],
  ];
  test.concurrent.each(answers)(
    '%s to every write',
    (_name, reply, says) =>
      inWorld(async (world) => {
        await world.firstSync();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        world.tracker.quirks = { before: ({ method }) => (method === 'PATCH' ? reply : undefined) };
        expect(await world.apply(4)).toMatch(says);
        const session = await world.waiting();
        expect(session['waiting']).toMatchObject({ message: expect.stringMatching(says) });
        world.tracker.quirks = {};
        if (typeof reply === 'object' && reply.headers?.['retry-after'] !== undefined) {
          const { retryAt } = session['waiting'] as JsonObject;
          const asked = world.tracker.asked.length;
          expect(await world.apply(4)).toContain(`waits until ${retryAt as string}: `);
          expect(world.tracker.asked.length).toBe(asked);
          await world.apply(0, '--session', session['id'] as string);
        } else await world.apply(0);
        expect(world.tracker.commits).toHaveLength(1);
      }),
    120_000,
  );

  test.concurrent(
    '401 and 403 are not waited for: exit 6, nothing written, done after the token is right',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        for (const status of [401, 403]) {
          world.tracker.quirks = { before: () => ({ status }) };
          expect(await world.apply(6)).toMatch(new RegExp(`${status}.*token`));
        }
        world.tracker.quirks = {};
        await world.apply(0);
        expect(world.tracker.commits).toHaveLength(1);
      }),
    120_000,
  );
});

describe('a week offline', () => {
  test.concurrent(
    'E35: edits t to u to v of one record become one write; the last value wins',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        await world.tracker.stop();
        let now = 'todo';
        for (const status of ['doing', 'review', 'done']) {
          world.repository.edit('backlog/a.md', `status: ${now}`, `status: ${status}`);
          now = status;
          await world.apply(4);
        }
        world.repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
        await world.apply(4);
        await world.tracker.start();
        await world.apply(0);
        expect(world.tracker.commits.map(({ method }) => method).sort()).toEqual(['PATCH', 'POST']);
        expect(world.tracker.fields(world.idOf('Alpha'))['status']).toBe('done');
        await world.apply(0);
        expect(world.tracker.commits).toHaveLength(2);
      }),
    120_000,
  );

  test.concurrent(
    'E36: a delete after an update drops the update; a create and its delete drop both',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        await world.tracker.stop();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        world.repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
        await world.apply(4);
        world.repository.drop('backlog/a.md');
        world.repository.drop('backlog/e.md');
        await world.apply(4);
        await world.tracker.start();
        await world.apply(0);
        expect(world.tracker.commits.map(({ method }) => method)).toEqual(['DELETE']);
        expect(world.tracker.live()).toHaveLength(3);
      }),
    120_000,
  );

  test.concurrent(
    'I1: a person edited upstream meanwhile: a conflict with both values, no overwrite',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        world.repository.edit('backlog/b.md', 'status: todo', 'status: doing');
        await world.tracker.stop();
        await world.apply(4);
        await world.tracker.start();
        world.tracker.edit(world.idOf('Alpha'), { status: 'done' });
        world.tracker.edit(world.idOf('Beta'), { labels: ['app', 'there'] });
        const { code, json } = await world.repository.runJson(['--apply']);
        expect(code).toBe(3);
        expect(json['conflicts']).toMatchObject([
          { record: 'a', field: 'status', local: 'doing', remote: 'done' },
        ]);
        expect(world.tracker.fields(world.idOf('Alpha'))['status']).toBe('done');
        expect(world.repository.read('backlog/a.md')).toContain('status: doing');
        expect(world.tracker.fields(world.idOf('Beta'))).toMatchObject({
          status: 'doing',
          labels: ['app', 'there'],
        });
        expect(world.repository.read('backlog/b.md')).toContain('labels: [app, there]');
      }),
    120_000,
  );

  test.concurrent(
    'E34: a queued write that was begun is guarded when a person edited meanwhile',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        world.tracker.quirks = { before: ({ method }) => (method === 'PATCH' ? 'reset' : undefined) };
        await world.apply(4);
        world.tracker.quirks = {};
        world.tracker.edit(world.idOf('Alpha'), { status: 'done' });
        await world.apply(3);
        expect(world.tracker.fields(world.idOf('Alpha'))['status']).toBe('done');
        expect(world.tracker.commits).toEqual([]);
        const { json } = await world.repository.runJson(['--preview']);
        expect(json['conflicts']).toMatchObject([
          { record: 'a', field: 'status', local: 'doing', remote: 'done' },
        ]);
      }),
    120_000,
  );

  test.concurrent(
    'a preview works offline too, and writes nothing but its session',
    () =>
      inWorld(async (world) => {
        await world.firstSync();
        await world.tracker.stop();
        world.repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        const before = world.repository.bytes('backlog');
        const { code, json } = await world.repository.runJson(['--preview']);
        expect({ code, outcome: json['outcome'] }).toEqual({ code: 4, outcome: 'queued' });
        expect(json['messages']).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
        expect(world.repository.bytes('backlog')).toEqual(before);
        expect(world.repository.has(`${STATE}/journal/${json['session'] as string}.jsonl`)).toBe(false);
      }),
    120_000,
  );
});
