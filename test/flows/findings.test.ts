import { describe, expect, test } from '@jest/globals';
import { findingsOf, replacedNote } from '../../src/flows/findings.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import { undo } from '../../src/flows/undo.ts';
import type { WriteAnswer } from '../../src/provider.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { verified } from '../support/verified.ts';
import { TestWorld } from '../support/world.ts';

const record = { id: '1', version: '2', fields: { title: 'Ours', body: null } };
const found = (field: string, value: string | null) => ({
  field,
  value,
  by: 'ben',
  at: '2026-01-02T03:04:05Z',
});
const written = (more: Partial<Extract<WriteAnswer, { kind: 'written' }>>) => ({
  kind: 'written' as const,
  record,
  ...more,
});

describe('I15: what the history of a write tells', () => {
  test('is a loss unless the plan saw it, or it stands there again', () => {
    const overwritten = [
      found('title', 'Theirs'),
      found('title', 'Seen'),
      found('title', 'Ours'),
      found('body', null),
    ];
    const before = { id: '1', version: '1', fields: { title: 'Seen', body: 'Text' } };
    expect(findingsOf(written({ overwritten }), before)).toEqual([found('title', 'Theirs')]);
    expect(findingsOf(written({}), before)).toEqual([]);
  });

  test('goes before a part that was refused, and that before what nobody could look behind', () => {
    const answer = written({ refusal: 'no such status', unaudited: ['labels'] });
    expect(replacedNote(answer, [found('title', 'Theirs')])).toMatchObject({ code: 'overwritten' });
    expect(replacedNote(answer, [])).toEqual({ code: 'partially-applied', message: 'no such status' });
    expect(replacedNote(written({ unaudited: ['labels'] }), [])).toMatchObject({ code: 'unaudited' });
    expect(replacedNote(written({}), [])).toEqual({});
  });

  test('of an undo is no loss where it tells of the very value that the undo took back', async () => {
    const world = new TestWorld({}, undefined, new MemoryPlace('lineage'));
    const remote = verified(world.remote, { between: () => undefined });
    world.local.edit('a', { title: 'A' });
    await reconcile({ ...(await world.run()), remote });
    world.local.edit('a', { title: 'B' });
    const { session } = await reconcile({ ...(await world.run()), remote });
    const update: typeof remote.update = async (request) => {
      const answer = await remote.update(request);
      return answer.kind === 'written' ? { ...answer, overwritten: [found('title', 'B')] } : answer;
    };
    const undone = await undo({ ...(await world.run()), remote: { ...remote, update } }, session!);
    expect(undone.code).toBe('undone');
    expect(world.remote.value('1')).toMatchObject({ title: 'A' });
  });
});
