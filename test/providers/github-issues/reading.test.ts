import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { definition } from '../../../src/providers/github-issues/provider.ts';
import type { Answer } from '../../support/github/exchange.ts';
import type { Fault } from '../../support/github/faults.ts';
import { testContext } from '../../support/provider-context.ts';
import { ISSUES, REPOSITORY, startStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  expect(stage.github.strange).toEqual([]);
  await stage.close();
});

describe('E20: reading an issue that', () => {
  test('is there gives all its fields, each with its own kind of nothing', async () => {
    const record = await stage.issue({
      title: 'a',
      body: 'b',
      labels: ['z', 'A'],
      assignees: ['wendy', 'ada'],
    });
    expect(record).toEqual({
      id: expect.stringMatching(/^\d+$/),
      version: expect.stringMatching(/^[0-9a-f]{32}$/),
      where: `${stage.github.serverUrl}/octo/app/issues/${record.id}`,
      fields: {
        title: 'a',
        body: 'b',
        state: 'open',
        state_reason: null,
        labels: ['A', 'z'],
        assignees: ['ada', 'wendy'],
        milestone: null,
        type: null,
        parent: null,
      },
    });
  });

  test('got a comment is not modified, for no field of it moved', async () => {
    const { id, version } = await stage.issue();
    stage.github.clock.advance(5);
    await stage.github.world.comment(REPOSITORY, Number(id), 'ada', 'hello');
    expect(await stage.provider.read(id, version)).toEqual({ kind: 'not-modified' });
  });

  test('was deleted is gone, that never was is unknown', async () => {
    const { id } = await stage.issue();
    stage.github.world.loseIssue(REPOSITORY, Number(id), null);
    expect(await stage.provider.read(id)).toEqual({ kind: 'gone' });
    expect(await stage.provider.read('4711')).toEqual({ kind: 'unknown' });
  });

  test('E7: was transferred names where it is now, or what is known of it', async () => {
    const { id } = await stage.issue();
    const number = await stage.github.world.openIssue({
      repository: 'octo/other',
      by: 'octo',
      title: 'there',
    });
    stage.github.world.loseIssue(REPOSITORY, Number(id), { repository: 'octo/other', number });
    expect(await stage.provider.read(id)).toEqual({ kind: 'moved', to: `octo/other#${number}` });
    const hidden: Fault = { kind: 'status', status: 404 };
    stage.github.fault(`GET /repos/octo/other/issues/${number}`, hidden);
    expect(await stage.provider.read(id)).toEqual({ kind: 'moved', to: `repos/octo/other/issues/${number}` });
  });

  test('E7: is in a renamed repository is a fault that names the config, not a moved record', async () => {
    const { id } = await stage.issue();
    const to = `${stage.github.apiUrl}/repositories/9/issues/${id}`;
    stage.github.fault(`GET ${ISSUES}/${id}`, { kind: 'redirect', to, status: 301 });
    stage.github.fault(`GET /repos/${REPOSITORY}`, {
      kind: 'redirect',
      to: `${stage.github.apiUrl}/repositories/9`,
    });
    await expect(stage.provider.read(id)).rejects.toMatchObject({
      code: 'repository-moved',
      message: expect.stringContaining('new name'),
    });
  });

  test('A45: is redirected to another host is asked for nowhere else, with no token', async () => {
    const { id } = await stage.issue();
    for (const to of ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/repos/octo/other/issues/77']) {
      stage.github.fault(`GET ${ISSUES}/${id}`, { kind: 'redirect', to, status: 301 });
      const answer = await stage.provider.read(id).catch((error: unknown) => error);
      // The path alone counts, at our own host, which has no such issue.
      if (to.endsWith('/x')) expect(answer).toMatchObject({ code: 'redirect-refused' });
      else expect(answer).toMatchObject({ kind: 'moved' });
    }
  });

  test('E19: is in a repository whose issues were turned off is a fault, not gone', async () => {
    const { id } = await stage.issue();
    const body = { message: 'Issues are disabled for this repo' };
    stage.github.fault(`GET ${ISSUES}/${id}`, { kind: 'status', status: 410, body });
    await expect(stage.provider.read(id)).rejects.toMatchObject({ code: 'issues-disabled' });
  });

  test('may not be seen is forbidden, and says what to do', async () => {
    const { id } = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${id}`, {
      kind: 'status',
      status: 403,
      body: { message: 'Resource not accessible' },
    });
    expect(await stage.provider.read(id)).toEqual({
      kind: 'forbidden',
      message: expect.stringContaining('Resource not accessible'),
    });
  });

  const spoilt: readonly (readonly [string, object])[] = [
    ['title', { title: null }],
    ['state', { state: 'merged' }],
    ['labels', { labels: 'none' }],
    ['number', { number: 'seven' }],
  ];
  test.each(spoilt)('has a broken %s is unreadable, and named', async (member, change) => {
    const { id } = await stage.issue();
    stage.github.fault(`GET ${ISSUES}/${id}`, {
      kind: 'rewrite',
      change: (answer: Answer) => ({ ...answer, json: { ...(answer.json as object), ...change } }),
    });
    expect(await stage.provider.read(id)).toEqual({
      kind: 'unreadable',
      failure: { id, where: `octo/app#${id}`, code: 'bad-record', message: expect.stringContaining(member) },
    });
  });

  test('E52: holds half a character is unreadable, and another issue than asked for too', async () => {
    const { id } = await stage.issue();
    const spoil = (change: object): void =>
      stage.github.fault(`GET ${ISSUES}/${id}`, {
        kind: 'rewrite',
        change: (answer: Answer) => ({ ...answer, json: { ...(answer.json as object), ...change } }),
      });
    spoil({ title: 'x\ud800' });
    expect(await stage.provider.read(id)).toMatchObject({ failure: { code: 'bad-record' } });
    spoil({ number: 77 });
    expect(await stage.provider.read(id)).toMatchObject({ failure: { code: 'other-record' } });
  });

  test('has a parent names it, here, elsewhere, or as it came', async () => {
    const { id } = await stage.issue();
    const cases = [
      ['https://api.github.com/repos/Octo/App/issues/7', '7'],
      ['https://api.github.com/repos/octo/other/issues/7', 'octo/other#7'],
      ['https://api.github.com/repositories/9/issues/7', 'https://api.github.com/repositories/9/issues/7'],
    ] as const;
    for (const [url, parent] of cases) {
      stage.github.fault(`GET ${ISSUES}/${id}`, {
        kind: 'rewrite',
        change: (answer: Answer) => ({
          ...answer,
          json: { ...(answer.json as object), parent_issue_url: url },
        }),
      });
      expect(await stage.provider.read(id)).toMatchObject({ record: { fields: { parent } } });
    }
  });
});

describe('E38, E39: a limit', () => {
  const limits: readonly (readonly [Fault, number])[] = [
    [{ kind: 'secondary-limit', retryAfter: '60' }, 60_000],
    [{ kind: 'secondary-limit', status: 429, retryAfter: '7200' }, 7_200_000],
    [{ kind: 'secondary-limit' }, 60_000],
    [{ kind: 'status', status: 429, body: { message: 'Too many' } }, 60_000],
  ];
  test.each(limits)(
    '%j is no "forbidden"; it is handed on with its time, not slept',
    async (fault, retryAfterMs) => {
      const { provider, context } = stage.open();
      stage.github.fault('GET', fault);
      const error = { code: 'rate-limited', retryable: true, retryAfterMs };
      await expect(provider.read('1')).rejects.toMatchObject(error);
      expect(context.waits).toEqual([]);
      expect(stage.github.unusedRules()).toBe(0);
    },
  );

  test('with a date is measured by GitHub’s own clock', async () => {
    const { id } = await stage.issue();
    const at = new Date((stage.github.clock.seconds() + 3600) * 1000).toUTCString();
    stage.github.fault('GET', { kind: 'secondary-limit', retryAfter: at });
    const error = (await stage.provider.read(id).catch((caught: unknown) => caught)) as {
      retryAfterMs: number;
    };
    expect(error.retryAfterMs).toBeGreaterThan(3_590_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  test('of the hour waits for its refill', async () => {
    const token = stage.github.mintToken({ login: 'wendy', kind: 'user' });
    const { provider } = stage.open({ token });
    stage.github.fault('GET', { kind: 'primary-limit', resetSeconds: 1800 });
    const error = (await provider.read('1').catch((caught: unknown) => caught)) as { retryAfterMs: number };
    expect(error).toMatchObject({ code: 'rate-limited', retryable: true });
    expect(error.retryAfterMs).toBeGreaterThan(1_790_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(1_802_000);
  });

  test('E37: that is nearly reached stops writing before a record, not half way', async () => {
    const token = stage.github.mintToken({ login: 'wendy', kind: 'user' });
    const { provider } = stage.open({ token });
    const record = await stage.issue();
    stage.github.limits.set(token, 10, 1200);
    const patch = [{ op: 'replace', path: '/title', value: 'new' }] as const;
    await expect(provider.update({ id: record.id, patch, version: record.version })).rejects.toMatchObject({
      code: 'rate-limited',
      message: expect.stringContaining('9 requests are left'),
    });
    await expect(provider.create({ key: 'k', fields: { title: 'x' } })).rejects.toMatchObject({
      code: 'rate-limited',
    });
    await expect(provider.delete(record)).rejects.toMatchObject({ code: 'rate-limited' });
    expect(stage.asked().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('E37: that is filled again within minutes is waited for, before anything is read', async () => {
    const token = stage.github.mintToken({ login: 'wendy', kind: 'user' });
    const waits: number[] = [];
    const sleep = async (ms: number) => {
      waits.push(ms);
      stage.github.clock.advance(ms / 1000);
    };
    const { provider } = stage.open({ token, context: { sleep } });
    const { id, version } = await stage.issue();
    stage.github.limits.set(token, 9, 300);
    await provider.read(id);
    const patch = [{ op: 'replace', path: '/title', value: 'after' }] as const;
    stage.asked();
    expect(await provider.update({ id, patch, version })).toMatchObject({ kind: 'written' });
    const [wait = 0, ...more] = waits;
    expect(wait).toBeGreaterThan(295_000);
    expect(wait).toBeLessThanOrEqual(302_000);
    expect(more).toEqual([]);
    expect(stage.asked()[0]).toBe(`GET ${ISSUES}/${id}`);
  });

  test.each(['create', 'update', 'delete'] as const)(
    'I13: that is waited for lets a %s go on only where it is still wanted',
    async (kind) => {
      const token = stage.github.mintToken({ login: 'wendy', kind: 'user' });
      const sleep = async (ms: number) => stage.github.clock.advance(ms / 1000);
      const { provider } = stage.open({ token, context: { sleep } });
      const { id, version } = await stage.issue();
      const write = async (confirm: () => Promise<void>) => {
        stage.github.limits.set(token, 9, 200);
        await provider.read(id);
        stage.asked();
        if (kind === 'create') return provider.create({ key: 'k', fields: { title: 'x' }, confirm });
        if (kind === 'delete') return provider.delete({ id, version, confirm });
        const patch = [{ op: 'replace', path: '/title', value: 'after' }] as const;
        return provider.update({ id, patch, version, confirm });
      };
      const refusal = new Error('not wanted any more');
      await expect(write(async () => Promise.reject(refusal))).rejects.toBe(refusal);
      expect(stage.asked()).toEqual([]);
      let asked = 0;
      expect(await write(async () => void (asked += 1))).toMatchObject({
        kind: kind === 'delete' ? 'deleted' : 'written',
      });
      expect(asked).toBe(1);
    },
  );

  test.each(['PATCH', 'POST'])(
    'E38: on a %s is a fault with its time, and the write is not sent again',
    async (method) => {
      const record = await stage.issue();
      stage.github.fault(method, { kind: 'secondary-limit', retryAfter: '90' });
      const patch = [{ op: 'replace', path: '/title', value: 'new' }] as const;
      const call =
        method === 'PATCH'
          ? stage.provider.update({ id: record.id, patch, version: record.version })
          : stage.provider.create({ key: 'limited', fields: { title: 'x' } });
      await expect(call).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 90_000 });
      expect(stage.asked().filter((request) => request.startsWith(method))).toHaveLength(1);
    },
  );
});

describe('E40: the pace', () => {
  test('of writes is GitHub’s own, 80 a minute, and not slower', async () => {
    const { provider, context } = stage.open({ context: { now: () => 1_000_000 } });
    const { provider: paced, waits } = { provider, waits: context.waits };
    let record = await stage.issue();
    for (let i = 0; i < 10; i += 1) {
      const patch = [{ op: 'replace', path: '/title', value: `title ${i}` }] as const;
      const answer = await paced.update({ id: record.id, patch, version: record.version });
      if (answer.kind === 'written') record = answer.record;
    }
    // With a clock that stands still, each write waits for all turns before it; reads and audits wait for none.
    expect(waits).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((turn) => turn * 760));
  });

  /** GitHub lists 500 issues of ours, made so many seconds ago. */
  async function madeEarlier(secondsAgo: number): Promise<void> {
    const at = new Date((stage.github.clock.seconds() - secondsAgo) * 1000).toISOString();
    const { id } = await stage.issue();
    const live = await stage.live(id);
    const rows = (from: number) =>
      Array.from({ length: 100 }, (_, i) => ({
        ...live,
        number: from + i,
        created_at: at.replace('.000Z', 'Z'),
        body: `x\n\n<!-- sync-kernel:record earlier-${from + i} -->`,
      }));
    // These canned answers have GitHub's Date, as all have.
    for (const from of [1000, 2000, 3000, 4000, 5000])
      stage.github.fault(`GET ${ISSUES}`, { kind: 'status', status: 200, body: rows(from) });
  }
  const oneMore = { key: 'one-more', fields: { title: 'x' } };

  test('of creates ends after 500 an hour, those of earlier runs included, and names the time', async () => {
    await madeEarlier(1200);
    const { provider, context } = stage.open();
    const error = (await provider.create(oneMore).catch((caught: unknown) => caught)) as {
      retryAfterMs: number;
    };
    expect(error).toMatchObject({ code: 'rate-limited', retryable: true });
    // The rest of the hour, and two seconds for times have a resolution of one; ten minutes a run waits itself.
    expect(error.retryAfterMs).toBeGreaterThan(1_792_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(1_802_000);
    expect(context.waits).toEqual([]);
    expect(stage.github.unusedRules()).toBe(0);
  });

  test('of creates waits some minutes for the hour to pass, and looks again before it writes', async () => {
    await madeEarlier(3600 - 240);
    stage.asked();
    const { provider, context } = stage.open();
    expect(await provider.create(oneMore)).toMatchObject({ kind: 'written' });
    const [wait = 0, ...more] = context.waits;
    expect(wait).toBeGreaterThan(232_000);
    expect(wait).toBeLessThanOrEqual(242_000);
    expect(more).toEqual([]);
    const asked = stage.asked();
    expect(asked.slice(-2)).toEqual([`GET ${ISSUES}`, `POST ${ISSUES}`]);
    expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  test('I13: of creates asks, once it has waited, whether the issue is still wanted', async () => {
    await madeEarlier(3600 - 240);
    stage.asked();
    const { provider } = stage.open();
    const refusal = new Error('not wanted any more');
    const confirm = async () => Promise.reject(refusal);
    await expect(provider.create({ ...oneMore, confirm })).rejects.toBe(refusal);
    expect(stage.asked().filter((one) => !one.startsWith('GET'))).toEqual([]);
  });

  test('is declared, and told with what is left of the hour as GitHub last said', async () => {
    const fresh = stage.open().provider;
    const { capabilities } = fresh;
    expect(capabilities.pace).toMatchObject([
      { of: 'writes', most: 80, seconds: 60 },
      { of: 'points', most: 900, seconds: 60 },
      { of: 'new issues', most: 500, seconds: 3600, create: 1, update: 0, delete: 0 },
      { of: 'requests', most: 1000, seconds: 3600 },
    ]);
    expect(fresh.paceNow?.()).toEqual(capabilities.pace);
    const token = stage.github.mintToken({ login: 'wendy', kind: 'user' });
    const { provider } = stage.open({ token });
    const { id } = await stage.issue();
    stage.github.limits.set(token, 700, 1200);
    await provider.read(id);
    const known = stage.github.limits.headers(token);
    expect(provider.paceNow?.().at(-1)).toMatchObject({
      of: 'requests',
      most: Number(known['x-ratelimit-limit']),
      left: 699,
    });
    const resets = provider.paceNow?.().at(-1)?.resets ?? 0;
    expect(Math.abs(resets - 1200)).toBeLessThan(5);
  });
});

describe('where to go, and with what', () => {
  const open = (options: Record<string, unknown>, env: { readonly [name: string]: string }) =>
    definition.open(definition.options.parse(options), testContext({ env: (name) => env[name] }));
  const home = () => ({ GITHUB_API_URL: stage.github.apiUrl, GITHUB_REPOSITORY: REPOSITORY });

  test('is the workflow’s own repository, with GITHUB_TOKEN or the input of the Action', async () => {
    const { id } = await stage.issue();
    for (const name of ['GITHUB_TOKEN', 'INPUT_GITHUB-TOKEN']) {
      expect(await open({}, { ...home(), [name]: 'bot' }).read(id)).toMatchObject({ kind: 'found' });
    }
  });

  test('is another repository with a token of its own', async () => {
    const number = await stage.github.world.openIssue({
      repository: 'octo/other',
      by: 'octo',
      title: 'there',
    });
    const options = { repository: 'octo/other', 'token-env': 'OTHER', 'api-url': `${stage.github.apiUrl}/` };
    expect(await open(options, { OTHER: 'wendy' }).read(String(number))).toMatchObject({
      kind: 'found',
      record: { fields: { title: 'there' } },
    });
  });

  const refusals: readonly (readonly [
    Record<string, unknown>,
    { readonly [name: string]: string },
    string,
  ])[] = [
    [{}, { GITHUB_TOKEN: 't' }, 'repository-missing'],
    [{}, { GITHUB_REPOSITORY: '../x', GITHUB_TOKEN: 't' }, 'repository-missing'],
    [{}, { GITHUB_REPOSITORY: REPOSITORY }, 'token-missing'],
    [{ 'token-env': 'T' }, { GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: 't' }, 'token-missing'],
    [{}, { GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: 'two words' }, 'token-invalid'],
    [
      { 'api-url': 'https://ghe.example/api/v3' },
      { GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: 't' },
      'token-missing',
    ],
  ];
  test.each(refusals)('A45: %j with %j is refused', async (options, env, code) => {
    const provider = open(options, env);
    expect((await provider.schema()).open).toBe(false);
    await expect(provider.read('1')).rejects.toMatchObject({ code, retryable: false });
  });

  test('A40: a token is in no message', async () => {
    const { id } = await stage.issue();
    const body = {
      message: 'who is bot?',
      errors: [{ message: 'bot' }, 'bot', { field: 'title', code: 'invalid' }],
    };
    stage.github.fault(`GET ${ISSUES}/${id}`, { kind: 'status', status: 400, body });
    await expect(stage.provider.read(id)).rejects.toMatchObject({
      message: expect.stringMatching(/^(?!.*\bbot\b).*who is \*\*\*\?: \*\*\*; \*\*\*; title invalid/),
    });
  });

  test('an address where nobody answers is unreachable, and may pass', async () => {
    const provider = open(
      { 'api-url': 'http://127.0.0.1:1', 'token-env': 'T' },
      { T: 't', GITHUB_REPOSITORY: REPOSITORY },
    );
    await expect(provider.read('1')).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  });
});

describe('the keys in the config', () => {
  const parse = (given: unknown) => definition.options.safeParse(given);
  test('have defaults', () => {
    expect(parse({})).toMatchObject({ success: true, data: { labels: [], timeout: 30_000 } });
    expect(parse({ timeout: '2m', labels: [' backlog '] })).toMatchObject({
      data: { timeout: 120_000, labels: ['backlog'] },
    });
  });
  test.each([
    { repository: 'octo' },
    { repository: 'octo/..' },
    { repository: 'octo/app/x' },
    { repository: '-x/app' },
    { labels: ['a,b'] },
    { labels: ['a', 'A'] },
    { labels: [''] },
    { 'api-url': 'ftp://x' },
    { 'api-url': 'https://u:p@x' },
    { 'token-env': 'a b' },
    { timeout: '1h' },
    { timeout: 0 },
    { token: 'secret' },
  ])('refuse %j', (given) => {
    expect(parse(given).success).toBe(false);
  });
});
