import { beforeEach, expect, test } from '@jest/globals';
import { ensureComment } from '../../../src/flows/action/ensure-comment.ts';
import { renderMarker } from '../../../src/views/markdown/marker.ts';
import { ANNA, BOT, MemoryHost } from '../../simulation/action/memory-host.ts';

let host: MemoryHost;

beforeEach(() => {
  host = new MemoryHost({ now: () => '2026-01-31T10:00:00.000Z', headOf: () => 'a'.repeat(40) });
});

const bodyOf = (generation: number, text = 'Plan', sync = 'backlog'): string =>
  `${renderMarker({ kind: 'preview', sync, generation })}\n${text}\n`;

const ensure = async (generation: number, text = 'Plan') =>
  ensureComment(host.open(), { issue: 7, sync: 'backlog', generation, body: bodyOf(generation, text) });

const bodies = () => host.commentsOn(7).map(({ body }) => body);

test('it is made once, updated in place, and left alone while it is the same (I4)', async () => {
  const made = await ensure(1);
  expect((await ensure(2, 'Another plan')).id).toBe(made.id);
  expect(bodies()).toEqual([bodyOf(2, 'Another plan')]);
  const asked: string[] = [];
  host.pass = (point) => asked.push(point);
  host.comments[0]!.body = bodyOf(2, 'Another plan').replaceAll('\n', '\r\n').trimEnd();
  await ensure(2, 'Another plan');
  expect(asked).toEqual([]);
});

test('an older run never writes over the comment of a newer one', async () => {
  await ensure(5, 'Newer');
  expect((await ensure(4, 'Older')).body).toBe(bodyOf(5, 'Newer'));
  expect(bodies()).toEqual([bodyOf(5, 'Newer')]);
  await ensure(5, 'As new');
  expect(bodies()).toEqual([bodyOf(5, 'As new')]);
});

test('A23: the comment of another account, of another sync and a reply of ours are not it', async () => {
  host.say(7, bodyOf(1), ANNA);
  host.say(7, bodyOf(1, 'Plan', 'specs'), BOT);
  host.say(7, 'Done.', BOT);
  await ensure(2, 'Ours');
  expect(bodies()).toHaveLength(4);
  expect(bodies().at(-1)).toBe(bodyOf(2, 'Ours'));
});

test('what two runs made at once is one again: the oldest, with the newest text', async () => {
  const ours = host.say(7, bodyOf(1), BOT);
  host.say(7, bodyOf(1), BOT);
  await ensure(2, 'One');
  expect(host.commentsOn(7)).toMatchObject([{ id: ours, body: bodyOf(2, 'One') }]);
});

test('one that another run made just before ours stays, ours goes', async () => {
  let other = 0;
  host.pass = (point) => {
    if (point === 'before createComment' && other === 0) other = host.say(7, bodyOf(1, 'Other'), BOT);
  };
  await ensure(2, 'Ours');
  expect(host.commentsOn(7)).toMatchObject([{ id: other, body: bodyOf(2, 'Ours') }]);
});
