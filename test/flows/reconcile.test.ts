import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { preview } from '../../src/flows/preview.ts';
import { applySession, reconcile } from '../../src/flows/reconcile.ts';
import { resolve } from '../../src/flows/resolve.ts';
import { undo } from '../../src/flows/undo.ts';
import type { Session } from '../../src/kernel/session.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
});
afterEach(() => world.close());

async function apply() {
  return reconcile(await world.run());
}

async function decide(session: Session | null, decisions: Parameters<typeof resolve>[2]['decisions']) {
  const run = await world.run();
  if (session === null) throw new Error('no session');
  const resolved = await resolve(run, session, { decisions });
  if (!resolved.ok) throw new Error(resolved.error.join());
  return resolved.value;
}

/** Two linked records that agree. */
async function linked(): Promise<void> {
  world.local.edit('a', { title: 'A', body: 'one\ntwo\nthree\nfour\nfive\n', status: 'todo', labels: ['x'] });
  world.local.edit('b', { title: 'B', status: 'todo' });
  expect((await apply()).code).toBe('applied');
  expect((await apply()).code).toBe('nothing-to-do');
  world.local.requests.length = 0;
  world.remote.requests.length = 0;
}

describe('a first sync', () => {
  test('creates on both sides what only one has, then does nothing (I4, I5)', async () => {
    world.local.edit('a', { title: 'A', labels: ['x'] });
    world.remote.edit('7', { title: 'Seven', body: 'text\n' });
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'A', labels: ['x'] });
    expect(world.local.value('7')).toMatchObject({ title: 'Seven', body: 'text\n' });
    expect((await apply()).code).toBe('nothing-to-do');
    const head = await world.store().head();
    expect((await apply()).code).toBe('nothing-to-do');
    expect(await world.store().head()).toEqual(head);
  });

  test('preview writes nothing on either side', async () => {
    world.local.edit('a', { title: 'A' });
    const { session } = await preview(await world.run());
    expect(session?.plan.changes).toHaveLength(1);
    expect(world.remote.records.size).toBe(0);
    expect(await world.store().head()).toBeNull();
  });

  test('E5: equal titles link nothing without a person; merged links them, keep keeps them apart', async () => {
    world.local.edit('a', { title: 'Same' });
    world.remote.edit('7', { title: 'same ' });
    const first = await apply();
    expect(first.code).toBe('conflicts');
    expect(first.plan?.conflicts[0]).toMatchObject({ kind: 'ambiguous-link', field: '@link' });
    expect(world.remote.records.size).toBe(1);
    const session = await decide(first.session, [{ field: '@link', choice: 'keep' }]);
    expect((await applySession(await world.run(), session)).code).toBe('applied');
    expect(world.remote.records.size).toBe(2);
    expect(world.local.records.size).toBe(2);
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('edits', () => {
  test('on different fields and lines of both sides all arrive', async () => {
    await linked();
    world.local.edit('a', { title: 'A2', body: 'ONE\ntwo\nthree\nfour\nfive\n' });
    world.remote.edit('1', { status: 'done', body: 'one\ntwo\nthree\nfour\nFIVE\n', labels: ['x', 'y'] });
    expect((await apply()).code).toBe('applied');
    for (const value of [world.local.value('a'), world.remote.value('1')]) {
      expect(value).toEqual({
        title: 'A2',
        body: 'ONE\ntwo\nthree\nfour\nFIVE\n',
        status: 'done',
        labels: ['x', 'y'],
      });
    }
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('the same edit on both sides is agreed without a write (E60)', async () => {
    await linked();
    world.local.edit('a', { title: 'New' });
    world.remote.edit('1', { title: 'New' });
    expect((await apply()).code).toBe('nothing-to-do');
    expect(world.remote.requests.filter((one) => one.startsWith('update'))).toEqual([]);
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('of one field on both sides are a conflict; other fields and records go on', async () => {
    await linked();
    world.local.edit('a', { title: 'Local', status: 'doing' });
    world.remote.edit('1', { title: 'Remote' });
    world.local.edit('b', { title: 'B2' });
    const first = await apply();
    expect(first.code).toBe('conflicts');
    expect(world.remote.value('1')).toMatchObject({ title: 'Remote', status: 'doing' });
    expect(world.local.value('a')).toMatchObject({ title: 'Local' });
    expect(world.remote.value('2')).toMatchObject({ title: 'B2' });
    const again = await apply();
    expect(again.code).toBe('conflicts');
    expect(again.plan?.conflicts).toHaveLength(1);
    const head = await world.store().head();
    await apply();
    expect(await world.store().head()).toEqual(head);
    const session = await decide(again.session, [{ record: 'a', field: 'title', choice: 'local' }]);
    const done = await applySession(await world.run(), session);
    expect(done.code).toBe('applied');
    expect(done.session?.id).toBe(session.id);
    expect(world.remote.value('1')).toMatchObject({ title: 'Local' });
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('E63: a decision is void when upstream moved after it', async () => {
    await linked();
    world.local.edit('a', { title: 'Local' });
    world.remote.edit('1', { title: 'Remote' });
    const first = await apply();
    const session = await decide(first.session, [{ field: 'title', choice: 'local' }]);
    world.remote.edit('1', { title: 'Newer' });
    const second = await applySession(await world.run(), session);
    expect(second.code).toBe('conflicts');
    expect(world.remote.value('1')).toMatchObject({ title: 'Newer' });
    expect(second.plan?.conflicts[0]).toMatchObject({ local: 'Local', remote: 'Newer' });
  });

  test('E34: what moved between preview and apply is a stale conflict, never overwritten', async () => {
    await linked();
    world.local.edit('a', { title: 'Local' });
    const { session } = await preview(await world.run());
    world.remote.edit('1', { title: 'Remote' });
    const applied = await applySession(await world.run(), session!);
    expect(applied.code).toBe('conflicts');
    expect(applied.plan?.conflicts[0]).toMatchObject({ kind: 'stale', local: 'Local', remote: 'Remote' });
    expect(world.remote.value('1')).toMatchObject({ title: 'Remote' });
  });

  test('E26: a guard that refuses for another field lets the very same patch go on', async () => {
    await linked();
    world.local.edit('a', { title: 'Local' });
    let raced = false;
    world.remote.before = (request) => {
      if (request.startsWith('update') && !raced) {
        raced = true;
        world.remote.edit('1', { status: 'done' });
      }
    };
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'Local', status: 'done' });
    world.remote.before = () => undefined;
    await apply();
    expect(world.local.value('a')).toMatchObject({ title: 'Local', status: 'done' });
  });
});

describe('deletions', () => {
  test('E57: delete against edit is a conflict; keep brings the record back', async () => {
    await linked();
    world.remote.drop('1');
    world.local.edit('a', { title: 'Edited' });
    const first = await apply();
    expect(first.plan?.conflicts[0]).toMatchObject({ kind: 'edit-delete', field: '@record' });
    const session = await decide(first.session, [{ field: '@record', choice: 'keep' }]);
    expect((await applySession(await world.run(), session)).code).toBe('applied');
    expect([...world.remote.records.values()].map((one) => one.fields['title'])).toContain('Edited');
    expect((await apply()).code).toBe('nothing-to-do');
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('on-delete: propagate deletes the unedited other side', async () => {
    world.close();
    world = new TestWorld({ onDelete: 'propagate' });
    await linked();
    world.local.drop('b');
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('2')).toBeUndefined();
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('on-delete: ignore keeps the other side and never brings the record back', async () => {
    world.close();
    world = new TestWorld({ onDelete: 'ignore' });
    await linked();
    world.local.drop('b');
    expect((await apply()).code).toBe('nothing-to-do');
    world.remote.edit('2', { title: 'still edited' });
    expect((await apply()).code).toBe('nothing-to-do');
    expect((await apply()).code).toBe('nothing-to-do');
    expect(world.local.value('b')).toBeUndefined();
    expect(world.remote.value('2')).toBeDefined();
  });

  test('the bulk guard holds a plan that deletes too much', async () => {
    world.close();
    world = new TestWorld({ onDelete: 'propagate' });
    for (let i = 0; i < 10; i++) world.local.edit(`r${i}`, { title: `R${i}` });
    await apply();
    for (let i = 0; i < 5; i++) world.local.drop(`r${i}`);
    const held = await apply();
    expect(held.code).toBe('bulk-guard');
    expect(held.session?.state).toBe('held');
    expect(world.remote.records.size).toBe(10);
  });
});

describe('the upstream away', () => {
  test('queues the session; the next apply finishes it', async () => {
    await linked();
    world.local.edit('a', { title: 'Offline' });
    world.remote.before = () => {
      throw unreachable();
    };
    const queued = await apply();
    expect(queued.code).toBe('queued');
    expect(queued.session?.state).toBe('queued');
    expect(queued.results).toHaveLength(1);
    world.local.edit('a', { title: 'Offline, later' });
    expect((await apply()).code).toBe('queued');
    world.remote.before = () => undefined;
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'Offline, later' });
    expect((await apply()).code).toBe('nothing-to-do');
  });

  test('E1: a create whose answer is lost is adopted, not doubled', async () => {
    world.local.edit('a', { title: 'A' });
    let lost = 0;
    world.remote.after = (request) => {
      if (request.startsWith('create') && lost++ === 0) throw unreachable();
    };
    expect((await apply()).code).toBe('queued');
    const finished = await apply();
    expect(finished).toMatchObject({ code: 'applied', session: { state: 'applied', cursor: 1 } });
    expect(world.remote.records.size).toBe(1);
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('upstreams with a mind of their own', () => {
  test('E28: a rewritten value is kept as the upstream image; nothing is written again', async () => {
    world.remote.rewrite = (name, value) => (name === 'title' ? `[${JSON.stringify(value)}]` : value);
    world.local.edit('a', { title: 'A' });
    const first = await apply();
    expect(first.notes).toEqual([{ record: 'a', field: 'title', kind: 'rewritten' }]);
    expect((await apply()).code).toBe('nothing-to-do');
    expect(world.local.value('a')).toMatchObject({ title: 'A' });
    world.remote.edit('1', { title: 'Person' });
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'Person' });
  });

  test('E29: a silently dropped field is reported, not taken for synced', async () => {
    await linked();
    world.remote.rewrite = (name, value) => (name === 'title' ? 'A' : value);
    world.local.edit('a', { title: 'New' });
    const applied = await apply();
    expect(applied.code).toBe('rejected');
    expect(applied.notes).toEqual([{ record: 'a', field: 'title', kind: 'dropped' }]);
    world.remote.rewrite = (_, value) => value;
    expect((await apply()).code).toBe('applied');
    expect(world.remote.value('1')).toMatchObject({ title: 'New' });
  });
});

describe('a field that upstream no longer shows', () => {
  test('E21: is unreadable, not emptied; the record waits and the others go on', async () => {
    await linked();
    world.remote.hidden.add('title');
    world.remote.edit('1', { status: 'done' });
    world.local.edit('b', { status: 'done' });
    const held = await apply();
    expect(held.plan?.held).toMatchObject([{ record: 'a', code: 'field-unreadable' }]);
    expect(world.local.value('a')).toMatchObject({ title: 'A', status: 'todo' });
    expect(world.remote.value('2')).toMatchObject({ status: 'done' });
    world.remote.hidden.clear();
    expect((await apply()).code).toBe('applied');
    expect(world.local.value('a')).toMatchObject({ title: 'A', status: 'done' });
    expect((await apply()).code).toBe('nothing-to-do');
  });
});

describe('undo', () => {
  test('takes back what a session wrote; the next preview shows the difference again', async () => {
    await linked();
    world.local.edit('a', { title: 'A2', labels: ['x', 'y'] });
    world.remote.edit('2', { status: 'done' });
    const applied = await apply();
    const undone = await undo(await world.run(), applied.session!);
    expect(undone.code).toBe('undone');
    expect(world.remote.value('1')).toMatchObject({ title: 'A', labels: ['x'] });
    expect(world.local.value('b')).toMatchObject({ status: 'todo' });
    const { plan } = await preview(await world.run());
    expect(plan.changes.map((change) => change.id)).toEqual(['a#remote', 'b#local']);
    expect(plan.conflicts).toEqual([]);
  });

  test('leaves a record alone that moved since', async () => {
    await linked();
    world.local.edit('a', { title: 'A2' });
    const applied = await apply();
    world.remote.edit('1', { title: 'Person' });
    const undone = await undo(await world.run(), applied.session!);
    expect(undone.code).toBe('stale');
    expect(world.remote.value('1')).toMatchObject({ title: 'Person' });
  });
});
