import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fields } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { SyncProvider } from '../../src/provider.ts';
import { definition } from '../../src/providers/request-tracker/provider.ts';
import { testContext } from '../support/provider-context.ts';
import type { TestContext } from '../support/provider-context.ts';

const SCRIPT = resolve('test', 'e2e', 'request-tracker.sh');

/** Whether this machine has Request Tracker; with SYNC_E2E_RT=1 it is installed where it is absent. */
export function hasRequestTracker(): boolean {
  if (process.env['SYNC_E2E_RT'] === '1') execFileSync(SCRIPT, ['install'], { stdio: 'inherit' });
  return existsSync('/usr/share/request-tracker5/libexec/rt-server');
}

/** A running Request Tracker. */
export interface RunningTracker {
  readonly url: string;
  /** Of an account with the rights to work on tickets; it is told no totals. */
  readonly token: string;
  readonly adminToken: string;
  stop(): void;
}

/** Starts a server of its own. `workers` 1: one process, so that If-Match is atomic. */
export function startRequestTracker(workers: number, timeZone = 'UTC'): RunningTracker {
  const env = { ...process.env, TIME_ZONE: timeZone };
  const lines = execFileSync(SCRIPT, ['start', String(workers)], { encoding: 'utf8', env }).split('\n');
  const told = (name: string): string => {
    const line = lines.find((text) => text.startsWith(`${name}=`));
    if (line === undefined) throw new Error(`request-tracker.sh printed no ${name}`);
    return line.slice(name.length + 1);
  };
  return {
    url: told('url'),
    token: told('token'),
    adminToken: told('admin-token'),
    stop: () => void execFileSync(SCRIPT, ['stop', told('folder')]),
  };
}

/** What REST 2.0 answered. */
export interface Told {
  readonly status: number;
  readonly etag: string;
  readonly body: unknown;
}

/** A person's hands on a tracker: direct requests with all rights, not through the provider. */
export class Hands {
  private readonly tracker: Pick<RunningTracker, 'url' | 'adminToken'>;
  private count = 0;

  constructor(tracker: Pick<RunningTracker, 'url' | 'adminToken'>) {
    this.tracker = tracker;
  }

  async ask(
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told> {
    const answer = await fetch(`${this.tracker.url}/REST/2.0${path}`, {
      method,
      headers: {
        authorization: `token ${this.tracker.adminToken}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await answer.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', body };
  }

  /** Makes an empty queue; gives its name. */
  async queue(): Promise<string> {
    this.count += 1;
    const name = `Queue ${this.count} of "it's" \\ {${process.pid}}`;
    const told = await this.ask('POST', '/queue', { Name: name });
    if (told.status !== 201) throw new Error(`the queue was answered ${told.status}`);
    return name;
  }

  async edit(id: string, fields: Fields): Promise<void> {
    const told = await this.ask('PUT', `/ticket/${id}`, asParameters(fields));
    if (told.status !== 200) throw new Error(`the edit was answered ${told.status}`);
  }

  async remove(id: string): Promise<void> {
    const told = await this.ask('DELETE', `/ticket/${id}`);
    if (told.status !== 204) throw new Error(`the deletion was answered ${told.status}`);
  }

  /** How many tickets a queue has. */
  async size(queue: string): Promise<number> {
    const query = encodeURIComponent(`Queue = '${queue.replaceAll(/[\\']/g, (mark) => `\\${mark}`)}'`);
    const told = await this.ask('GET', `/tickets?query=${query}`);
    return (told.body as { total: number }).total;
  }
}

/** Field values as a person's client would send them; written apart from the provider's own encoding. */
function asParameters(fields: Fields): { readonly [parameter: string]: Json } {
  const names: { readonly [field: string]: string } = {
    subject: 'Subject',
    status: 'Status',
    priority: 'Priority',
    owner: 'Owner',
    requestors: 'Requestor',
    queue: 'Queue',
  };
  const custom = Object.entries(fields).filter(([field]) => field.startsWith('cf.'));
  const core = Object.entries(fields).flatMap(([field, value]) =>
    names[field] === undefined ? [] : [[names[field], value] as const],
  );
  return {
    ...Object.fromEntries(core),
    CustomFields: Object.fromEntries(custom.map(([field, value]) => [field.slice('cf.'.length), value])),
  };
}

/** Opens the provider on a queue. */
export function openTracker(
  tracker: Pick<RunningTracker, 'url' | 'token'>,
  queue: string,
  given: { readonly options?: Record<string, unknown>; readonly token?: string } = {},
): { readonly provider: SyncProvider; readonly context: TestContext } {
  const token = given.token ?? tracker.token;
  const context = testContext({ env: (name) => (name === 'RT_TOKEN' ? token : undefined) });
  const options = definition.options.parse({
    url: tracker.url,
    queue,
    'token-env': 'RT_TOKEN',
    timeout: '30s',
    ...given.options,
  });
  return { provider: definition.open(options, context), context };
}

/** Three tickets that differ in every field. */
export const TICKETS: readonly [Fields, Fields, Fields] = [
  {
    subject: 'Sign in',
    status: 'new',
    priority: 40,
    owner: 'ada',
    requestors: ['ada', 'grace'],
    'cf.Notes': 'As a user\nI sign in.\n',
    'cf.Tags': ['auth', 'web'],
    'cf.Size': 'M',
    'cf.Due On': '2026-12-24',
    'cf.SyncKey': 'free',
    content: 'It began with a call.\n\nThen — “words”.\n',
  },
  {
    subject: ' Sign out — “now” 🔑 ',
    status: 'open',
    priority: 0,
    owner: null,
    requestors: ['new.person@example.org'],
    'cf.Notes': `${'long '.repeat(200)}\r\nend`,
    'cf.Tags': [],
    'cf.Size': null,
    'cf.Due On': null,
    'cf.SyncKey': null,
    content: null,
  },
  {
    subject: '$(id) `x` <b> ${{ y }} \\ " \'',
    status: 'resolved',
    priority: 100,
    owner: 'grace',
    requestors: ['grace'],
    'cf.Notes': null,
    'cf.Tags': ['mail'],
    'cf.Size': 'L',
    'cf.Due On': '2027-01-01',
    'cf.SyncKey': '0',
    content: 'x',
  },
];

/** Ids that no ticket has, most of them no number that Request Tracker gives. */
export const NO_TICKETS: readonly string[] = [
  '',
  '0',
  '01',
  '-1',
  '1.0',
  ' 1',
  '1/history',
  '../queue/1',
  '1?x',
  '9'.repeat(40),
  '__proto__',
];
