import { createEmulator } from 'emulate';
import * as z from 'zod';
import type { JsonObject } from './exchange.ts';

/** A request to the emulator that answered with something else than expected: the stand-in is at fault. */
export class UpstreamSurprise extends Error {}

const USER = z.looseObject({ login: z.string(), id: z.number(), node_id: z.string(), type: z.string() });
const LABEL = z.looseObject({ id: z.number(), name: z.string(), color: z.string() });
export const UPSTREAM_USER = USER;
export const UPSTREAM_LABEL = LABEL;
export const UPSTREAM_REPOSITORY = z.looseObject({ id: z.number(), node_id: z.string() });
export const UPSTREAM_ISSUE = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  user: USER,
  labels: z.array(LABEL),
  assignees: z.array(USER),
  comments: z.number(),
  state: z.enum(['open', 'closed']),
});
export const UPSTREAM_COMMENT = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  body: z.string(),
  user: USER,
  issue_url: z.string(),
});
export const UPSTREAM_CHECK = z.looseObject({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  head_sha: z.string(),
  output: z.looseObject({}),
});
export type UpstreamLabel = z.infer<typeof LABEL>;
export type UpstreamIssue = z.infer<typeof UPSTREAM_ISSUE>;
export type UpstreamComment = z.infer<typeof UPSTREAM_COMMENT>;
export type UpstreamCheck = z.infer<typeof UPSTREAM_CHECK>;

/** The emulator, reached over HTTP as the login that acts. */
export interface Upstream {
  /** Asks, and checks what comes back. Errors: `UpstreamSurprise` for any status that is not 2xx. */
  ask<T>(about: UpstreamAsk<T>): Promise<T>;
  /** Asks for every page of a list. */
  list<T>(about: UpstreamAsk<T>): Promise<T[]>;
  close(): Promise<void>;
}

export interface UpstreamAsk<T> {
  readonly as: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: JsonObject;
  readonly shape: z.ZodType<T>;
}

/**
 * Starts the emulator of the npm package `emulate`, whose links name our own addresses.
 *
 * Every repository is public in it, so that it refuses nobody: who may do what is decided before it is asked.
 */
export async function startUpstream(about: {
  readonly logins: readonly string[];
  readonly repositories: readonly {
    readonly owner: string;
    readonly name: string;
    readonly default_branch: string;
  }[];
  readonly baseUrl: string;
}): Promise<Upstream> {
  const tokens = Object.fromEntries(
    about.logins.flatMap((login) =>
      Array.from({ length: TOKENS_EACH }, (_, turn) => [tokenFor(login, turn), { login, scopes: ['repo'] }]),
    ),
  );
  let asked = 0;
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens,
      github: {
        users: about.logins.map((login) => ({ login })),
        repos: about.repositories.map((repository) => ({ ...repository, private: false, auto_init: false })),
      },
    },
  });
  const address = emulator.url.replace('localhost', '127.0.0.1');
  const send = async (ask: UpstreamAsk<unknown>, path: string): Promise<unknown> => {
    const answer = await fetch(address + path, {
      method: ask.method ?? 'GET',
      headers: {
        authorization: `Bearer ${tokenFor(ask.as, (asked += 1) % TOKENS_EACH)}`,
        'content-type': 'application/json',
      },
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new UpstreamSurprise(`${ask.method ?? 'GET'} ${path}: ${answer.status} ${text}`);
    // Its port is known only once it listens, so its links are turned into ours here. No text of a test names that port.
    return text === '' ? null : JSON.parse(text.replaceAll(emulator.url, about.baseUrl));
  };
  return {
    ask: async (ask) => ask.shape.parse(await send(ask, ask.path)),
    list: async (ask) => {
      const all: unknown[] = [];
      for (let page = 1; ; page += 1) {
        const mark = ask.path.includes('?') ? '&' : '?';
        const items = z
          .array(z.unknown())
          .parse(await send(ask, `${ask.path}${mark}per_page=100&page=${page}`));
        all.push(...items);
        if (items.length < 100) return all.map((item) => ask.shape.parse(item));
      }
    },
    close: () => emulator.close(),
  };
}

/** It gives each of its tokens 5,000 requests an hour; a long test asks it more often, and the limits are ours to keep. */
const TOKENS_EACH = 20;

/** One of the emulator's own tokens of a login; clients never see them. */
function tokenFor(login: string, turn: number): string {
  return `emulated-${Buffer.from(login).toString('hex')}-${turn}`;
}
