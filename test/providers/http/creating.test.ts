import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Tracker } from '../../../src/tracker/server.ts';
import { startTracker } from '../../../src/tracker/server.ts';
import type { FaultyServer, PassingAnswer } from '../../support/faulty-server.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import { openHttp } from '../../support/http-provider.ts';
import { handsOn } from '../../support/tracker-hands.ts';

/* E1, I6: a create is sent under one key; what is known of it after a lost answer is read, not remembered. */

let tracker: Tracker;
let server: FaultyServer;

beforeEach(async () => {
  tracker = await startTracker({ port: 0 });
  server = await startFaultyServer(tracker.url);
});

afterEach(async () => {
  await server.close();
  await tracker.close();
});

const request = { key: 'key-1', fields: { title: 'A' } };

/** Takes the word away by which a tracker says that it repeats an earlier answer. */
const unsaid = ({ headers }: PassingAnswer): Partial<PassingAnswer> => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'idempotency-replayed')),
});

test('a second try shows the record as a person has edited it since, also where the tracker does not say that it repeats', async () => {
  const sleep = async (): Promise<void> => handsOn(tracker.url).edit('R-1', { title: 'Edited' });
  const { provider } = openHttp(server.url, { context: { sleep } });
  server.spoil('POST', { kind: 'reset-after' }, { kind: 'rewrite', change: unsaid });
  expect(await provider.create(request)).toMatchObject({
    kind: 'written',
    record: { id: 'R-1', fields: { title: 'Edited' } },
  });
  expect(server.count('POST')).toBe(2);
});

test('a repeated answer that the tracker owns up to is read too; a first one is believed', async () => {
  const { provider } = openHttp(server.url);
  expect(await provider.create(request)).toMatchObject({
    kind: 'written',
    record: { fields: { title: 'A' } },
  });
  expect(server.count('GET /records/R-1')).toBe(0);
  await handsOn(tracker.url).edit('R-1', { title: 'Edited' });
  expect(await provider.create(request)).toMatchObject({
    kind: 'written',
    record: { fields: { title: 'Edited' } },
  });
  expect(server.count('GET /records/R-1')).toBe(1);
});

test('one that was deleted since is gone, not made again', async () => {
  const { provider } = openHttp(server.url);
  await provider.create(request);
  await handsOn(tracker.url).remove('R-1');
  expect(await provider.create(request)).toEqual({ kind: 'gone' });
});
