import * as z from 'zod';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { isJsonObject } from '../../kernel/json.ts';
import type { Session } from '../../kernel/session.ts';
import { agreement } from './base.ts';
import type { Format } from './decode.ts';
import type { Exact } from './exact.ts';
import { count, json, planSchema, text } from './plan.ts';
import { sorted } from './sorted.ts';

const resolution = z.strictObject({
  conflict: text,
  record: text,
  field: text,
  choice: z.enum(['local', 'remote', 'base', 'merged', 'value', 'keep', 'delete']),
  value: json.exactOptional(),
  by: text,
  at: text,
});

const event = z.strictObject({
  id: text,
  type: z.templateLiteral(['dev.specfact.sync.', z.string()]),
  source: text,
  subject: text.exactOptional(),
  time: text,
  data: z.custom<JsonObject>(isJsonObject, 'not an object'),
});

const leased = z.strictObject({
  record: text,
  local: text.exactOptional(),
  remote: text.exactOptional(),
  hash: text.exactOptional(),
  base: z.strictObject(agreement).exactOptional(),
});

const rateLimit = z.strictObject({
  of: text,
  most: count,
  seconds: count,
  create: count,
  update: count,
  delete: count,
  kept: count.exactOptional(),
  left: count.exactOptional(),
  resets: count.exactOptional(),
});

const state = z.enum([
  'previewed',
  'approved',
  'applying',
  'applied',
  'conflicted',
  'queued',
  'held',
  'superseded',
  'abandoned',
  'undone',
]);

const stored = z.strictObject({
  format: z.literal(1),
  id: text,
  sync: text,
  origin: text,
  state,
  lineage: text,
  serial: count,
  createdAt: text,
  updatedAt: text,
  digest: text.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'),
  cursor: count,
  approval: z
    .strictObject({
      by: text,
      at: text,
      digest: text,
      through: text.exactOptional(),
      records: z.array(text).exactOptional(),
    })
    .exactOptional(),
  waiting: z
    .strictObject({ code: text, message: text, since: text, retryAt: text.exactOptional() })
    .exactOptional(),
  basis: z
    .strictObject({ config: text, head: text.exactOptional(), pusher: count.exactOptional() })
    .exactOptional(),
  pace: z.array(rateLimit).exactOptional(),
  lease: z.strictObject({ pull: count, records: z.array(leased) }).exactOptional(),
  undoes: text.exactOptional(),
  supersededBy: text.exactOptional(),
  resolutions: z.array(resolution),
  events: z.array(event),
  plan: planSchema,
});

const schema: Exact<Session, z.output<typeof stored>> = stored;

/** What is asked of every session at once; these members stand first in the file. */
const HEAD = ['format', 'id', 'sync', 'origin', 'state', 'lineage', 'serial', 'createdAt', 'updatedAt'];

/** `sessions/<id>.json`: for people and for git, one member a line; its head first, the plan last. */
export const sessionFormat: Format<Session> = {
  name: 'session',
  format: 1,
  schema,
  encode: (session) => `${JSON.stringify(ordered(session), null, 2)}\n`,
  migrations: {},
};

/** The members of a session that say whether it is finished and which state it was planned on. */
export type SessionHead = Pick<Session, 'state' | 'lineage' | 'serial' | 'updatedAt'>;

const headSchema: z.ZodType<SessionHead> = z.strictObject({
  state,
  lineage: text,
  serial: count,
  updatedAt: text,
});

/** This much of a session's file holds its head. */
export const SESSION_HEAD_BYTES = 4096;

/**
 * Reads the head off the first bytes of a session file, or null when they are not as we write them.
 *
 * A line of two spaces and a name is a member of the session itself: inside strings there is no line feed.
 */
export function peekSession(start: string): SessionHead | null {
  const member = (name: string): unknown => {
    const found = new RegExp(`^ {2}"${name}": ("[^"\\\\\\n]*"|\\d+),?$`, 'm').exec(start)?.[1];
    return found === undefined ? undefined : (JSON.parse(found) as unknown);
  };
  const head = headSchema.safeParse({
    state: member('state'),
    lineage: member('lineage'),
    serial: member('serial'),
    updatedAt: member('updatedAt'),
  });
  return head.success ? head.data : null;
}

function ordered(session: Session): Json {
  const { plan, resolutions, events, ...rest } = sorted(session as unknown as Json) as JsonObject;
  const head = HEAD.map((name): [string, Json] => [name, rest[name] ?? null]);
  const tail = Object.entries(rest).filter(([name]) => !HEAD.includes(name));
  return Object.fromEntries([
    ...head,
    ...tail,
    ['resolutions', resolutions ?? []],
    ['events', events ?? []],
    ['plan', plan ?? null],
  ]);
}
