import { equalJson } from '../kernel/json.ts';
import { claim, kindOf, same } from './claims.ts';
import { listAll, setField } from './harness.ts';
import type { Promised } from './kit.ts';

/** What creates, updates and deletes promise. */
export const WRITING: readonly Promised[] = [
  {
    title: 'I6: the same create twice makes one record',
    async run({ provider, create, first }) {
      const made = await create(first, 'same');
      const again = await create(first, 'same');
      same(again.id, made.id, 'the id of the second answer');
      same((await listAll(provider)).records.size, 1, 'the number of records');
    },
  },
  {
    title: 'creates under different keys make different records',
    async run({ provider, create, first }) {
      const made = await create(first);
      const other = await create(first);
      claim(other.id !== made.id, `both records are ${made.id}`);
      same((await listAll(provider)).records.size, 2, 'the number of records');
    },
  },
  {
    title: 'an update is read back and moves the version',
    async run({ provider, create, read, first, second, field, value }) {
      const made = await create(first);
      const patch = setField(made, field, value(second));
      const answer = await provider.update({ id: made.id, patch, version: made.version });
      kindOf(answer, ['written'], 'an update');
      same(answer.record.fields, { ...made.fields, [field]: value(second) }, 'the fields in the answer');
      claim(answer.record.version !== made.version, 'the version stays the same over an update');
      same(await read(made.id), answer.record, 'the record as read');
    },
  },
  {
    title: 'every field of the schema can be written and read back',
    async run({ provider, create, first, second }) {
      const schema = await provider.schema();
      let now = await create(first);
      for (const [member, value] of Object.entries(second)) {
        if (schema.fields[member]?.writable === false) continue;
        const patch = setField(now, member, value);
        const answer = await provider.update({ id: now.id, patch, version: now.version });
        kindOf(answer, ['written'], `an update of "${member}"`);
        same(answer.record.fields[member], value, member);
        now = answer.record;
      }
    },
  },
  {
    title: 'E29: a field that cannot be updated is refused, and nothing is written',
    async run({ provider, create, read, first, second, third }) {
      const schema = await provider.schema();
      const made = await create(first);
      for (const [member, { writable }] of Object.entries(schema.fields)) {
        const values = [second, third].map((fields) => fields[member] ?? null);
        const other = values.find((one) => !equalJson(one, made.fields[member] ?? null));
        if (writable || other === undefined || made.fields[member] === undefined) continue;
        const patch = setField(made, member, other);
        const answer = await provider.update({ id: made.id, patch, version: made.version });
        kindOf(answer, ['rejected'], `an update of "${member}", which is not writable`);
      }
      same(await read(made.id), made, 'the record as read');
    },
  },
  {
    title: 'an update to the values already there changes nothing, not even the version',
    async run({ provider, create, read, first, field, value }) {
      const made = await create(first);
      const patch = setField(made, field, value(first));
      const answer = await provider.update({ id: made.id, patch, version: made.version });
      same(answer, { kind: 'written', record: made }, 'the answer');
      same(await read(made.id), made, 'the record as read');
    },
  },
  {
    title: 'I1: an update of a record that moved is stale and writes nothing',
    async run({ provider, harness, create, read, first, second, third, field, value }) {
      const made = await create(first);
      await harness.edit(made.id, { [field]: value(third) });
      const moved = await read(made.id);
      claim(moved.version !== made.version, 'the version stays the same over an edit');
      const patch = setField(made, field, value(second));
      const answer = await provider.update({ id: made.id, patch, version: made.version });
      kindOf(answer, ['stale'], 'an update with an old version');
      same(await read(made.id), moved, 'the record as read');
    },
  },
  {
    title: 'I1: an update is stale too when another field moved, unless fields are compared one by one',
    async run({ provider, harness, create, read, first, second, third, field, value }) {
      if (provider.capabilities.guard === 'verified') return;
      const made = await create(first);
      const other = Object.keys(third).find((name) => name !== field && !equalJson(first[name], third[name]));
      if (other === undefined) return;
      await harness.edit(made.id, { [other]: third[other] ?? null });
      const moved = await read(made.id);
      const patch = setField(made, field, value(second));
      const answer = await provider.update({ id: made.id, patch, version: made.version });
      kindOf(answer, ['stale'], `an update of "${field}" after an edit of "${other}"`);
      same(await read(made.id), moved, 'the record as read');
    },
  },
  {
    title: 'I1: an update whose test does not hold writes nothing, even with the right version',
    async run({ provider, create, read, first, second, third, field, value }) {
      const made = await create(first);
      const patch = setField({ ...made, fields: second }, field, value(third));
      const answer = await provider.update({ id: made.id, patch, version: made.version });
      claim(answer.kind !== 'written', 'an update whose test does not hold was written');
      same(await read(made.id), made, 'the record as read');
    },
  },
  {
    title: 'E57: a delete of a record that moved is stale and deletes nothing',
    async run({ provider, harness, create, read, first, third, field, value }) {
      const made = await create(first);
      await harness.edit(made.id, { [field]: value(third) });
      const answer = await provider.delete({ id: made.id, version: made.version });
      kindOf(answer, ['stale'], 'a delete with an old version');
      same((await read(made.id)).fields[field], third[field], field);
    },
  },
  {
    title: 'a deleted record is gone for reads, writes and listings',
    async run({ provider, create, first, second, field }) {
      const made = await create(first);
      const kept = await create(second);
      const target = { id: made.id, version: made.version };
      kindOf(await provider.delete(target), ['deleted'], 'a delete');
      kindOf(await provider.read(made.id), ['gone', 'unknown'], 'a read of a deleted record');
      const patch = setField(made, field, 'late');
      kindOf(await provider.update({ ...target, patch }), ['gone'], 'an update of a deleted record');
      kindOf(await provider.delete(target), ['gone', 'deleted'], 'a second delete');
      same([...(await listAll(provider)).records.keys()], [kept.id], 'the ids as listed');
    },
  },
];

/** What every provider promises of ids that no record can have (A28). */
export function badIdPromise(id: string): Promised {
  return {
    title: `A28: the id ${JSON.stringify(id)} reaches nothing`,
    async run({ provider, create, read, first, field }) {
      const made = await create(first);
      kindOf(await provider.read(id), ['unreadable', 'unknown', 'gone'], 'a read');
      const patch = [{ op: 'replace', path: `/${field}`, value: 'x' }] as const;
      const { version } = made;
      const refused = ['rejected', 'gone', 'stale'] as const;
      kindOf(await provider.update({ id, patch, version }), refused, 'an update');
      kindOf(await provider.delete({ id, version }), refused, 'a delete');
      same((await read(made.id)).fields, made.fields, 'the fields of another record');
    },
  };
}
