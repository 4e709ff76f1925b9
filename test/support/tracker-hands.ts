import { randomUUID } from 'node:crypto';
import type { Fields } from '../../src/kernel/field.ts';

/** A record as the tracker serves it. */
export interface ServedRecord {
  readonly id: string;
  readonly etag: string;
  readonly updatedAt: string;
  readonly fields: Fields;
}

/** A person's hands on a tracker: direct requests, not through a provider. */
export interface TrackerHands {
  get(id: string): Promise<ServedRecord>;
  add(fields: Fields): Promise<ServedRecord>;
  edit(id: string, fields: Fields): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Works on the tracker at an address. */
export function handsOn(url: string): TrackerHands {
  const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const answer = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as ServedRecord);
  };
  const get = async (id: string) => (await ask('GET', `/records/${id}`))!;
  return {
    get,
    add: async (fields) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      return (await ask('POST', '/records', headers, { fields }))!;
    },
    async edit(id, fields) {
      const patch = Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/${name}`, value }));
      const headers = { 'content-type': 'application/json-patch+json', 'if-match': (await get(id)).etag };
      await ask('PATCH', `/records/${id}`, headers, patch);
    },
    async remove(id) {
      await ask('DELETE', `/records/${id}`, { 'if-match': (await get(id)).etag });
    },
  };
}
