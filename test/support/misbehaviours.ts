import type { Json } from '../../src/kernel/json.ts';
import type { Asked, OtherTracker, Quirks, Reply } from './other-tracker.ts';

/** What a tracker does wrong or otherwise, and what a sync with it may come to. */
export interface Misbehaviour {
  readonly name: string;
  /** Switched on from the start, or only for the edits. */
  readonly from: 'start' | 'edits';
  /** Made anew for each story; `tracker` for what looks at its records. */
  readonly quirks: (tracker: OtherTracker) => Quirks;
  /**
   * `agrees`: both sides end equal. `rewrites`: they end equal up to what upstream makes of values.
   * `says`: it cannot end well while this lasts, and the message holds this.
   */
  readonly ends: 'agrees' | 'rewrites' | { readonly says: RegExp; readonly codes: readonly number[] };
}

const isWrite = ({ method }: Asked): boolean =>
  method === 'PATCH' || method === 'POST' || method === 'DELETE';
const on = (method: string, ...replies: readonly Reply[]) => {
  const left = [...replies];
  return (asked: Asked): Reply | undefined => (asked.method === method ? left.shift() : undefined);
};
const text =
  (change: (value: string) => string) =>
  (_field: string, value: Json): Json =>
    typeof value === 'string' ? change(value) : value;
const opaque = (n: number): string => Buffer.from(`position ${n}`).toString('base64');
const second = 1000;

/** The first answer with an ETag is given as weak. */
const weak = (id: string, n: number): string => `W/"${id}-${n}"`;

const READING: readonly Misbehaviour[] = [
  { name: 'ids are numbers in strings', from: 'start', quirks: () => ({ id: String }), ends: 'agrees' },
  {
    name: 'ids are UUIDs',
    from: 'start',
    quirks: () => ({ id: (n) => `0198c0de-7000-4000-8000-${String(n).padStart(12, '0')}` }),
    ends: 'agrees',
  },
  {
    name: 'cursors are times, listed with overlap',
    from: 'start',
    quirks: () => ({
      cursor: {
        write: (after) => new Date(1_700_000_000_000 + after * second).toISOString(),
        read: (at) => (Date.parse(at) - 1_700_000_000_000) / second - 3,
      },
    }),
    ends: 'agrees',
  },
  {
    name: 'cursors are opaque base64 with =, + and /',
    from: 'start',
    quirks: () => ({
      cursor: {
        write: (after) => `${opaque(after)}+/=`,
        read: (given) => Number(Buffer.from(given, 'base64').toString().split(' ')[1]?.replace(/\D.*$/, '')),
      },
    }),
    ends: 'agrees',
  },
  { name: 'one record a page', from: 'start', quirks: () => ({ pageSize: 1 }), ends: 'agrees' },
  {
    name: 'three records a page, two of them repeated on the next',
    from: 'start',
    quirks: () => ({ pageSize: 3, overlap: 2 }),
    ends: 'agrees',
  },
  { name: 'empty fields are left out', from: 'start', quirks: () => ({ omitNulls: true }), ends: 'agrees' },
  { name: 'members that nobody knows', from: 'start', quirks: () => ({ extra: true }), ends: 'agrees' },
  {
    name: 'deleted records are never listed',
    from: 'start',
    quirks: () => ({ hidesDeleted: true }),
    ends: { says: /./, codes: [3] },
  },
  { name: '404 for a deleted record', from: 'start', quirks: () => ({ goneStatus: 404 }), ends: 'agrees' },
  {
    name: 'an empty listing, once, with a refused cursor',
    from: 'edits',
    quirks: () => {
      const left: Reply[] = [
        { status: 410 },
        { status: 200, body: { records: [], deleted: [], next: null, cursor: '0' } },
      ];
      return {
        before: ({ path, method }) => (path === '/records' && method === 'GET' ? left.shift() : undefined),
      };
    },
    ends: 'agrees',
  },
  {
    name: 'pages without an end',
    from: 'edits',
    quirks: () => ({
      after: ({ path, method }, answer) =>
        path === '/records' && method === 'GET'
          ? { ...answer, body: { ...(answer.body as object), next: 'again' } as Json }
          : undefined,
    }),
    ends: { says: /pages that never end/, codes: [2] },
  },
  {
    name: 'broken JSON',
    from: 'edits',
    quirks: () => ({
      after: ({ path }) => (path === '/records' ? { status: 200, body: '{"records": [' } : undefined),
    }),
    ends: { says: /broken JSON/, codes: [4] },
  },
  {
    name: 'an answer of 50 MB',
    from: 'edits',
    quirks: () => ({
      after: ({ path, method }) =>
        path === '/records' && method === 'GET'
          ? { status: 200, body: `{"records":[],"x":"${'x'.repeat(50 * 1024 * 1024)}"}` }
          : undefined,
    }),
    ends: { says: /more than \d+ bytes|no whole answer/, codes: [2, 4] },
  },
  {
    name: 'a redirect to another host',
    from: 'edits',
    quirks: () => ({ before: () => ({ status: 307, headers: { location: 'http://localhost:1/steal' } }) }),
    ends: { says: /redirected to another host/, codes: [2] },
  },
];

const WRITING: readonly Misbehaviour[] = [
  {
    name: 'ends of texts are trimmed',
    from: 'start',
    quirks: () => ({ store: text((value) => value.trim()) }),
    ends: 'rewrites',
  },
  {
    name: 'line ends become CRLF',
    from: 'start',
    quirks: () => ({ store: text((value) => value.replaceAll(/\r?\n/g, '\r\n')) }),
    ends: 'rewrites',
  },
  {
    name: 'a final newline is added',
    from: 'start',
    quirks: () => ({
      store: (field, value) =>
        field === 'body' && typeof value === 'string' ? `${value.trimEnd()}\n` : value,
    }),
    ends: 'rewrites',
  },
  {
    name: 'labels become lower case',
    from: 'start',
    quirks: () => ({
      store: (field, value) =>
        field === 'labels' && Array.isArray(value)
          ? value.map((label) => String(label).toLowerCase())
          : value,
    }),
    ends: 'rewrites',
  },
  {
    name: 'HTML is escaped',
    from: 'start',
    quirks: () => ({ store: text((value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')) }),
    ends: 'rewrites',
  },
  {
    name: 'one field is dropped in silence',
    from: 'start',
    quirks: () => ({ store: (field, value, before) => (field === 'priority' ? before : value) }),
    ends: { says: /priority.*kept its old value/, codes: [3] },
  },
  {
    name: 'a PATCH is answered 200 and not done',
    from: 'edits',
    quirks: (tracker) => ({
      before: ({ method, path }) => {
        const id = path.slice('/records/'.length);
        return method === 'PATCH'
          ? { status: 200, body: tracker.show(id), headers: { etag: tracker.etagOf(id) } }
          : undefined;
      },
    }),
    ends: { says: /kept its old value/, codes: [3] },
  },
  {
    name: 'ETags change with every read',
    from: 'start',
    quirks: () => ({ etag: ({ id }, reads) => `"${id}-${reads}"` }),
    ends: { says: /./, codes: [0, 3] },
  },
  {
    name: 'ETags are weak',
    from: 'start',
    quirks: () => ({ etag: ({ id, sequence }) => weak(id, sequence) }),
    ends: { says: /no strong ETag/, codes: [3] },
  },
  {
    name: 'a storm of 412',
    from: 'edits',
    quirks: () => ({ before: on('PATCH', ...Array.from({ length: 9 }, () => ({ status: 412 }))) }),
    ends: 'agrees',
  },
  {
    name: '412 for ever',
    from: 'edits',
    quirks: () => ({ before: ({ method }) => (method === 'PATCH' ? { status: 412 } : undefined) }),
    ends: { says: /./, codes: [3, 5] },
  },
  {
    name: '409: a test of the patch failed, once',
    from: 'edits',
    quirks: () => ({ before: on('PATCH', { status: 409 }) }),
    ends: 'agrees',
  },
  {
    name: '422 for one record, always',
    from: 'edits',
    quirks: (tracker) => ({
      before: ({ method, path }) =>
        method === 'PATCH' && path.endsWith(`/${tracker.idOf('title', 'Beta')}`)
          ? {
              status: 422,
              headers: { 'content-type': 'application/problem+json' },
              body: { title: 'No such label' },
            }
          : undefined,
    }),
    ends: { says: /No such label/, codes: [3] },
  },
  {
    name: '500 for one record, always',
    from: 'edits',
    quirks: (tracker) => ({
      before: ({ method, path }) =>
        method === 'PATCH' && path.endsWith(`/${tracker.idOf('title', 'Beta')}`)
          ? { status: 500 }
          : undefined,
    }),
    ends: { says: /500/, codes: [4] },
  },
  {
    name: 'no answer to a PATCH, not done',
    from: 'edits',
    quirks: () => ({ before: on('PATCH', 'silence') }),
    ends: 'agrees',
  },
  {
    name: 'no answer to a PATCH, but done',
    from: 'edits',
    quirks: () => ({ after: on('PATCH', 'silence') }),
    ends: 'agrees',
  },
  {
    name: 'no answer to a POST, not done',
    from: 'edits',
    quirks: () => ({ before: on('POST', 'silence') }),
    ends: 'agrees',
  },
  {
    name: 'no answer to a POST, but done',
    from: 'start',
    quirks: () => ({ after: on('POST', 'silence', 'reset') }),
    ends: 'agrees',
  },
  {
    name: 'connections break before and after writes',
    from: 'start',
    quirks: () => {
      let n = 0;
      const breaks = (asked: Asked, at: number): Reply | undefined => {
        if (!isWrite(asked)) return undefined;
        n += 1;
        return n % 3 === at ? 'reset' : undefined;
      };
      return { before: (asked) => breaks(asked, 0), after: (asked) => breaks(asked, 1) };
    },
    ends: 'agrees',
  },
  {
    name: '429 with Retry-After in seconds',
    from: 'edits',
    quirks: () => ({ before: on('PATCH', { status: 429, headers: { 'retry-after': '1' } }) }),
    ends: 'agrees',
  },
  {
    name: '503 with Retry-After as a date',
    from: 'edits',
    quirks: () => ({
      before: (() => {
        let left = 1;
        return ({ method }: Asked): Reply | undefined => {
          if (method !== 'PATCH' || left-- <= 0) return undefined;
          return { status: 503, headers: { 'retry-after': new Date(Date.now() + second).toUTCString() } };
        };
      })(),
    }),
    ends: 'agrees',
  },
];

/** Every misbehaviour that is told as a story in `e2e/misbehaving.test.ts`. */
export const MISBEHAVIOURS: readonly Misbehaviour[] = [...READING, ...WRITING];
