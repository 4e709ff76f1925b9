import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { markdown } from '../support/backlog.ts';
import type { OfflineWorld } from '../support/offline-world.ts';
import { inWorld } from '../support/offline-world.ts';
import { STATE } from '../support/repository.ts';

/** The bodies of the requests of one kind that reached the tracker. */
function sent(world: OfflineWorld, method: string): readonly JsonObject[] {
  const asked = world.tracker.asked.filter((one) => one.method === method);
  return asked.map(({ body }) => JSON.parse(body) as JsonObject);
}

describe('stories of the offline queue, with real processes', () => {
  test.concurrent(
    'E34, E35, E36: a week offline, people busy upstream, and one run that drains it',
    () =>
      inWorld(async (world) => {
        const { repository, tracker } = world;
        await world.firstSync();
        const [b, c, d] = [world.idOf('Beta'), world.idOf('Gamma'), world.idOf('Delta')];
        await tracker.stop();
        for (const id of ['a', 'b', 'c'])
          repository.edit(`backlog/${id}.md`, 'status: todo', 'status: doing');
        await world.apply(4);
        for (const id of ['a', 'c']) repository.edit(`backlog/${id}.md`, 'status: doing', 'status: done');
        repository.write('backlog/n.md', markdown('n', { title: 'New' }));
        await world.apply(4);
        repository.drop('backlog/b.md');
        repository.write('backlog/x.md', markdown('x', { title: 'Unsent' }));
        await world.apply(4);
        repository.drop('backlog/x.md');
        await world.apply(4);
        const waits = (await world.waiting())['waits'] as readonly JsonObject[];
        expect(waits.map(({ kind, record }) => `${kind as string} ${record as string}`)).toEqual([
          'update a',
          'delete b',
          'update c',
          'create n',
        ]);
        // What was edited on the first day waits since then; the delete took the place of an update.
        const since = waits.map((one) => one['since'] as string);
        expect([since[1], since[2]]).toEqual([since[0], since[0]]);
        expect(since[3]! > since[0]!).toBe(true);

        tracker.edit(world.idOf('Alpha'), { status: 'blocked' });
        tracker.edit(c, { labels: ['app', 'there'] });
        tracker.remove(d);
        tracker.asked.length = 0;
        await tracker.start();
        await world.apply(3);
        expect(tracker.commits.map(({ method, id }) => `${method} ${id}`).sort()).toEqual([
          `DELETE ${b}`,
          `PATCH ${c}`,
          `POST ${world.idOf('New')}`,
        ]);
        expect(sent(world, 'PATCH')).toEqual([
          [
            { op: 'test', path: '/status', value: 'todo' },
            { op: 'replace', path: '/status', value: 'done' },
          ],
        ]);
        expect(JSON.stringify(sent(world, 'POST'))).not.toContain('Unsent');
        expect(tracker.fields(world.idOf('Alpha'))['status']).toBe('blocked');
        expect(repository.read('backlog/a.md')).toContain('status: done');
        expect(repository.read('backlog/c.md')).toContain('labels: [app, there]');
        expect(repository.has('backlog/d.md')).toBe(false);

        await world.apply(3);
        const state = repository.bytes(STATE);
        await world.apply(3);
        expect(tracker.commits).toHaveLength(3);
        expect(repository.bytes(STATE)).toEqual(state);
      }),
    120_000,
  );

  test.concurrent(
    'E1, I6: the answer of a create is lost, its record edited since: one record, then the edit',
    () =>
      inWorld(async (world) => {
        const { repository, tracker } = world;
        await world.firstSync();
        repository.write('backlog/n.md', markdown('n', { title: 'New' }));
        tracker.quirks = { after: ({ method }) => (method === 'POST' ? 'reset' : undefined) };
        await world.apply(4);
        expect(await world.waiting()).toMatchObject({ inDoubt: ['n#remote'] });
        await tracker.stop();
        repository.edit('backlog/n.md', 'status: todo', 'status: done');
        repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        expect(await world.apply(4)).toMatch(
          /held {2}n {2}.*was sent and had no answer[\s\S]*goes first: 1 change of it waits/,
        );
        const { stdout } = await repository.run(['status']);
        expect(stdout).toMatch(/\? create {2}n {2}New {2}sent, no answer[\s\S]*· update {2}a {2}Alpha/);
        tracker.quirks = {};
        await tracker.start();
        await world.apply(0);
        expect(tracker.commits.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH']);
        expect(tracker.live()).toHaveLength(5);
        expect(tracker.fields(world.idOf('New'))['status']).toBe('done');
        await world.apply(0);
        expect(tracker.commits).toHaveLength(3);
      }),
    120_000,
  );

  test.concurrent(
    'E36: a create that upstream refuses is told; the others go on, and it is made once it fits',
    () =>
      inWorld(async (world) => {
        const { repository, tracker } = world;
        await world.firstSync();
        await tracker.stop();
        repository.write('backlog/n.md', markdown('n', { title: 'New', priority: 'soon' }));
        repository.edit('backlog/a.md', 'status: todo', 'status: doing');
        await world.apply(4);
        const refusal = { status: 422, body: { title: 'No such priority', detail: 'soon is none' } };
        tracker.quirks = {
          before: ({ method, body }) => (method === 'POST' && body.includes('soon') ? refusal : undefined),
        };
        await tracker.start();
        expect(await world.apply(3)).toMatch(/create {2}n {2}New.*refused[\s\S]*soon is none/);
        expect(tracker.commits.map(({ method }) => method)).toEqual(['PATCH']);
        expect((await repository.run(['status'])).stdout).not.toContain('sent, no answer');
        repository.edit('backlog/n.md', 'priority: soon\n', '');
        await world.apply(0);
        expect(tracker.commits.map(({ method }) => method)).toEqual(['PATCH', 'POST']);
        expect(tracker.live()).toHaveLength(5);
      }),
    120_000,
  );
});
