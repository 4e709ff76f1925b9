import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SyncProvider } from '../../../src/provider.ts';
import { openTracker, TICKETS } from '../../e2e/request-tracker-server.ts';
import { setField } from '../../suites/provider-suite.ts';
import type { FaultyServer } from '../../support/faulty-server.ts';
import { startFaultyServer } from '../../support/faulty-server.ts';
import { FakeTracker } from './fake-tracker.ts';

/* E27: a write whose answer was lost lands only after we have looked for it, just before it is sent again. */

let tracker: FakeTracker;
let server: FaultyServer;
let provider: SyncProvider;

beforeEach(async () => {
  tracker = await new FakeTracker().start();
  server = await startFaultyServer(tracker.url);
  ({ provider } = openTracker({ url: server.url, token: 'bot' }, 'General', { options: { timeout: 300 } }));
});

afterEach(async () => {
  await server.close();
  await tracker.stop();
});

test.each([
  ['ours, and it was written', 'ours', 'written'],
  ['another one, and nothing more is sent', 'theirs', 'stale'],
])('what stands there then is %s', async (_, subject, kind) => {
  const made = await provider.create({ key: 'k', fields: TICKETS[0] });
  if (made.kind !== 'written') throw new Error(made.kind);
  const { record } = made;
  const act = async (): Promise<void> => tracker.edit(record.id, { Subject: subject });
  server.spoil('PUT', { kind: 'reset-before' }, { kind: 'first', act });
  const patch = setField(record, 'subject', 'ours');
  expect(await provider.update({ id: record.id, patch, version: record.version })).toMatchObject({ kind });
  expect(server.count('PUT')).toBe(2);
});

test('E29, E32: a status that was answered with 200 and not taken keeps the rest from being sent', async () => {
  const made = await provider.create({ key: 'k', fields: TICKETS[0] });
  if (made.kind !== 'written') throw new Error(made.kind);
  const { record } = made;
  const headers = { 'content-type': 'application/json' };
  server.spoil('PUT', { kind: 'answer', status: 200, headers, body: '["That status is not for you"]' });
  const patch = [...setField(record, 'status', 'open'), ...setField(record, 'subject', 'ours')];
  const answer = await provider.update({ id: record.id, patch, version: record.version });
  expect(answer).toMatchObject({ kind: 'rejected', code: 'refused' });
  expect(JSON.stringify(answer)).toContain('That status is not for you');
  expect(server.count('PUT')).toBe(1);
  expect(await provider.read(record.id)).toMatchObject({ record: { fields: record.fields } });
});
