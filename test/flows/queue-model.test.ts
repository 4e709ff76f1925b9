import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { reconcile } from '../../src/flows/reconcile.ts';
import { MemoryPlace } from '../support/memory-store.ts';
import { unreachable } from '../support/memory-provider.ts';
import { TestWorld } from '../support/world.ts';

/** What a person does while the upstream is away, and how a run of theirs ends. */
type Step =
  | { readonly do: 'edit'; readonly id: string; readonly field: 'title' | 'status'; readonly value: string }
  | { readonly do: 'drop'; readonly id: string }
  | { readonly do: 'apply'; readonly outage: Outage };

/**
 * `reading`: nothing is answered. `writing`, `answering`: from the n-th write on nothing arrives, or no answer
 * comes back. `failing`: upstream breaks at each write to one record, before it or after it.
 */
type Outage =
  | { readonly kind: 'reading' }
  | { readonly kind: 'writing' | 'answering'; readonly after: number }
  | { readonly kind: 'failing'; readonly at: number; readonly when: 'before' | 'after' };

const IDS = ['a', 'b', 'c', 'n', 'o', 'p'];

const outage: fc.Arbitrary<Outage> = fc.oneof(
  fc.constant({ kind: 'reading' } as const),
  fc.record({ kind: fc.constantFrom('writing' as const, 'answering' as const), after: fc.nat(3) }),
  fc.record({
    kind: fc.constant('failing' as const),
    at: fc.nat(7),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      id: fc.constantFrom(...IDS),
      field: fc.constantFrom('title' as const, 'status' as const),
      value: fc.constantFrom('t', 'u', 'v'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), id: fc.constantFrom(...IDS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('apply' as const), outage }) },
);

/** A world of three linked records, and every write that reached upstream. */
class Game {
  readonly world = new TestWorld(
    { onDelete: 'propagate', limits: { deletes: { count: 99 } } },
    undefined,
    new MemoryPlace('lineage'),
  );
  /** Each write that upstream has done, in order. */
  readonly writes: { readonly kind: string; readonly id: string }[] = [];

  private readonly dropped = new Set<string>();

  constructor() {
    this.world.remote.noticed = ({ id, before, after }) => {
      const kind = before === null ? 'create' : after === null ? 'delete' : 'update';
      this.writes.push({ kind, id });
    };
  }

  async apply(): Promise<string> {
    return (await reconcile(await this.world.run())).code;
  }

  async start(): Promise<void> {
    // `z` is never touched: of a side that lists nothing at all nothing would be concluded.
    for (const id of ['a', 'b', 'c', 'z']) this.world.local.edit(id, { title: id, status: 's' });
    await this.apply();
    await this.apply();
    this.writes.length = 0;
  }

  async play(one: Step): Promise<void> {
    const { local } = this.world;
    // What comes back under its old name after a deletion is asked about, as it should be.
    if (one.do !== 'apply' && this.dropped.has(one.id)) return;
    if (one.do === 'edit') {
      local.edit(one.id, { title: one.id, ...local.value(one.id), [one.field]: one.value });
      return;
    }
    if (one.do === 'drop') {
      if (local.value(one.id) === undefined) return;
      local.drop(one.id);
      this.dropped.add(one.id);
      return;
    }
    this.cut(one.outage);
    const code = await this.apply();
    this.online();
    if (code === 'conflicts') throw new Error('nobody but us wrote anything, and there is a conflict');
  }

  /** The values of both sides by title and status, whatever upstream calls the records. */
  sides(): readonly (readonly string[])[] {
    const { local, remote } = this.world;
    const values = (side: typeof local): readonly string[] =>
      [...side.records.values()]
        .map(({ fields }) => JSON.stringify([fields['title'], fields['status']]))
        .sort();
    return [values(local), values(remote)];
  }

  private cut(about: Outage): void {
    if (about.kind === 'failing') {
      this.world.remote[about.when] = (request) => {
        const isCreate = about.at === 0 && request.startsWith('create');
        if (isCreate || /^(?:update|delete) (\d+)$/.exec(request)?.[1] === String(about.at))
          throw unreachable('server-error');
      };
      return;
    }
    let count = 0;
    const lost = (request: string): void => {
      const isWrite = /^(?:create|update|delete)/.test(request);
      if (about.kind === 'reading' || (isWrite && count++ >= about.after)) throw unreachable();
    };
    this.world.remote[about.kind === 'answering' ? 'after' : 'before'] = lost;
  }

  private online(): void {
    this.world.remote.before = () => undefined;
    this.world.remote.after = () => undefined;
  }
}

/** An update in doubt, whose source is deleted, behind a deletion that is cut off once more. */
const FOUND: Step[] = [
  { do: 'drop', id: 'a' },
  { do: 'edit', id: 'b', field: 'title', value: 't' },
  { do: 'apply', outage: { kind: 'answering', after: 0 } },
  { do: 'drop', id: 'b' },
  { do: 'apply', outage: { kind: 'writing', after: 0 } },
];

test('E35, E36, I6: however edits and outages alternate, one run drains the queue, with no conflict and nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const game = new Game();
      await game.start();
      for (const one of steps) await game.play(one);
      const sent = game.writes.length;
      expect(['applied', 'nothing-to-do']).toContain(await game.apply());
      const drained = game.writes.slice(sent);
      // One run sends at most one write of each kind for a record, from what upstream held to the last value.
      const names = drained.map(({ kind, id }) => `${kind} ${id}`);
      expect(new Set(names).size).toBe(names.length);
      const [local, remote] = game.sides();
      expect(remote).toEqual(local);
      expect(await game.apply()).toBe('nothing-to-do');
      expect(game.writes.length).toBe(sent + drained.length);
      // A record that was never seen upstream by anybody is made at most once in its life.
      const made = game.writes.filter(({ kind }) => kind === 'create').map(({ id }) => id);
      expect(new Set(made).size).toBe(made.length);
    }),
    { examples: [[FOUND]], numRuns: process.env['SYNC_LONG'] === '1' ? 3000 : 200 },
  );
}, 60_000);
