import { expect, test } from '@jest/globals';
import { reconcile } from '../../src/flows/reconcile.ts';
import { status } from '../../src/flows/status.ts';
import { PLAIN } from '../../src/views/paint.ts';
import { statusJson, statusText } from '../../src/views/status.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

/** Five changes of which one was sent without an answer, edits of two of them since, and another record. */
async function queue(): Promise<TestWorld> {
  const world = new TestWorld({ onDelete: 'propagate' }, undefined, new MemoryPlace('lineage'));
  const apply = async () => reconcile(await world.run());
  for (const id of ['a', 'b', 'c']) world.local.edit(id, { title: id.toUpperCase(), status: 'todo' });
  await apply();
  world.remote.after = () => {
    throw unreachable();
  };
  world.local.edit('n', { title: 'New story', status: 'todo' });
  for (const id of ['a', 'b']) world.local.edit(id, { status: 'doing' });
  world.remote.before = (request) => {
    if (request.startsWith('update')) throw unreachable();
  };
  await apply();
  world.remote.before = () => {
    throw unreachable();
  };
  world.local.edit('n', { status: 'done' });
  world.local.edit('b', { status: 'done' });
  await apply();
  world.local.edit('c', { status: 'done' });
  await apply();
  return world;
}

test('says what waits, what of it is in doubt, since when, why, and what follows it (E35, E39)', async () => {
  const world = await queue();
  const read = await status(world.store(), {});
  const text = statusText(read, { readOnly: null, paint: PLAIN, whole: false });
  const [first, second] = read.sessions.filter(({ session }) => session.state === 'queued').toReversed();
  const named = text.replaceAll(first!.session.id, 'FIRST').replaceAll(second!.session.id, 'SECOND');
  expect(named.replaceAll(/plan \w{12}/g, 'plan P').replaceAll(/2023-11-14T22:(\d\d:\d\d)\.000Z/g, '$1'))
    .toBe(`\
queued      FIRST  backlog  plan P  13:50  0 of 3 changes
            waits since 13:49: the upstream does not answer
            · update  a  A
            · update  b  B  replaced by the later edit in session SECOND
            ? create  n  New story  sent, no answer: found out first  edited since, see session SECOND
queued      SECOND  backlog  plan P  14:08  0 of 2 changes
            waits since 13:58: the upstream does not answer
            · update  b  B
            · update  c  C  since 14:07
            - later   n  its create in session FIRST was sent and had no answer; what was edited since follows once that is known
To go on: sync-kernel --apply
applied     01HF7YAT010000000000000000  backlog  plan P  13:38  3 of 3 changes
`);
  const json = statusJson(read, null);
  expect(json['queued']).toEqual(['b#remote', 'c#remote', 'a#remote', 'n#remote']);
  expect(json['sessions']).toMatchObject([
    { waits: [{ record: 'b', title: 'B', kind: 'update' }, { since: '2023-11-14T22:14:07.000Z' }] },
    {},
    { waits: [{}, { later: second!.session.id }, { record: 'n', kind: 'create', inDoubt: true }] },
    {},
  ]);
});

test('names when a limited upstream may be asked, and how to ask at once (E39)', async () => {
  const world = await queue();
  world.remote.before = () => {
    throw Object.assign(unreachable('rate-limited'), { retryAfterMs: 3_600_000 });
  };
  const { session } = await reconcile(await world.run());
  const text = statusText(await status(world.store(), {}), { readOnly: null, paint: PLAIN, whole: false });
  const until = session?.waiting?.retryAt ?? 'none';
  expect(text).toContain(`upstream is not asked before ${until}`);
  expect(text).toMatch(new RegExp(`--apply after ${until}; to ask at once: sync-kernel --apply --session `));
});
