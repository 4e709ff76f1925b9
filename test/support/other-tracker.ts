import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { PatchProblem, patched } from './other-patch.ts';

/** A record of the tracker; `fields` null is a tombstone. */
export interface Kept {
  readonly id: string;
  readonly sequence: number;
  readonly updatedAt: string;
  readonly fields: JsonObject | null;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** A text is sent as it is. */
  readonly body?: Json;
}

/** `reset` breaks the connection, `silence` never answers. */
export type Reply = Answer | 'reset' | 'silence';

/** What this tracker does other than the profile's plainest reading; all of it may be switched at any time. */
export interface Quirks {
  /** The form of the n-th id. */
  readonly id?: (n: number) => string;
  readonly pageSize?: number;
  /** How a position is written as a cursor, and read. */
  readonly cursor?: { readonly write: (after: number) => string; readonly read: (text: string) => number };
  /** Each page begins with this many records of the page before. */
  readonly overlap?: number;
  /** Null members are left out of what is served. */
  readonly omitNulls?: boolean;
  /** Members of no schema in every record, page and schema. */
  readonly extra?: boolean;
  /** What becomes of a value that is written. */
  readonly store?: (field: string, value: Json, before: Json) => Json;
  readonly etag?: (record: Kept, reads: number) => string;
  /** Tombstones are not listed. */
  readonly hidesDeleted?: boolean;
  /** The answer for a deleted record; 410 by default. */
  readonly goneStatus?: 404 | 410;
  /** Looks at a request before it is handled; an answer ends it there. */
  readonly before?: (asked: Asked) => Reply | undefined;
  /** Looks at what was done and answered. */
  readonly after?: (asked: Asked, answer: Answer) => Reply | undefined;
}

export const SCHEMA: JsonObject = {
  title: { kind: 'scalar' },
  body: { kind: 'text' },
  status: { kind: 'scalar' },
  labels: { kind: 'set' },
  priority: { kind: 'scalar' },
};

/**
 * A second tracker of the HTTP profile, written from DESIGN §8 alone, that misbehaves on request.
 *
 * `commits` counts what was really done by clients; a person's own edits are not in it.
 */
export class OtherTracker {
  quirks: Quirks = {};
  records = new Map<string, Kept>();
  keys = new Map<string, { readonly sent: string; readonly id: string }>();
  sequence = 0;
  made = 0;
  reads = 0;
  readonly commits: { readonly method: string; readonly id: string }[] = [];
  readonly asked: Asked[] = [];
  url = '';
  private server: Server | null = null;

  /** Listens; on its earlier port when it was stopped before. */
  async start(): Promise<this> {
    const port = this.url === '' ? 0 : Number(new URL(this.url).port);
    const server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    this.server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise<void>((done) => void server.close(() => done()));
  }

  /** A person adds a record; gives its id. */
  add(fields: JsonObject): string {
    this.made += 1;
    const id = (this.quirks.id ?? ((n) => `T-${n}`))(this.made);
    this.put(id, this.stored(fields, {}));
    return id;
  }

  /** A person edits a record. */
  edit(id: string, fields: JsonObject): void {
    this.put(id, { ...this.fields(id), ...fields });
  }

  remove(id: string): void {
    this.put(id, null);
  }

  fields(id: string): JsonObject {
    return this.kept(id).fields ?? {};
  }

  /** A record as it is served. */
  show(id: string): JsonObject {
    return this.served(this.kept(id));
  }

  etagOf(id: string): string {
    return this.etag(this.kept(id));
  }

  /** The id of the one record with this value. */
  idOf(field: string, value: Json): string {
    const ids = this.live()
      .filter(({ fields }) => fields[field] === value)
      .map(({ id }) => id);
    if (ids.length !== 1) throw new Error(`${ids.length} records have the ${field} ${JSON.stringify(value)}`);
    return ids[0]!;
  }

  live(): readonly { readonly id: string; readonly fields: JsonObject }[] {
    return [...this.records.values()].flatMap(({ id, fields }) => (fields === null ? [] : [{ id, fields }]));
  }

  /** All values by id, for comparing. */
  values(): { readonly [id: string]: JsonObject } {
    return Object.fromEntries(this.live().map(({ id, fields }) => [id, fields]));
  }

  /** What `restore` needs. */
  snapshot(): string {
    return JSON.stringify([[...this.records], [...this.keys], this.sequence, this.made]);
  }

  /** Goes back to a snapshot and forgets what was asked since. */
  restore(snapshot: string): void {
    const [records, keys, sequence, made] = JSON.parse(snapshot) as [
      [string, Kept][],
      [string, { sent: string; id: string }][],
      number,
      number,
    ];
    this.records = new Map(records);
    this.keys = new Map(keys);
    [this.sequence, this.made, this.quirks] = [sequence, made, {}];
    this.commits.length = 0;
    this.asked.length = 0;
  }

  /** How many requests began like this: `PATCH`, `GET /records`. */
  count(start: string): number {
    return this.asked.filter(({ method, path }) => `${method} ${path}`.startsWith(start)).length;
  }

  private kept(id: string): Kept {
    const record = this.records.get(id);
    if (record === undefined || record.fields === null) throw new Error(`there is no record ${id}`);
    return record;
  }

  private put(id: string, fields: JsonObject | null): void {
    this.sequence += 1;
    const updatedAt = new Date(1_700_000_000_000 + this.sequence * 1000).toISOString();
    this.records.delete(id);
    this.records.set(id, { id, sequence: this.sequence, updatedAt, fields });
  }

  private stored(fields: JsonObject, before: JsonObject): JsonObject {
    const total = { ...Object.fromEntries(Object.keys(SCHEMA).map((name) => [name, null])), ...fields };
    const { store } = this.quirks;
    if (store === undefined) return total;
    return Object.fromEntries(
      Object.entries(total).map(([name, value]) => {
        const old = before[name] ?? null;
        return [name, JSON.stringify(value) === JSON.stringify(old) ? old : store(name, value, old)];
      }),
    );
  }

  private etag(record: Kept): string {
    const plain = createHash('sha256').update(JSON.stringify(record.fields)).digest('hex').slice(0, 20);
    return this.quirks.etag?.(record, this.reads) ?? `"${plain}"`;
  }

  private served(record: Kept): JsonObject {
    const kept = Object.entries(record.fields ?? {});
    const fields = kept.filter(([, value]) => value !== null || this.quirks.omitNulls !== true);
    const extra: JsonObject = this.quirks.extra === true ? { 'x-rank': 7 } : {};
    return {
      id: record.id,
      updatedAt: record.updatedAt,
      etag: this.etag(record),
      fields: { ...Object.fromEntries(fields), ...extra },
      ...(this.quirks.extra === true ? { url: 'https://tracker.example/' } : {}),
    };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) body += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://tracker');
    const { method = 'GET', headers } = request;
    const asked: Asked = { method, path: pathname, query: searchParams, headers, body };
    this.asked.push(asked);
    let reply: Reply | undefined = this.quirks.before?.(asked);
    if (reply === undefined) {
      const answer = this.handle(asked);
      reply = this.quirks.after?.(asked, answer) ?? answer;
    }
    if (reply === 'silence') return;
    if (reply === 'reset') return void response.destroy();
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(text);
  }

  private handle(asked: Asked): Answer {
    const [, collection, id] = asked.path.split('/');
    if (collection === 'schema') return { status: 200, body: this.schema() };
    if (collection !== 'records') return { status: 404 };
    if (id === undefined) return asked.method === 'POST' ? this.create(asked) : this.list(asked);
    const record = this.records.get(decodeURIComponent(id));
    if (record === undefined) return { status: 404 };
    if (record.fields === null) return { status: this.quirks.goneStatus ?? 410 };
    if (asked.method === 'GET') return this.read(record, asked);
    const guard = asked.headers['if-match'];
    if (guard === undefined) return { status: 428 };
    if (guard !== this.etag(record)) return { status: 412 };
    return asked.method === 'DELETE' ? this.delete(record) : this.patch(record, asked);
  }

  private schema(): JsonObject {
    const extra = this.quirks.extra === true ? { vendor: 'Other', limits: { title: 200 } } : {};
    return { profile: 'sync-kernel/1', fields: SCHEMA, ...extra };
  }

  private read(record: Kept, { headers }: Asked): Answer {
    this.reads += 1;
    const etag = this.etag(record);
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    return { status: 200, headers: { etag }, body: this.served(record) };
  }

  private list({ query }: Asked): Answer {
    this.reads += 1;
    const { cursor, overlap = 0, pageSize = 100 } = this.quirks;
    const read = cursor?.read ?? Number;
    const since = query.get('since');
    const after = since === null ? 0 : read(since);
    if (Number.isNaN(after)) return { status: 400 };
    const all = [...this.records.values()].filter(({ sequence }) => sequence > after);
    const from = Number(query.get('page') ?? '0');
    const page = all.slice(Math.max(0, from - overlap), from + pageSize);
    const next = from + pageSize < all.length ? String(from + pageSize) : null;
    const deleted = page.filter(({ fields }) => fields === null).map(({ id }) => id);
    return {
      status: 200,
      body: {
        records: page.filter(({ fields }) => fields !== null).map((record) => this.served(record)),
        deleted: this.quirks.hidesDeleted === true || since === null ? [] : deleted,
        next,
        cursor: (cursor?.write ?? String)(this.sequence),
        ...(this.quirks.extra === true ? { total: all.length } : {}),
      },
    };
  }

  private create({ headers, body }: Asked): Answer {
    const key = String(headers['idempotency-key'] ?? randomUUID());
    const earlier = this.keys.get(key);
    if (earlier !== undefined && earlier.sent !== body) return { status: 422 };
    if (earlier === undefined) {
      const id = this.add((JSON.parse(body) as { fields: JsonObject }).fields);
      this.keys.set(key, { sent: body, id });
      this.commits.push({ method: 'POST', id });
    }
    const record = this.records.get(this.keys.get(key)!.id)!;
    const replayed = earlier === undefined ? {} : { 'idempotency-replayed': 'true' };
    return { status: 201, headers: { etag: this.etag(record), ...replayed }, body: this.served(record) };
  }

  private patch(record: Kept, { body }: Asked): Answer {
    const before = record.fields ?? {};
    try {
      const after = patched(before, JSON.parse(body) as Json);
      this.put(record.id, this.stored(after, before));
    } catch (error) {
      if (error instanceof PatchProblem) return { status: error.status };
      throw error;
    }
    this.commits.push({ method: 'PATCH', id: record.id });
    const now = this.records.get(record.id)!;
    return { status: 200, headers: { etag: this.etag(now) }, body: this.served(now) };
  }

  private delete(record: Kept): Answer {
    this.put(record.id, null);
    this.commits.push({ method: 'DELETE', id: record.id });
    return { status: 204 };
  }
}
