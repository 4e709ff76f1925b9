import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ProviderFault } from '../../../src/provider.ts';
import { listAll } from '../../suites/provider-suite.ts';
import { openExec } from '../../support/exec-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TRACKER = resolve('test', 'support', 'exec-tracker.mjs');
const SECRET = 'hunter2-hunter2';

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** A strict program that misbehaves as planned. */
function start(plan: readonly object[], options: object = {}) {
  const root = temporaryFolder();
  const [data, planned] = [join(root, 'data.json'), join(root, 'plan.json')];
  writeFileSync(planned, JSON.stringify(plan));
  const { provider, context } = openExec([process.execPath, TRACKER, data, planned], {
    options: { timeout: 30_000, env: ['TRACKER_TOKEN'], ...options },
    env: { TRACKER_TOKEN: SECRET },
  });
  closing.push(async () => provider.close());
  const left = () => (JSON.parse(readFileSync(planned, 'utf8')) as unknown[]).length;
  return { provider, context, left };
}

async function faultOf(action: () => Promise<unknown>): Promise<ProviderFault> {
  const thrown: unknown = await action().then(
    (answer) => answer,
    (error: unknown) => error,
  );
  if (thrown instanceof ProviderFault) return thrown;
  throw new Error(`expected a ProviderFault, got ${JSON.stringify(thrown)}`, { cause: thrown });
}

const RECORD = { id: 'X-1', version: 'v1', fields: {} };

describe('a program that misbehaves', () => {
  test.each<[string, object, string, boolean, RegExp]>([
    ['dies', { do: 'die', stderr: 'no licence' }, 'program-died', true, /exit code 3 .*It said: no licence$/],
    ['is killed', { do: 'kill' }, 'program-died', true, /ended by SIGSEGV before it answered to "read"/],
    ['hangs', { do: 'hang' }, 'timed-out', true, /"read" within 5000 ms and was ended/],
    ['talks nonsense', { do: 'say', text: 'hello?' }, 'bad-answer', false, /no JSON object \("hello\?"\)/],
    ['answers with a list', { do: 'say', text: '[]' }, 'bad-answer', false, /no JSON object/],
    [
      'answers with another id',
      { do: 'say', text: '{"id":99}' },
      'bad-answer',
      false,
      /the id 99 instead of 3/,
    ],
    ['answers without an id', { do: 'say', text: '{}' }, 'bad-answer', false, /the id null instead of 3/],
    ['sends too long a line', { do: 'flood' }, 'answer-too-large', false, /more than 33554432 bytes/],
    ['sends bytes that are no text', { do: 'bytes' }, 'bad-answer', false, /not UTF-8/],
    ['gives no such answer', { do: 'answer', answer: { kind: 'perhaps' } }, 'bad-answer', false, /"kind"/],
    [
      'sends a fault without a code',
      { do: 'answer', answer: { kind: 'fault', message: 'x', retryable: true } },
      'bad-answer',
      false,
      /"code"/,
    ],
  ])('one that %s', async (_, mishap, code, retryable, message) => {
    const { provider } = start(
      [{ on: 'read', ...mishap }],
      'do' in mishap && mishap.do === 'hang' ? { timeout: 5000 } : {},
    );
    const fault = await faultOf(async () => provider.read('X-1'));
    expect([fault.code, fault.retryable]).toEqual([code, retryable]);
    expect(fault.message).toContain('exec-tracker.mjs');
    expect(fault.message).toMatch(message);
    // It is started afresh for the next request.
    expect(await provider.read('X-1')).toEqual({ kind: 'unknown' });
  });

  test('a line that nobody asked for breaks the next request, not the one after', async () => {
    const { provider } = start([{ on: 'read', do: 'twice' }]);
    expect(await provider.read('X-1')).toEqual({ kind: 'unknown' });
    await new Promise((done) => setTimeout(done, 200));
    const fault = await faultOf(async () => provider.read('X-1'));
    expect(fault.message).toContain('without being asked');
    expect(await provider.read('X-1')).toEqual({ kind: 'unknown' });
  });

  test('one that ends between two requests is started again', async () => {
    const { provider } = start([{ on: 'read', do: 'exit-next' }]);
    await provider.read('X-1');
    await new Promise((done) => setTimeout(done, 500));
    expect(await provider.read('X-1')).toEqual({ kind: 'unknown' });
  });

  test('a line in single bytes, with CRLF, is put together', async () => {
    const { provider } = start([{ on: 'create', do: 'split' }]);
    const made = await provider.create({ key: 'k', fields: { title: 'Sch\u00f6n \u{1f511}' } });
    expect(made).toMatchObject({ kind: 'written', record: { fields: { title: 'Sch\u00f6n \u{1f511}' } } });
  });

  test('E1, I6: a create that was done, but not answered, is found again by its key', async () => {
    const { provider } = start([{ on: 'create', do: 'die-after' }]);
    const fault = await faultOf(async () => provider.create({ key: 'k', fields: { title: 'One' } }));
    expect(fault.retryable).toBe(true);
    await provider.create({ key: 'k', fields: { title: 'One' } });
    expect((await listAll(provider)).records.size).toBe(1);
  });

  test('E27: a write that hangs is not sent again; what became of it can be read', async () => {
    const { provider } = start([{ on: 'update', do: 'hang-after' }], { timeout: 5000 });
    const made = await provider.create({ key: 'k', fields: { title: 'One' } });
    if (made.kind !== 'written') throw new Error(made.kind);
    const { id, version } = made.record;
    const patch = [{ op: 'replace', path: '/title', value: 'Two' }] as const;
    expect((await faultOf(async () => provider.update({ id, version, patch }))).code).toBe('timed-out');
    expect(await provider.read(id)).toMatchObject({ record: { version: 'v2', fields: { title: 'Two' } } });
  });

  test('A40: what it was given by name is not shown, wherever it says it', async () => {
    const stderr = `${'x'.repeat(5000)} login with ${SECRET} failed`;
    const { provider } = start([
      { on: 'read', do: 'die', stderr },
      { on: 'read', do: 'say', text: `token ${SECRET}` },
      {
        on: 'read',
        do: 'answer',
        answer: { kind: 'fault', code: 'unauthorized', message: `${SECRET} is wrong`, retryable: false },
      },
    ]);
    for (let i = 0; i < 3; i += 1) {
      const { message } = await faultOf(async () => provider.read('X-1'));
      expect(message).not.toContain(SECRET);
      expect(message).toContain('***');
      expect(message.length).toBeLessThan(1000);
    }
  });
});

describe('what a program says of itself', () => {
  const hello = (change: object) => start([{ on: 'hello', change }], { guard: 'revision-test' }).provider;

  test.each<[string, object, string, RegExp]>([
    ['a later protocol', { protocol: 'sync-kernel-exec/2' }, 'protocol-unsupported', /Update the older one/],
    ['no capabilities', { capabilities: null }, 'bad-answer', /"capabilities"/],
    [
      'another guard than the config',
      { capabilities: { guard: 'if-match', create: 'marker', ids: 'given', sharedIds: true } },
      'guard-mismatch',
      /by "if-match", but the config says "revision-test"/,
    ],
  ])('%s is refused', async (_, change, code, message) => {
    const fault = await faultOf(async () => hello(change).schema());
    expect([fault.code, fault.retryable]).toEqual([code, false]);
    expect(fault.message).toMatch(message);
  });

  test('its capabilities are known after the first answer; the guard is the stated one', async () => {
    const capabilities = { guard: 'revision-test', create: 'marker', ids: 'given', sharedIds: true };
    const provider = hello({ capabilities });
    expect(provider.capabilities.guard).toBe('revision-test');
    await provider.schema();
    expect(provider.capabilities).toEqual(capabilities);
  });

  test('one that is not there, and one that dies before it greets, are lasting faults', async () => {
    const missing = openExec(['no-such-program-anywhere']).provider;
    const fault = await faultOf(async () => missing.schema());
    expect([fault.code, fault.retryable]).toEqual(['program-missing', false]);
    expect(fault.message).toContain('"no-such-program-anywhere" could not be started');
    const dying = openExec([process.execPath, '-e', 'console.error("boom"); process.exit(7)']).provider;
    const died = await faultOf(async () => dying.schema());
    expect([died.code, died.retryable]).toEqual(['program-died', false]);
    expect(died.message).toMatch(/exit code 7.*It said: boom/);
  });
});

describe('answers that cannot be believed', () => {
  test('E14: one bad record fails alone, and the cursor does not pass it', async () => {
    const bad = { id: 'X-2', version: 'v1', fields: { title: ['no', 'scalar'] } };
    const page = { kind: 'page', records: [RECORD, bad], cursor: 'at-9', complete: true, census: false };
    const { provider } = start([{ on: 'list', do: 'answer', answer: page }]);
    const listed = await listAll(provider, 'at-1');
    expect([...listed.records.keys()]).toEqual(['X-1']);
    expect(listed.pages[0]?.failed).toMatchObject([{ id: 'X-2', code: 'wrong-kind' }]);
    expect(listed.end).toEqual({ cursor: 'at-1', complete: true, census: false });
  });

  test('E18: a record without a usable id makes the listing incomplete', async () => {
    const page = { kind: 'page', records: [{ ...RECORD, id: '../x' }], complete: true, census: true };
    const { provider } = start([{ on: 'list', do: 'answer', answer: page }]);
    expect((await listAll(provider)).end).toEqual({ cursor: null, complete: false, census: true });
  });

  test('E17: a last page that does not say what absence means is refused', async () => {
    const { provider } = start([{ on: 'list', do: 'answer', answer: { kind: 'page', records: [] } }]);
    expect((await faultOf(async () => listAll(provider))).message).toContain('"complete" and "census"');
  });

  test('E22: a refused cursor leads to a full listing', async () => {
    const { provider } = start([]);
    await provider.create({ key: 'k', fields: { title: 'One' } });
    const listed = await listAll(provider, 'of another life');
    expect(listed.records.size).toBe(1);
    expect(listed.end.census).toBe(true);
  });

  test('A46: pages that never end are noticed', async () => {
    const answer = { kind: 'page', records: [], next: 'again' };
    const { provider } = start([1, 2, 3].map(() => ({ on: 'list', do: 'answer', answer })));
    expect((await faultOf(async () => listAll(provider))).code).toBe('page-loop');
  });

  test.each<[string, object, object]>([
    ['gone', { kind: 'gone' }, { kind: 'gone' }],
    ['forbidden', { kind: 'forbidden', message: 'not yours' }, { kind: 'forbidden', message: 'not yours' }],
    ['moved', { kind: 'moved', to: 'X-7' }, { kind: 'moved', to: 'X-7' }],
    ['moved nowhere', { kind: 'moved', to: '../x' }, { kind: 'unreadable' }],
    ['another record', { kind: 'found', record: { ...RECORD, id: 'X-9' } }, { kind: 'unreadable' }],
    ['no record', { kind: 'found', record: 7 }, { kind: 'unreadable' }],
    ['not modified, unasked', { kind: 'not-modified' }, { kind: 'unreadable' }],
    [
      'a prototype key',
      { kind: 'found', record: { ...RECORD, fields: { meta: { constructor: 1 } } } },
      { kind: 'unreadable', failure: { code: 'unfit-value' } },
    ],
  ])('E20: a read that is answered "%s"', async (_, answer, expected) => {
    const { provider } = start([{ on: 'read', do: 'answer', answer }]);
    expect(await provider.read('X-1')).toMatchObject(expected);
  });

  test.each([
    [{ kind: 'written', record: { ...RECORD, id: 'X-2' } }, 'write-unconfirmed'],
    [{ kind: 'written' }, 'bad-answer'],
    [{ kind: 'deleted' }, 'bad-answer'],
  ])('an update that is answered %j is a fault', async (answer, code) => {
    const { provider } = start([{ on: 'update', do: 'answer', answer }]);
    const update = {
      id: 'X-1',
      version: 'v1',
      patch: [{ op: 'replace', path: '/title', value: 'x' }],
    } as const;
    expect((await faultOf(async () => provider.update(update))).code).toBe(code);
  });

  test('I15: values that a write replaced unseen are handed on', async () => {
    const overwritten = [{ field: 'title', value: 'Mine', by: 'ada', at: '2026-01-31T00:00:00.000Z' }];
    const answer = { kind: 'written', record: RECORD, overwritten };
    const { provider } = start([{ on: 'update', do: 'answer', answer }]);
    const update = {
      id: 'X-1',
      version: 'v1',
      patch: [{ op: 'replace', path: '/title', value: 'x' }],
    } as const;
    expect(await provider.update(update)).toMatchObject({ kind: 'written', overwritten });
  });
});

describe('a program that asks for patience', () => {
  const limit = (code: string, retryAfterMs?: number) => ({
    kind: 'fault',
    code,
    message: 'too many requests.',
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

  test('E39: a short wait is kept to, a long one is the caller’s', async () => {
    const short = start([{ on: 'read', do: 'answer', answer: limit('rate-limited', 3000) }]);
    expect(await short.provider.read('X-1')).toEqual({ kind: 'unknown' });
    expect(short.context.waits).toEqual([3000]);
    const long = start([{ on: 'read', do: 'answer', answer: limit('rate-limited', 60_000) }]);
    const fault = await faultOf(async () => long.provider.read('X-1'));
    expect([fault.code, fault.retryAfterMs, long.context.waits.length]).toEqual(['rate-limited', 60_000, 0]);
    expect(fault.message).toMatch(
      /could not do "read" of X-1 \(rate-limited\): too many requests\. Run again/,
    );
  });

  test('a guarded write is repeated only where nothing was done', async () => {
    const update = {
      id: 'X-1',
      version: 'v1',
      patch: [{ op: 'replace', path: '/title', value: 'x' }],
    } as const;
    const limited = start([{ on: 'update', do: 'answer', answer: limit('rate-limited') }]);
    expect(await limited.provider.update(update)).toEqual({ kind: 'gone' });
    const unclear = start([{ on: 'update', do: 'answer', answer: limit('server-error') }]);
    expect((await faultOf(async () => unclear.provider.update(update))).code).toBe('server-error');
    expect(unclear.context.waits).toEqual([]);
  });
});
