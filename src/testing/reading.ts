import { equalJson } from '../kernel/json.ts';
import { claim, kindOf, same } from './claims.ts';
import { listAll } from './harness.ts';
import type { Promised } from './kit.ts';

/** What listings and reads promise. */
export const READING: readonly Promised[] = [
  {
    title: 'an empty side is an empty, complete census',
    async run({ provider }) {
      const { records, end } = await listAll(provider);
      same(records.size, 0, 'the number of records');
      same([end.complete, end.census], [true, true], 'complete and census');
    },
  },
  {
    title: 'a record is read back as it was created, in the answer, by a read and by a listing',
    async run({ provider, create, read, first }) {
      const made = await create(first);
      for (const [member, value] of Object.entries(first)) same(made.fields[member], value, member);
      same(await read(made.id), made, 'the record as read');
      same((await listAll(provider)).records.get(made.id), made, 'the record as listed');
    },
  },
  {
    title: 'records are total over the schema: an absent field is null',
    async run({ provider, create, first, field, value }) {
      await create(first);
      const made = await create({ [field]: value(first) });
      const schema = await provider.schema();
      const listed = (await listAll(provider)).records.get(made.id);
      for (const member of Object.keys(schema.fields)) {
        claim(made.fields[member] !== undefined, `"${member}" is missing in the answer to a create`);
        claim(listed?.fields[member] !== undefined, `"${member}" is missing in a listing`);
      }
    },
  },
  {
    title: 'E41: null, "" and [] are kept apart, unless the schema says otherwise',
    async run({ provider, create, read, first, field }) {
      const schema = await provider.schema();
      if (schema.fields[field]?.equivalent?.includes('empty') === true) return;
      const made = await create({ ...first, [field]: '' });
      same((await read(made.id)).fields[field], '', `an empty "${field}"`);
    },
  },
  {
    title: 'a read with the known version is answered "not modified", with another one in full',
    async run({ provider, harness, create, first, third, field, value }) {
      const made = await create(first);
      kindOf(await provider.read(made.id, made.version), ['not-modified'], 'a read with the version it has');
      await harness.edit(made.id, { [field]: value(third) });
      kindOf(await provider.read(made.id, made.version), ['found'], 'a read with an older version');
    },
  },
  {
    title: 'I7: a listing from a cursor misses no edit, no new record and no deletion',
    async run({ provider, harness, create, first, second, third, field, value }) {
      const edited = await create(first);
      const removed = await create(second);
      const untouched = await create(third);
      const before = await listAll(provider);
      await harness.edit(edited.id, { [field]: value(third) });
      await harness.remove(removed.id);
      const added = await create(second);
      const { records, deleted, unchanged, end } = await listAll(provider, before.end.cursor);
      same(records.get(edited.id)?.fields[field], third[field], 'the edited field');
      claim(records.has(added.id), 'a new record is not listed');
      claim(end.complete, 'the listing is not complete');
      claim(!records.has(removed.id), 'a deleted record is listed');
      claim(deleted.has(removed.id) || end.census, 'a deletion is neither listed nor shown by a census');
      const isSeen = records.has(untouched.id) || unchanged.has(untouched.id);
      claim(isSeen || !end.census, 'a census leaves an unchanged record out');
    },
  },
  {
    title: 'I11: two listings of the same side are equal',
    async run({ provider, create, first, second }) {
      await create(first);
      await create(second);
      const one = await listAll(provider);
      const two = await listAll(provider);
      same([...two.records], [...one.records], 'the records, in their order');
      same(two.end, one.end, 'the end');
    },
  },
  {
    title: 'a listing without changes in between shows no other version of any record',
    async run({ provider, create, first }) {
      const made = await create(first);
      const { end } = await listAll(provider);
      const seen = (await listAll(provider, end.cursor)).records.get(made.id);
      claim(seen === undefined || equalJson(seen.fields, made.fields), 'the record has other fields');
      same(seen?.version ?? made.version, made.version, 'the version');
    },
  },
  {
    title: 'an unknown id is no fault',
    async run({ provider, field }) {
      const [id, version] = ['no-such-record', '"none"'];
      kindOf(await provider.read(id), ['gone', 'unknown'], 'a read');
      const patch = [{ op: 'replace', path: `/${field}`, value: 'x' }] as const;
      kindOf(await provider.update({ id, patch, version }), ['gone'], 'an update');
      kindOf(await provider.delete({ id, version }), ['gone'], 'a delete');
    },
  },
];
