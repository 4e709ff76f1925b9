import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fields } from '../../src/kernel/field.ts';
import { canonicalJson, equalJson } from '../../src/kernel/json.ts';
import type { Json } from '../../src/kernel/json.ts';
import type { Operation } from '../../src/kernel/patch.ts';
import type { ChangePage, ListingEnd, NativeRecord, SyncProvider } from '../../src/provider.ts';

/** One provider over one fresh, empty side, and hands that reach the side behind the provider's back. */
export interface ProviderHarness {
  readonly provider: SyncProvider;
  /** Changes fields of an existing record as a person would, not through the provider. */
  edit(id: string, fields: Fields): Promise<void>;
  /** Deletes a record as a person would. */
  remove(id: string): Promise<void>;
  close?(): Promise<void>;
}

/** What a provider's tests say about it. */
export interface SuiteOptions {
  /** Fields of three records that differ in every field; names and kinds as the provider has them. */
  readonly samples: readonly [Fields, Fields, Fields];
  /** A field of the samples that holds a string. */
  readonly field: string;
  /** Ids that no record can have; they are asked for and must do no harm. */
  readonly badIds?: readonly string[];
}

/** Everything a listing gave, with later pages winning. */
export interface Listed {
  readonly records: ReadonlyMap<string, NativeRecord>;
  readonly unchanged: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  readonly pages: readonly ChangePage[];
  readonly end: ListingEnd;
}

/** Lists to the end. */
export async function listAll(provider: SyncProvider, cursor: string | null = null): Promise<Listed> {
  const records = new Map<string, NativeRecord>();
  const deleted = new Set<string>();
  const unchanged = new Set<string>();
  const pages: ChangePage[] = [];
  for await (const page of provider.changes({ cursor, known: new Map() })) {
    pages.push(page);
    for (const id of page.deleted ?? []) {
      deleted.add(id);
      records.delete(id);
    }
    for (const id of page.unchanged ?? []) unchanged.add(id);
    for (const record of page.records) {
      records.set(record.id, record);
      deleted.delete(record.id);
    }
  }
  const ends = pages.flatMap(({ end }) => (end === undefined ? [] : [end]));
  expect(ends).toHaveLength(1);
  expect(pages.at(-1)?.end).toBeDefined();
  return { records, unchanged, deleted, pages, end: ends[0]! };
}

/** The patch that sets one field, with its guard. */
export function setField(record: NativeRecord, field: string, value: Json): readonly Operation[] {
  return [
    { op: 'test', path: `/${field}`, value: record.fields[field] ?? null },
    { op: 'replace', path: `/${field}`, value },
  ];
}

/**
 * Tests the promises of the provider contract (DESIGN §5) that every provider makes.
 *
 * `start` gives a fresh, empty side for each test.
 */
export function describeProvider(
  name: string,
  options: SuiteOptions,
  start: () => Promise<ProviderHarness>,
): void {
  describe(`${name} keeps the provider contract`, () => {
    let harness: ProviderHarness;
    let count = 0;
    beforeEach(async () => {
      harness = await start();
    });
    afterEach(async () => {
      await harness.close?.();
    });

    const create = async (fields: Fields, id = `rec-${++count}`): Promise<NativeRecord> => {
      const request = { key: `key-${id}`, id, other: id, fields };
      const answer = await harness.provider.create(request);
      if (answer.kind !== 'written') throw new Error(`create was answered ${JSON.stringify(answer)}`);
      return answer.record;
    };
    const read = async (id: string): Promise<NativeRecord> => {
      const answer = await harness.provider.read(id);
      if (answer.kind !== 'found') throw new Error(`read was answered ${JSON.stringify(answer)}`);
      return answer.record;
    };
    const [first, second, third] = options.samples;
    const { field } = options;

    test('an empty side is an empty, complete census', async () => {
      const listed = await listAll(harness.provider);
      expect(listed.records.size).toBe(0);
      expect(listed.end).toMatchObject({ complete: true, census: true });
    });

    test('a record is read back as it was created, in the answer, by a read and by a listing', async () => {
      const made = await create(first);
      for (const [member, value] of Object.entries(first)) expect(made.fields[member]).toEqual(value);
      expect(await read(made.id)).toEqual(made);
      expect((await listAll(harness.provider)).records.get(made.id)).toEqual(made);
    });

    test('records are total over the schema: an absent field is null', async () => {
      await create(first);
      const made = await create({ [field]: first[field] ?? null });
      const schema = await harness.provider.schema();
      const listed = (await listAll(harness.provider)).records.get(made.id);
      for (const member of Object.keys(schema.fields)) {
        expect(made.fields[member]).toBeDefined();
        expect(listed?.fields[member]).toBeDefined();
      }
    });

    test('E41: null, "" and [] are kept apart, unless the schema says otherwise', async () => {
      const schema = await harness.provider.schema();
      if (schema.fields[field]?.equivalent?.includes('empty') === true) return;
      const made = await create({ ...first, [field]: '' });
      expect((await read(made.id)).fields[field]).toBe('');
    });

    test('I6: the same create twice makes one record', async () => {
      const made = await create(first, 'same');
      const again = await create(first, 'same');
      expect(again.id).toBe(made.id);
      expect((await listAll(harness.provider)).records.size).toBe(1);
    });

    test('creates under different keys make different records', async () => {
      const made = await create(first);
      const other = await create(first);
      expect(other.id).not.toBe(made.id);
      expect((await listAll(harness.provider)).records.size).toBe(2);
    });

    test('an update is read back and moves the version', async () => {
      const made = await create(first);
      const value = second[field] ?? null;
      const patch = setField(made, field, value);
      const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
      if (answer.kind !== 'written') throw new Error(`update was answered ${JSON.stringify(answer)}`);
      expect(answer.record.fields).toEqual({ ...made.fields, [field]: value });
      expect(answer.record.version).not.toBe(made.version);
      expect(await read(made.id)).toEqual(answer.record);
    });

    test('every field of the schema can be written and read back', async () => {
      const schema = await harness.provider.schema();
      let now = await create(first);
      for (const [member, value] of Object.entries(second)) {
        if (schema.fields[member]?.writable === false) continue;
        const patch = setField(now, member, value);
        const answer = await harness.provider.update({ id: now.id, patch, version: now.version });
        if (answer.kind !== 'written') throw new Error(`${member}: ${JSON.stringify(answer)}`);
        expect(answer.record.fields[member]).toEqual(value);
        now = answer.record;
      }
    });

    test('E29: a field that cannot be updated is refused, and nothing is written', async () => {
      const schema = await harness.provider.schema();
      const made = await create(first);
      for (const [member, { writable }] of Object.entries(schema.fields)) {
        const value = [second, third].map((fields) => fields[member] ?? null);
        const other = value.find((one) => !equalJson(one, made.fields[member] ?? null));
        if (writable || other === undefined || made.fields[member] === undefined) continue;
        const patch = setField(made, member, other);
        const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
        expect(answer.kind).toBe('rejected');
      }
      expect(await read(made.id)).toEqual(made);
    });

    test('an update to the values already there changes nothing, not even the version', async () => {
      const made = await create(first);
      const patch = setField(made, field, first[field] ?? null);
      const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
      expect(answer).toEqual({ kind: 'written', record: made });
      expect(await read(made.id)).toEqual(made);
    });

    test('I1: an update of a record that moved is stale and writes nothing', async () => {
      const made = await create(first);
      await harness.edit(made.id, { [field]: third[field] ?? null });
      const moved = await read(made.id);
      expect(moved.version).not.toBe(made.version);
      const patch = setField(made, field, second[field] ?? null);
      const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
      expect(answer.kind).toBe('stale');
      expect(await read(made.id)).toEqual(moved);
    });

    test('I1: an update is stale too when another field moved, unless fields are compared one by one', async () => {
      if (harness.provider.capabilities.guard === 'verified') return;
      const made = await create(first);
      const other = Object.keys(third).find((name) => name !== field && !equalJson(first[name], third[name]));
      if (other === undefined) return;
      await harness.edit(made.id, { [other]: third[other] ?? null });
      const moved = await read(made.id);
      const patch = setField(made, field, second[field] ?? null);
      const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
      expect(answer.kind).toBe('stale');
      expect(await read(made.id)).toEqual(moved);
    });

    test('I1: an update whose test does not hold writes nothing, even with the right version', async () => {
      const made = await create(first);
      const patch = setField({ ...made, fields: second }, field, third[field] ?? null);
      const answer = await harness.provider.update({ id: made.id, patch, version: made.version });
      expect(answer.kind).not.toBe('written');
      expect(await read(made.id)).toEqual(made);
    });

    test('E57: a delete of a record that moved is stale and deletes nothing', async () => {
      const made = await create(first);
      await harness.edit(made.id, { [field]: third[field] ?? null });
      const answer = await harness.provider.delete({ id: made.id, version: made.version });
      expect(answer.kind).toBe('stale');
      expect((await read(made.id)).fields[field]).toEqual(third[field]);
    });

    test('a deleted record is gone for reads, writes and listings', async () => {
      const made = await create(first);
      const kept = await create(second);
      const answer = await harness.provider.delete({ id: made.id, version: made.version });
      expect(answer.kind).toBe('deleted');
      expect(['gone', 'unknown']).toContain((await harness.provider.read(made.id)).kind);
      const patch = setField(made, field, 'late');
      const late = await harness.provider.update({ id: made.id, patch, version: made.version });
      expect(late.kind).toBe('gone');
      const twice = await harness.provider.delete({ id: made.id, version: made.version });
      expect(['gone', 'deleted']).toContain(twice.kind);
      const listed = await listAll(harness.provider);
      expect([...listed.records.keys()]).toEqual([kept.id]);
    });

    test('a read with the known version is answered "not modified", with another one in full', async () => {
      const made = await create(first);
      expect(await harness.provider.read(made.id, made.version)).toEqual({ kind: 'not-modified' });
      await harness.edit(made.id, { [field]: third[field] ?? null });
      expect((await harness.provider.read(made.id, made.version)).kind).toBe('found');
    });

    test('I7: a listing from a cursor misses no edit, no new record and no deletion', async () => {
      const edited = await create(first);
      const removed = await create(second);
      const untouched = await create(third);
      const before = await listAll(harness.provider);
      await harness.edit(edited.id, { [field]: third[field] ?? null });
      await harness.remove(removed.id);
      const added = await create(second);
      const after = await listAll(harness.provider, before.end.cursor);
      expect(after.records.get(edited.id)?.fields[field]).toEqual(third[field]);
      expect(after.records.has(added.id)).toBe(true);
      expect(after.end.complete).toBe(true);
      expect(after.records.has(removed.id)).toBe(false);
      expect(after.deleted.has(removed.id) || after.end.census).toBe(true);
      if (after.end.census) {
        expect(after.records.has(untouched.id) || after.unchanged.has(untouched.id)).toBe(true);
      }
    });

    test('I11: two listings of the same side are equal', async () => {
      await create(first);
      await create(second);
      const one = await listAll(harness.provider);
      const two = await listAll(harness.provider);
      expect([...two.records]).toEqual([...one.records]);
      expect(two.end).toEqual(one.end);
    });

    test('a listing without changes in between shows no other version of any record', async () => {
      const made = await create(first);
      const { end } = await listAll(harness.provider);
      const again = await listAll(harness.provider, end.cursor);
      const seen = again.records.get(made.id);
      expect(seen === undefined || equalJson(seen.fields, made.fields)).toBe(true);
      expect(seen?.version ?? made.version).toBe(made.version);
    });

    test('an unknown id is no fault', async () => {
      expect(['gone', 'unknown']).toContain((await harness.provider.read('no-such-record')).kind);
      const version = '"none"';
      const patch = [{ op: 'replace', path: `/${field}`, value: 'x' }] as const;
      expect((await harness.provider.update({ id: 'no-such-record', patch, version })).kind).toBe('gone');
      expect((await harness.provider.delete({ id: 'no-such-record', version })).kind).toBe('gone');
    });

    test.each(options.badIds ?? [])('A28: the id %j reaches nothing', async (id) => {
      const made = await create(first);
      expect(['unreadable', 'unknown', 'gone']).toContain((await harness.provider.read(id)).kind);
      const patch = [{ op: 'replace', path: `/${field}`, value: 'x' }] as const;
      const answer = await harness.provider.update({ id, patch, version: made.version });
      expect(['rejected', 'gone', 'stale']).toContain(answer.kind);
      const gone = await harness.provider.delete({ id, version: made.version });
      expect(['rejected', 'gone', 'stale']).toContain(gone.kind);
      expect(canonicalJson((await read(made.id)).fields)).toBe(canonicalJson(made.fields));
    });
  });
}
