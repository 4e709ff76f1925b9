import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { backlogFor, markdown } from '../support/backlog.ts';
import type { Reply } from '../support/other-tracker.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import type { Repository } from '../support/repository.ts';
import { STATE } from '../support/repository.ts';

let tracker: OtherTracker;
let repository: Repository;

beforeEach(async () => {
  tracker = await new OtherTracker().start();
  repository = backlogFor(tracker, {
    a: { title: 'Alpha' },
    b: { title: 'Beta' },
    c: { title: 'Gamma' },
    d: { title: 'Delta' },
  });
});

afterEach(async () => {
  await tracker.stop();
  repository.remove();
});

/** Runs `--apply`; an unexpected exit code shows what was said. */
async function apply(code: number): Promise<string> {
  const ended = await repository.run(['--apply']);
  const said = ended.stdout + ended.stderr;
  expect({ code: ended.code, said: ended.code === code ? '' : said }).toEqual({ code, said: '' });
  return said;
}

const idOf = (title: string): string => tracker.idOf('title', title);
const statuses = (): readonly unknown[] => tracker.live().map(({ fields }) => fields['status']);

/** The one session that waits, as `status --json` has it. */
async function waiting(): Promise<JsonObject> {
  const { code, json } = await repository.runJson(['status']);
  expect(code).toBe(0);
  const queued = (json['sessions'] as readonly JsonObject[]).filter(({ state }) => state === 'queued');
  expect(queued).toHaveLength(1);
  return queued[0]!;
}

async function firstSync(): Promise<void> {
  await apply(0);
  await apply(0);
  tracker.commits.length = 0;
}

describe('an upstream that is away: exit 4, what waits and why; the next --apply finishes it', () => {
  test('before the first sync', async () => {
    await tracker.stop();
    const said = await apply(4);
    expect(said).toMatch(/127\.0\.0\.1.*ECONNREFUSED/);
    expect(repository.git('status', '--short', 'backlog')).toBe('');
    await tracker.start();
    await apply(0);
    expect(tracker.live()).toHaveLength(4);
  }, 60_000);

  test('between two syncs: status says what waits, since when and why; nothing is sent twice', async () => {
    await firstSync();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
    await tracker.stop();
    expect(await apply(4)).toMatch(/ECONNREFUSED/);
    const first = await waiting();
    expect(first).toMatchObject({ queued: ['a#remote', 'e#remote'], done: 0, changes: 2 });
    expect(first['waiting']).toMatchObject({ code: 'unreachable', since: expect.stringMatching(/^\d{4}-/) });
    await apply(4);
    expect((await waiting())['waiting']).toMatchObject({ since: (first['waiting'] as JsonObject)['since'] });
    const text = await repository.run(['status']);
    expect(text.stdout).toMatch(/queued.*0 of 2 changes[\s\S]*waits since \d{4}-.*ECONNREFUSED/);
    await tracker.start();
    await apply(0);
    expect(tracker.commits.map(({ method }) => method).sort()).toEqual(['PATCH', 'POST']);
    expect(tracker.fields(idOf('Alpha'))['status']).toBe('doing');
    await apply(0);
    expect(tracker.commits).toHaveLength(2);
    expect((await repository.run(['status'])).stdout).toMatch(/Nothing waits/);
  }, 60_000);

  test('in the middle of a session, after the second write', async () => {
    await firstSync();
    for (const id of ['a', 'b', 'c', 'd'])
      repository.edit(`backlog/${id}.md`, 'status: todo', 'status: doing');
    let writes = 0;
    tracker.quirks = {
      before: ({ method }) => (method === 'PATCH' && ++writes > 2 ? 'reset' : undefined),
    };
    await apply(4);
    expect(tracker.commits).toHaveLength(2);
    const first = await waiting();
    expect(first).toMatchObject({ done: 2, changes: 4 });
    await apply(4);
    const { since } = first['waiting'] as JsonObject;
    expect((await waiting())['waiting']).toMatchObject({ since });
    await tracker.stop();
    await apply(4);
    tracker.quirks = {};
    await tracker.start();
    await apply(0);
    expect(tracker.commits).toHaveLength(4);
    expect(statuses()).toEqual(['doing', 'doing', 'doing', 'doing']);
  }, 60_000);

  const answers: readonly (readonly [string, Reply, RegExp])[] = [
    [
      '429 with Retry-After in seconds',
      { status: 429, headers: { 'retry-after': '3600' } },
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
  test.each(answers)(
    '%s to every write',
    async (_name, reply, says) => {
      await firstSync();
      repository.edit('backlog/a.md', 'status: todo', 'status: doing');
      tracker.quirks = { before: ({ method }) => (method === 'PATCH' ? reply : undefined) };
      expect(await apply(4)).toMatch(says);
      const session = await waiting();
      expect(session['waiting']).toMatchObject({ message: expect.stringMatching(says) });
      if (typeof reply === 'object' && reply.headers?.['retry-after'] !== undefined) {
        expect(session['waiting']).toMatchObject({ retryAt: expect.stringMatching(/^\d{4}-/) });
      }
      tracker.quirks = {};
      await apply(0);
      expect(tracker.commits).toHaveLength(1);
    },
    60_000,
  );

  test('401 and 403 are not waited for: exit 6, nothing written, done after the token is right', async () => {
    await firstSync();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    for (const status of [401, 403]) {
      tracker.quirks = { before: () => ({ status }) };
      expect(await apply(6)).toMatch(new RegExp(`${status}.*token`));
    }
    tracker.quirks = {};
    await apply(0);
    expect(tracker.commits).toHaveLength(1);
  }, 60_000);
});

describe('a week offline', () => {
  test('E35: edits t to u to v of one record become one write; the last value wins', async () => {
    await firstSync();
    await tracker.stop();
    let now = 'todo';
    for (const status of ['doing', 'review', 'done']) {
      repository.edit('backlog/a.md', `status: ${now}`, `status: ${status}`);
      now = status;
      await apply(4);
    }
    repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
    await apply(4);
    await tracker.start();
    await apply(0);
    expect(tracker.commits.map(({ method }) => method).sort()).toEqual(['PATCH', 'POST']);
    expect(tracker.fields(idOf('Alpha'))['status']).toBe('done');
    await apply(0);
    expect(tracker.commits).toHaveLength(2);
  }, 60_000);

  test('E36: a delete after an update drops the update; a create and its delete drop both', async () => {
    await firstSync();
    await tracker.stop();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    repository.write('backlog/e.md', markdown('e', { title: 'Epsilon' }));
    await apply(4);
    repository.drop('backlog/a.md');
    repository.drop('backlog/e.md');
    await apply(4);
    await tracker.start();
    await apply(0);
    expect(tracker.commits.map(({ method }) => method)).toEqual(['DELETE']);
    expect(tracker.live()).toHaveLength(3);
  }, 60_000);

  test('I1: a person edited upstream meanwhile: a conflict with both values, no overwrite', async () => {
    await firstSync();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    repository.edit('backlog/b.md', 'status: todo', 'status: doing');
    await tracker.stop();
    await apply(4);
    await tracker.start();
    tracker.edit(idOf('Alpha'), { status: 'done' });
    tracker.edit(idOf('Beta'), { labels: ['app', 'there'] });
    const { code, json } = await repository.runJson(['--apply']);
    expect(code).toBe(3);
    expect(json['conflicts']).toMatchObject([
      { record: 'a', field: 'status', local: 'doing', remote: 'done' },
    ]);
    expect(tracker.fields(idOf('Alpha'))['status']).toBe('done');
    expect(repository.read('backlog/a.md')).toContain('status: doing');
    expect(tracker.fields(idOf('Beta'))).toMatchObject({ status: 'doing', labels: ['app', 'there'] });
    expect(repository.read('backlog/b.md')).toContain('labels: [app, there]');
  }, 60_000);

  test('E34: a queued write that was begun is guarded when a person edited meanwhile', async () => {
    await firstSync();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    tracker.quirks = { before: ({ method }) => (method === 'PATCH' ? 'reset' : undefined) };
    await apply(4);
    tracker.quirks = {};
    tracker.edit(idOf('Alpha'), { status: 'done' });
    await apply(3);
    expect(tracker.fields(idOf('Alpha'))['status']).toBe('done');
    expect(tracker.commits).toEqual([]);
    const { json } = await repository.runJson(['--preview']);
    expect(json['conflicts']).toMatchObject([
      { record: 'a', field: 'status', local: 'doing', remote: 'done' },
    ]);
  }, 60_000);

  test('a preview works offline too, and writes nothing but its session', async () => {
    await firstSync();
    await tracker.stop();
    repository.edit('backlog/a.md', 'status: todo', 'status: doing');
    const before = repository.bytes('backlog');
    const { code, json } = await repository.runJson(['--preview']);
    expect({ code, outcome: json['outcome'] }).toEqual({ code: 4, outcome: 'queued' });
    expect(json['messages']).toEqual([expect.stringMatching(/ECONNREFUSED/)]);
    expect(repository.bytes('backlog')).toEqual(before);
    expect(repository.has(`${STATE}/journal/${json['session'] as string}.jsonl`)).toBe(false);
  }, 60_000);
});
