import { expect, test } from '@jest/globals';
import { heldOff } from '../../src/flows/held-off.ts';
import { offlineInWords, waitingFor } from '../../src/flows/sessions.ts';
import type { Session } from '../../src/kernel/session.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { sampleSession } from '../support/state-samples.ts';

const NOW = '2026-03-02T12:00:00.000Z';
const HOUR = 3_600_000;

const later = (ms: number, from = NOW): string => new Date(Date.parse(from) + ms).toISOString();

/** A queued session that was told at some time to come back at another. */
function waiting(id: string, about: { at: string; retryAt?: string; state?: Session['state'] }): Session {
  const { at, retryAt, state = 'queued' } = about;
  const until = retryAt === undefined ? {} : { retryAt };
  const waits = { code: 'rate-limited', message: `limit of ${id}`, since: at, ...until };
  return { ...sampleSession(), id, sync: 'backlog', state, updatedAt: at, waiting: waits };
}

async function heldOffBy(...sessions: readonly Session[]) {
  const store = new MemoryPlace('lineage').open();
  for (const session of sessions) await store.writeSession(session);
  return heldOff(store, { sync: 'backlog', now: NOW });
}

test('E39: nobody is asked before the time that the upstream named, and the reason is told', async () => {
  const retryAt = later(HOUR);
  const waits = await heldOffBy(waiting('S1', { at: later(-HOUR), retryAt }));
  expect(waits).toEqual({ code: 'rate-limited', message: 'limit of S1', retryAt });
  expect(offlineInWords(waits!)).toBe(`waits until ${retryAt}: limit of S1`);
});

test('of several sessions the latest time counts; other states, syncs and times past do not', async () => {
  const hour = waiting('S1', { at: NOW, retryAt: later(HOUR) });
  const day = waiting('S2', { at: NOW, retryAt: later(24 * HOUR) });
  const other = { ...waiting('S3', { at: NOW, retryAt: later(48 * HOUR) }), sync: 'specs' };
  const ended = waiting('S4', { at: NOW, retryAt: later(48 * HOUR), state: 'previewed' });
  expect(await heldOffBy(hour, day, other, ended)).toMatchObject({ retryAt: later(24 * HOUR) });
  expect(await heldOffBy(other, ended, waiting('S5', { at: later(-HOUR), retryAt: NOW }))).toBeNull();
  expect(await heldOffBy(waiting('S6', { at: NOW }))).toBeNull();
});

test('E75: a time that a clock in the far future has noted keeps nothing waiting', async () => {
  const wrong = later(400 * 24 * HOUR);
  expect(await heldOffBy(waiting('S1', { at: wrong, retryAt: later(HOUR, wrong) }))).toBeNull();
  const little = later(2 * HOUR);
  expect(await heldOffBy(waiting('S1', { at: little, retryAt: later(HOUR, little) }))).not.toBeNull();
});

test('E39: a huge Retry-After is kept as far as a date can name it, and honoured', async () => {
  const { retryAt } = waitingFor({ now: () => NOW }, sampleSession(), {
    code: 'rate-limited',
    message: 'wait',
    retryAfterMs: 999_999_999_999_000,
  });
  expect(retryAt).toBe('9999-12-31T23:59:59.999Z');
  expect(await heldOffBy(waiting('S1', { at: NOW, retryAt: retryAt! }))).toMatchObject({ retryAt });
});
