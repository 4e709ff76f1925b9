import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTracker } from '../../src/tracker/server.ts';
import type { Tracker } from '../../src/tracker/server.ts';
import { formatPosition, parsePosition } from '../../src/tracker/cursor.ts';
import { ask } from '../support/profile-client.ts';
import { handsOn } from '../support/tracker-hands.ts';
import type { ServedRecord, TrackerHands } from '../support/tracker-hands.ts';

interface Page {
  readonly records: readonly ServedRecord[];
  readonly deleted: readonly string[];
  readonly next: string | null;
  readonly cursor: string;
}

let tracker: Tracker;
let hands: TrackerHands;
beforeEach(async () => {
  tracker = await startTracker({ port: 0, pageSize: 2 });
  hands = handsOn(tracker.url);
});
afterEach(() => tracker.close());

async function page(since: string | null, token: string | null): Promise<Page> {
  const query = new URLSearchParams({ ...(since && { since }), ...(token && { page: token }) });
  const answer = await ask(tracker.url, `GET /records?${query.toString()}`);
  expect(answer.status).toBe(200);
  return answer.json as Page;
}

/** Lists to the end; `between` is called after each page but the last. */
async function list(since: string | null, between: () => Promise<void> = async () => {}) {
  const ids: string[] = [];
  const deleted: string[] = [];
  for (let token: string | null = null; ;) {
    const { records, deleted: gone, next, cursor }: Page = await page(since, token);
    ids.push(...records.map(({ id }) => id));
    deleted.push(...gone);
    if (next === null) return { ids, deleted, cursor };
    token = next;
    await between();
  }
}

describe('a listing', () => {
  test('shows everything once, page by page, oldest write first', async () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) await hands.add({ title });
    expect((await page(null, null)).records).toHaveLength(2);
    expect((await list(null)).ids).toEqual(['R-1', 'R-2', 'R-3', 'R-4', 'R-5']);
  });

  test('a full last page is the last one', async () => {
    await hands.add({ title: 'a' });
    await hands.add({ title: 'b' });
    expect((await page(null, null)).next).toBeNull();
  });

  test('I7: from a cursor shows exactly what changed since, deletions too', async () => {
    for (const title of ['a', 'b', 'c']) await hands.add({ title });
    const { cursor } = await list(null);
    expect(await list(cursor)).toEqual({ ids: [], deleted: [], cursor });
    await hands.edit('R-2', { title: 'B' });
    await hands.remove('R-1');
    const since = await list(cursor);
    expect(since).toMatchObject({ ids: ['R-2'], deleted: ['R-1'] });
    expect(await list(since.cursor)).toMatchObject({ ids: [], deleted: [] });
  });

  test('E15: a record edited while pages are read is seen, before or after its edit', async () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) await hands.add({ title });
    let edits = 0;
    const { ids, cursor } = await list(null, async () => {
      if (edits++ < 3) await hands.edit('R-4', { title: `edit ${edits}` });
    });
    expect(new Set(ids)).toEqual(new Set(['R-1', 'R-2', 'R-3', 'R-4', 'R-5']));
    await hands.edit('R-1', { title: 'late' });
    expect((await list(cursor)).ids).toEqual(['R-1']);
  });

  test('E15: a record deleted while pages are read is reported', async () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) await hands.add({ title });
    let removed = false;
    const { ids, deleted } = await list(null, async () => {
      if (!removed) await hands.remove('R-4');
      removed = true;
    });
    expect(ids).toEqual(['R-1', 'R-2', 'R-3', 'R-5']);
    expect(deleted).toEqual(['R-4']);
  });

  test.each([
    ['since=x', 400],
    [`since=${formatPosition({ kind: 'page', lineage: 'x', after: 0 })}`, 400],
    [`page=${formatPosition({ kind: 'cursor', lineage: 'x', after: 0 })}`, 400],
    [`since=${formatPosition({ kind: 'cursor', lineage: 'x', after: 0 })}`, 410],
  ])('E22: the token %s is refused', async (query, status) => {
    expect((await ask(tracker.url, `GET /records?${query}`)).status).toBe(status);
  });

  test('E22: a cursor of another life of the tracker is refused', async () => {
    await hands.add({ title: 'a' });
    const { cursor } = await list(null);
    const other = await startTracker({ port: 0 });
    const answer = await ask(other.url, `GET /records?since=${cursor}`);
    await other.close();
    expect(answer.status).toBe(410);
  });
});

describe('a position', () => {
  test('is read back as it was written', () => {
    const position = { kind: 'page', lineage: 'a-1', after: 42 } as const;
    expect(parsePosition(formatPosition(position))).toEqual(position);
  });

  test.each(['', 'x', 'Y3Vyc29yLmEuMQ==', ' Y3Vyc29yLmEuMQ', 'Y3Vyc29yLmEuMDE', 'x'.repeat(5000)])(
    '%j is none',
    (token) => {
      expect(parsePosition(token)).toBeNull();
    },
  );
});
