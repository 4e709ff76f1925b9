import { describe, expect, test } from '@jest/globals';
import { planMappings } from '../../src/flows/mapping.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { FieldSchema } from '../../src/provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { CONFIG, TestWorld } from '../support/world.ts';

const TITLE: FieldSchema = { kind: 'scalar', writable: true };
const CONTENT: FieldSchema = { kind: 'text', writable: false, onCreate: true };

describe('a field that only a create takes', () => {
  test('is mapped as such, for the side that says so', () => {
    const mapped = planMappings(
      CONFIG,
      { fields: { title: TITLE, body: { ...CONTENT, writable: true, onCreate: false } }, open: false },
      { fields: { title: TITLE, body: CONTENT }, open: false },
    );
    expect(mapped.ok ? mapped.value : mapped.error).toMatchObject([
      { name: 'body', writable: { local: true, remote: false }, onCreate: { local: false, remote: true } },
      { name: 'title' },
    ]);
    expect(mapped.ok && 'onCreate' in (mapped.value[1] ?? {})).toBe(false);
  });

  test('is sent by the create, and an edit of it later is a question, never a write', async () => {
    const schema = { title: TITLE, body: CONTENT };
    const world = new TestWorld({}, schema, new MemoryPlace('lineage'));
    world.local.edit('a', { title: 'A', body: 'First.\n' });
    expect((await reconcile(await world.run())).code).toBe('applied');
    expect(world.remote.value('1')).toEqual({ title: 'A', body: 'First.\n' });
    expect((await reconcile(await world.run())).code).toBe('nothing-to-do');
    world.local.edit('a', { body: 'Second.\n' });
    expect((await reconcile(await world.run())).plan?.conflicts).toMatchObject([
      { kind: 'unmapped', field: 'body' },
    ]);
    expect(world.remote.value('1')).toMatchObject({ body: 'First.\n' });
  });

  test('a field that not even a create takes is left out of it', async () => {
    const schema = { title: TITLE, body: { ...CONTENT, onCreate: false } };
    const world = new TestWorld({}, schema, new MemoryPlace('lineage'));
    world.local.edit('a', { title: 'A', body: 'First.\n' });
    await reconcile(await world.run());
    expect(world.remote.value('1')).toEqual({ title: 'A', body: null });
  });
});
