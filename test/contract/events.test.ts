import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import { postEvents } from '../../src/event-sink.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Report } from '../../src/flows/report.ts';
import { realWorld } from '../../src/env.ts';
import { TestWorld } from '../support/world.ts';

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
});
afterEach(() => world.close());

/** A session with creates, an update, a conflict and its events. */
async function eventful(): Promise<Report> {
  world.local.edit('a', { title: 'A' });
  world.local.edit('b', { title: 'B' });
  await reconcile(await world.run());
  world.local.edit('a', { title: 'Local' });
  world.remote.edit('1', { title: 'Remote' });
  world.local.edit('b', { status: 'done' });
  return reconcile(await world.run());
}

test('every transition is a CloudEvents 1.0 event that the SDK accepts', async () => {
  const { session } = await eventful();
  expect(session?.events.map((event) => event.type)).toEqual([
    'dev.specfact.sync.session.previewed',
    'dev.specfact.sync.conflict.opened',
    'dev.specfact.sync.session.approved',
    'dev.specfact.sync.change.applied',
    'dev.specfact.sync.session.conflicted',
  ]);
  for (const event of session?.events ?? []) {
    const made = new CloudEvent({ ...event, specversion: '1.0', datacontenttype: 'application/json' });
    expect(made.validate()).toBe(true);
    expect(made.source).toBe('/test/backlog');
  }
  expect(session?.events[3]).toMatchObject({ subject: 'b', data: { change: 'b#remote', result: 'written' } });
});

test('a sink gets the events of a run in structured mode, with its token', async () => {
  const received: { type: string | undefined; token: string | undefined; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { 'content-type': type, authorization: token } = request.headers;
      received.push({ type, token, body: JSON.parse(body) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const report = await eventful();
  const outside = {
    ...realWorld({ root: world.dir, stateDir: world.dir, progress: () => undefined }),
    env: () => 'secret',
  };
  const config = {
    version: 1,
    syncs: new Map(),
    events: { sink: `http://127.0.0.1:${port}/`, tokenEnv: 'SINK' },
  } as const;
  await postEvents(outside, { config, report, since: '' });
  await new Promise((done) => server.close(done));
  expect(received).toHaveLength(report.session?.events.length ?? -1);
  expect(received[0]?.type).toContain('application/cloudevents+json');
  expect(received[0]?.token).toBe('Bearer secret');
  expect(received[0]?.body).toMatchObject({
    specversion: '1.0',
    type: 'dev.specfact.sync.session.previewed',
  });
});
