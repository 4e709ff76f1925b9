import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A custom field of the fake; numbers as the live server gave them. */
const CUSTOM = [
  { id: 2, name: 'SyncKey', type: 'Freeform', max: 1 },
  { id: 3, name: 'Notes', type: 'Text', max: 1 },
  { id: 4, name: 'Tags', type: 'Freeform', max: 0 },
  { id: 5, name: 'Size', type: 'Select', max: 1, values: ['S', 'M', 'L'] },
  { id: 6, name: 'Due On', type: 'Date', max: 1 },
  { id: 7, name: 'Seen', type: 'DateTime', max: 1 },
  { id: 8, name: 'Picture', type: 'Image', max: 1 },
] as const;

const STATUSES = ['new', 'open', 'stalled', 'resolved', 'rejected', 'deleted'];

interface FakeTicket {
  readonly id: number;
  queue: number;
  subject: string;
  status: string;
  priority: string;
  owner: string;
  requestors: string[];
  readonly custom: Map<number, string[]>;
  readonly links: string[];
  mergedInto?: number;
}

interface FakeTransaction {
  readonly id: number;
  readonly ticket: number;
  readonly Type: string;
  readonly Field: string;
  readonly OldValue: string;
  readonly NewValue: string;
  readonly Creator: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Body;
  readonly user: string;
}

type Body = { readonly [parameter: string]: unknown };

interface Given {
  readonly status: number;
  readonly body?: unknown;
  readonly etag?: string;
}

/** A value of a body as Perl would print it. */
function said(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);
}

function wholeNumber(value: unknown): string {
  return String(Number.parseInt(said(value), 10) || 0);
}

const not = (status: number, message: string): Given => ({ status, body: { message } });

/**
 * A stand-in for Request Tracker 5.0.3, as strict as the real one was when it was recorded.
 *
 * What it does was seen on the live server, among it: 200 for refused and unknown fields, CR and LF gone from
 * subjects, deleted tickets in no search but readable, PUT through a merged number, 500 for a user nobody knows
 * and for a second deletion, pages without totals for ordinary accounts, old values as the process had loaded
 * them. A query it was not asked before is 400, so that a new one has to be tried on the real server first.
 */
export class FakeTracker {
  url = '';
  readonly asked: string[] = [];
  /** Acts after a PUT has passed If-Match and loaded its ticket: what a second server process can do. */
  between: (() => void) | null = null;
  /** Comments and mail that ordinary accounts do not see make pages shorter; this many a page are hidden. */
  hidden = 0;
  readonly users = new Map([
    ['root', 14],
    ['bot', 20],
    ['Nobody', 6],
    ['ada', 27],
    ['grace', 30],
  ]);
  private readonly queues: string[] = ['General'];
  private readonly tickets = new Map<number, FakeTicket>();
  private readonly transactions: FakeTransaction[] = [];
  private readonly contents = new Map<number, string>();
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => void this.server.close(() => done()));
  }

  addQueue(name: string): void {
    this.queues.push(name);
  }

  /** A person edits, as PUT does, without a guard. */
  edit(id: string, parameters: Body, user = 'ada'): void {
    this.update(this.at(id), parameters, user);
  }

  remove(id: string): void {
    this.setStatus(this.at(id), 'deleted', 'ada');
  }

  merge(id: string, into: string): void {
    this.at(id).mergedInto = Number(into);
    this.note(Number(id), { Type: 'AddLink', Field: 'MergedInto' }, 'ada');
    this.note(Number(into), { Type: 'AddLink', Field: 'MergedInto' }, 'ada');
  }

  count(start: string): number {
    return this.asked.filter((line) => line.startsWith(start)).length;
  }

  private at(id: string | number): FakeTicket {
    const ticket = this.tickets.get(Number(id));
    if (ticket === undefined) throw new Error(`there is no ticket ${id}`);
    return ticket;
  }

  private note(
    ticket: number,
    what: {
      readonly Type: string;
      readonly Field?: string;
      readonly OldValue?: string;
      readonly NewValue?: string;
    },
    Creator: string,
  ): void {
    const id = 33 + this.transactions.length;
    this.transactions.push({ Field: '', OldValue: '', NewValue: '', ...what, id, ticket, Creator });
  }

  private etag(ticket: FakeTicket): string {
    return `"${this.transactions.findLast((one) => one.ticket === ticket.id)?.id}"`;
  }

  private principal(name: string): string {
    if (!this.users.has(name)) this.users.set(name, 30 + this.users.size);
    return String(this.users.get(name));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://tracker');
    const { method = 'GET', headers } = request;
    const path = pathname.replace(/^\/REST\/2\.0/, '');
    this.asked.push(`${method} ${path}`);
    const user = /^token (bot|root)$/.exec(headers.authorization ?? '')?.[1];
    const body = text === '' ? {} : (JSON.parse(text) as Body);
    const given =
      user === undefined
        ? not(401, 'Unauthorized')
        : this.handle({ method, path, query: searchParams, headers, body, user });
    response.writeHead(given.status, {
      'content-type': 'application/json; charset="utf-8"',
      ...(given.etag === undefined ? {} : { etag: given.etag }),
    });
    response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
  }

  private handle(asked: Asked): Given {
    const [, kind = '', name = '', part = ''] = asked.path.split('/').map(decodeURIComponent);
    switch (kind) {
      case 'queue':
        return this.showQueue(name);
      case 'user':
        return this.showUser(name);
      case 'customfields':
        return this.page(asked, this.customFields(asked));
      case 'tickets':
        return this.search(asked);
      case 'transactions':
        return this.searchTransactions(asked);
      case 'attachments':
        return this.page(asked, this.attachments(asked));
      case 'ticket':
        if (name === '') return this.create(asked);
        return part === 'history' ? this.history(asked, Number(name)) : this.ticket(asked, Number(name));
      default:
        return not(404, 'Not Found');
    }
  }

  private showQueue(name: string): Given {
    const index = this.queues.indexOf(name);
    const id = index >= 0 ? index + 1 : Number(name);
    if (this.queues[id - 1] === undefined) return not(404, 'Not Found');
    const fields = CUSTOM.map(({ id, name }) => ({
      id: String(id),
      name,
      type: 'customfield',
      ref: 'customfield',
    }));
    return { status: 200, body: { id, Name: this.queues[id - 1], TicketCustomFields: fields } };
  }

  private showUser(name: string): Given {
    const found = [...this.users].find(([known, id]) => known === name || String(id) === name);
    return found === undefined
      ? not(404, 'Not Found')
      : { status: 200, body: { id: found[1], Name: found[0] } };
  }

  private customFields({ query }: Asked): readonly unknown[] {
    const [limit] = JSON.parse(query.get('query') ?? '[]') as { value: string[] }[];
    return CUSTOM.filter(({ id }) => limit?.value.includes(String(id))).map(({ id, type, max }) => ({
      id: String(id),
      type: 'customfield',
      Type: type,
      MaxValues: String(max),
    }));
  }

  /** A page of what was found; ordinary accounts are told no totals, and get fewer where some are hidden. */
  private page({ query, user, path }: Asked, found: readonly unknown[]): Given {
    const size = Math.min(100, Number(query.get('per_page') ?? '20'));
    const number = Number(query.get('page') ?? '1');
    const items = found.slice((number - 1) * size, number * size);
    const pages = Math.ceil(found.length / size);
    const counts = user === 'root' || path === '/tickets';
    const next_page = 'http://elsewhere.invalid/steal';
    const shown = counts ? items : items.slice(this.hidden);
    const totals = counts
      ? { total: found.length, pages, ...(number < pages ? { next_page } : {}) }
      : { total: null, pages: null };
    return {
      status: 200,
      body: { items: shown, count: shown.length, page: number, per_page: size, ...totals },
    };
  }

  private search(asked: Asked): Given {
    const query = asked.query.get('query') ?? '';
    const live = [...this.tickets.values()].filter(
      ({ status, mergedInto }) => status !== 'deleted' && mergedInto === undefined,
    );
    const found = (keep: (ticket: FakeTicket) => boolean) =>
      this.page(
        asked,
        live.filter(keep).map(({ id, status }) => ({ id: String(id), type: 'ticket', Status: status })),
      );
    const scope = /^Queue = (\d+) AND id > (\d+)$/.exec(query);
    if (scope !== null) return found(({ id, queue }) => queue === Number(scope[1]) && id > Number(scope[2]));
    const key = /^(?:RefersTo|CF\.\{(\d+)\}) = '([^'\\]*)'$/.exec(query);
    if (key === null) return not(400, `Unknown field in ${query}`);
    const wanted = key[2]?.toLowerCase();
    const values = (ticket: FakeTicket) =>
      key[1] === undefined ? ticket.links : (ticket.custom.get(Number(key[1])) ?? []);
    return found((ticket) => values(ticket).some((value) => value.toLowerCase() === wanted));
  }

  private searchTransactions(asked: Asked): Given {
    const query = asked.query.get('query') ?? '';
    const order = asked.query.get('order') === 'DESC' ? -1 : 1;
    const found = (keep: (one: FakeTransaction) => boolean) => {
      const kept = this.transactions.filter(keep).sort((a, b) => order * (a.id - b.id));
      return this.page(
        asked,
        kept.map(({ id, ticket }) => ({ id: String(id), type: 'transaction', ObjectId: String(ticket) })),
      );
    };
    const feed =
      /^ObjectType = 'RT::Ticket' AND \(TicketQueue = (\d+) OR \(Field = 'Queue' AND OldValue = '(\d+)'\)\) AND id > (\d+)((?: AND Type != '\w+')*)$/.exec(
        query,
      );
    if (feed !== null) {
      const queue = Number(feed[1]);
      return found(
        (one) =>
          (this.at(one.ticket).queue === queue || (one.Field === 'Queue' && one.OldValue === feed[2])) &&
          one.id > Number(feed[3]) &&
          feed[4]?.includes(`'${one.Type}'`) !== true,
      );
    }
    const creates =
      /^ObjectType = 'RT::Ticket' AND Type = 'Create' AND \(((?:TicketId = \d+(?: OR )?)+)\)$/.exec(query);
    if (creates !== null) {
      const ids = new Set((creates[1] ?? '').match(/\d+/g)?.map(Number));
      return found((one) => one.Type === 'Create' && ids.has(one.ticket));
    }
    if (
      query ===
      "ObjectType = 'RT::Ticket' AND Type = 'Create' AND TicketStatus = 'deleted' AND Creator = '__CurrentUser__'"
    ) {
      return found(
        (one) =>
          one.Type === 'Create' && one.Creator === asked.user && this.at(one.ticket).status === 'deleted',
      );
    }
    return not(400, `Unknown field in ${query}`);
  }

  private attachments({ query }: Asked): readonly unknown[] {
    const [limit] = JSON.parse(query.get('query') ?? '[]') as { value: string[] }[];
    return [...this.contents]
      .filter(([id]) => limit?.value.includes(String(id)))
      .map(([id, Content]) => ({
        id: String(id),
        TransactionId: String(id),
        ContentType: 'text/plain',
        Filename: '',
        Content,
      }));
  }

  private history(asked: Asked, id: number): Given {
    const found = this.transactions.filter(({ ticket }) => ticket === id).sort((a, b) => b.id - a.id);
    return this.page(
      asked,
      found.map(({ Creator, ...one }) => ({
        ...one,
        id: String(one.id),
        Created: '2026-11-22T13:35:36Z',
        Creator: { type: 'user', id: Creator },
      })),
    );
  }

  private ticket(asked: Asked, number: number): Given {
    const first = this.tickets.get(number);
    const ticket = first?.mergedInto === undefined ? first : this.tickets.get(first.mergedInto);
    if (ticket === undefined) return not(404, 'Not Found');
    const etag = this.etag(ticket);
    const guard = asked.headers['if-match'];
    if (guard !== undefined && guard !== etag) return not(412, 'Precondition Failed');
    switch (asked.method) {
      case 'GET':
        return asked.headers['if-none-match'] === etag
          ? { status: 304, etag }
          : { status: 200, etag, body: this.show(ticket) };
      case 'PUT': {
        const loaded = structuredClone(ticket);
        const { between } = this;
        this.between = null;
        between?.();
        return this.update(ticket, asked.body, asked.user, loaded);
      }
      case 'DELETE':
        if (ticket.status === 'deleted') return not(500, 'Internal Server Error');
        this.setStatus(ticket, 'deleted', asked.user);
        return { status: 204 };
      default:
        return not(405, 'Method Not Allowed');
    }
  }

  private show(ticket: FakeTicket): unknown {
    const user = (id: string) => ({ type: 'user', id });
    return {
      id: ticket.id,
      Subject: ticket.subject,
      Status: ticket.status,
      Priority: ticket.priority,
      Queue: { id: String(ticket.queue), Name: this.queues[ticket.queue - 1] },
      Owner: user(ticket.owner),
      Requestor: ticket.requestors.map(user),
      CustomFields: CUSTOM.map(({ id, name }) => ({
        id: String(id),
        name,
        values: ticket.custom.get(id) ?? [],
      })),
      _hyperlinks: ticket.links.map((_url) => ({ ref: 'refers-to', type: 'external', _url })),
    };
  }

  private create({ body, user }: Asked): Given {
    const queue = this.queueOf(body['Queue']);
    if (queue === null)
      return not(403, `No permission to create tickets in the queue '${said(body['Queue'])}'`);
    const status = (body['Status'] as string | undefined) ?? 'new';
    if (!STATUSES.includes(status))
      return not(400, `Status '${status}' isn't a valid status for tickets in this queue.`);
    const id = this.tickets.size + 1;
    const owner = (body['Owner'] as string | undefined) ?? 'Nobody';
    const ticket: FakeTicket = {
      id,
      queue,
      subject: said(body['Subject']).replaceAll('\n', ''),
      status,
      priority: wholeNumber(body['Priority']),
      owner: this.users.has(owner) ? owner : 'Nobody',
      requestors: ((body['Requestor'] as string[] | undefined) ?? []).filter(
        (name) => name.includes('@') || this.users.has(name),
      ),
      custom: new Map(),
      links: [...((body['RefersTo'] as string[] | undefined) ?? [])],
    };
    this.tickets.set(id, ticket);
    for (const name of ticket.requestors) this.principal(name);
    this.note(id, { Type: 'Create' }, user);
    const transaction = this.transactions.at(-1)?.id ?? 0;
    if (typeof body['Content'] === 'string')
      this.contents.set(transaction, body['Content'].replaceAll('\r\n', '\n'));
    for (const [field, value] of Object.entries((body['CustomFields'] ?? {}) as Body)) {
      const known = CUSTOM.find((one) => String(one.id) === field);
      if (known !== undefined) ticket.custom.set(known.id, [value].flat().map(said));
    }
    if (ticket.requestors.length > 0) this.note(id, { Type: 'EmailRecord' }, 'RT_System');
    return { status: 201, body: { id: String(id), type: 'ticket' } };
  }

  private queueOf(given: unknown): number | null {
    const index = this.queues.indexOf(said(given));
    const id = index >= 0 ? index + 1 : Number(given);
    return this.queues[id - 1] === undefined ? null : id;
  }

  private setStatus(ticket: FakeTicket, status: string, user: string, was = ticket.status): void {
    ticket.status = status;
    this.note(ticket.id, { Type: 'Status', Field: 'Status', OldValue: was, NewValue: status }, user);
  }

  /** Answers 200 whatever it did not do. `loaded`: what the process believes it replaces. */
  private update(ticket: FakeTicket, body: Body, user: string, loaded = structuredClone(ticket)): Given {
    const messages: string[] = [];
    const set = (Field: string, was: string, now: string, write: () => void) => {
      if (was === now) return;
      write();
      this.note(ticket.id, { Type: 'Set', Field, OldValue: was, NewValue: now }, user);
      messages.push(`Ticket ${ticket.id}: ${Field} changed from '${was}' to '${now}'`);
    };
    const owner = body['Owner'];
    if (typeof owner === 'string') {
      if (this.users.has(owner)) {
        set('Owner', this.principal(loaded.owner), this.principal(owner), () => (ticket.owner = owner));
      } else messages.push(`Ticket ${ticket.id}: That user does not exist`);
    }
    const priority = body['Priority'];
    if (typeof priority === 'string' || typeof priority === 'number') {
      const now = wholeNumber(priority);
      set('Priority', loaded.priority, now, () => (ticket.priority = now));
    }
    if (body['Queue'] !== undefined) {
      const queue = this.queueOf(body['Queue']);
      if (queue === null) messages.push(`Queue ${said(body['Queue'])} does not exist`);
      else set('Queue', String(loaded.queue), String(queue), () => (ticket.queue = queue));
    }
    const status = body['Status'];
    if (typeof status === 'string' && status !== loaded.status) {
      if (STATUSES.includes(status)) this.setStatus(ticket, status, user, loaded.status);
      else messages.push(`Status '${status}' isn't a valid status for tickets in this queue.`);
    }
    if (typeof body['Subject'] === 'string') {
      const subject = body['Subject'].replaceAll(/[\r\n]/g, '');
      set('Subject', loaded.subject, subject, () => (ticket.subject = subject));
    }
    this.updateCustom(ticket, { body, user, loaded, messages });
    const requestors = body['Requestor'];
    if (Array.isArray(requestors)) {
      if (!requestors.every((name: string) => name.includes('@') || this.users.has(name)))
        return not(500, '');
      this.updateSet(ticket, { user, now: requestors as string[] });
    }
    return { status: 200, body: messages };
  }

  private updateCustom(
    ticket: FakeTicket,
    about: {
      readonly body: Body;
      readonly user: string;
      readonly loaded: FakeTicket;
      readonly messages: string[];
    },
  ): void {
    for (const [field, value] of Object.entries((about.body['CustomFields'] ?? {}) as Body)) {
      const known = CUSTOM.find(({ id, name }) => String(id) === field || name === field);
      if (known === undefined) continue;
      const before =
        known.max === 1 ? (about.loaded.custom.get(known.id) ?? []) : (ticket.custom.get(known.id) ?? []);
      const wanted = [value].flat().flatMap((one) => (one === null || one === '' ? [] : [said(one)]));
      const now =
        known.type === 'Date'
          ? wanted.map((date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? date : '1970-01-01'))
          : wanted;
      if ('values' in known && !now.every((one) => (known.values as readonly string[]).includes(one))) {
        about.messages.push('Invalid value for custom field');
        continue;
      }
      ticket.custom.set(known.id, now);
      const note = (OldValue: string, NewValue: string) => {
        if (OldValue === NewValue) return;
        this.note(
          ticket.id,
          { Type: 'CustomField', Field: String(known.id), OldValue, NewValue },
          about.user,
        );
        about.messages.push(`${known.name} ${OldValue} changed to ${NewValue}`);
      };
      if (known.max === 1) note(before[0] ?? '', now[0] ?? '');
      else {
        for (const one of now.filter((one) => !before.includes(one))) note('', one);
        for (const one of before.filter((one) => !now.includes(one))) note(one, '');
      }
    }
  }

  /** Lists are compared with what is there, not with what was loaded. */
  private updateSet(
    ticket: FakeTicket,
    { user, now }: { readonly user: string; readonly now: readonly string[] },
  ): void {
    const before = ticket.requestors;
    for (const name of now.filter((one) => !before.includes(one))) {
      this.note(ticket.id, { Type: 'AddWatcher', Field: 'Requestor', NewValue: this.principal(name) }, user);
    }
    for (const name of before.filter((one) => !now.includes(one))) {
      this.note(ticket.id, { Type: 'DelWatcher', Field: 'Requestor', OldValue: this.principal(name) }, user);
    }
    ticket.requestors = [...now];
  }
}
