import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Candidate } from '../../src/kernel/candidate.ts';
import { buildPlan } from '../../src/kernel/build-plan.ts';
import { planDigest } from '../../src/kernel/digest.ts';
import { sameValue } from '../../src/kernel/equal.ts';
import type { FieldKind, Fields } from '../../src/kernel/field.ts';
import { FIELD_KINDS } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { equalJson, isJsonArray, isJsonObject } from '../../src/kernel/json.ts';
import type { FieldMapping } from '../../src/kernel/lens.ts';
import { ruleOf, toRemote } from '../../src/kernel/lens.ts';
import { matchRecords } from '../../src/kernel/match.ts';
import type { MatchInput } from '../../src/kernel/matching.ts';
import { applyPatch } from '../../src/kernel/patch.ts';
import type { Plan } from '../../src/kernel/plan.ts';
import { planField } from '../../src/kernel/plan-field.ts';
import { planRecord } from '../../src/kernel/plan-record.ts';
import { settleRecord } from '../../src/kernel/settle.ts';
import type { Link, ListedRecord } from '../../src/kernel/side-view.ts';
import { STATUS, context, mapping, record, view } from '../support/plan-samples.ts';
import { hash } from '../support/world.ts';
import { fieldOf } from './arbitraries.ts';
import { numRuns } from './counts.ts';

const ofFields = numRuns('plan laws of fields, one each');
const ofRecords = numRuns('plan laws of records, one each');

/** A field of each kind, with one mapping from fine to coarse values. */
const MAPPINGS: readonly FieldMapping[] = [...FIELD_KINDS.map((kind) => mapping(kind, { kind })), STATUS];
const IN = context({ mappings: MAPPINGS });

const localStatus = fc.constantFrom<Json>('todo', 'doing', 'done', null);
const remoteStatus = fc.constantFrom<Json>('open', 'closed', null, 'odd');

interface Three {
  readonly base: Fields | undefined;
  readonly local: Fields;
  readonly remote: Fields;
}

const threeOfKinds = fc.tuple(...FIELD_KINDS.map((kind) => fieldOf(kind))).map((merges) => {
  const side = (pick: (merge: (typeof merges)[number]) => Json): Fields =>
    Object.fromEntries(merges.map((merge, i) => [FIELD_KINDS[i] ?? '', pick(merge)]));
  return {
    base: side((merge) => merge.base ?? null),
    local: side((merge) => merge.ours),
    remote: side((merge) => merge.theirs),
  };
});

/** The three values of every field; often there was no agreement. */
const three: fc.Arbitrary<Three> = fc
  .tuple(threeOfKinds, localStatus, localStatus, remoteStatus, fc.boolean())
  .map(([fields, base, local, remote, known]) => ({
    base: known ? { ...fields.base, status: base } : undefined,
    local: { ...fields.local, status: local },
    remote: { ...fields.remote, state: remote },
  }));

function candidateOf({ base, local, remote }: Three, name = 'a'): Candidate {
  return {
    record: name,
    local: { kind: 'present', record: record(name, local) },
    remote: { kind: 'present', record: record(`${name}-there`, remote) },
    linked: true,
    ...(base === undefined ? {} : { base: { fields: base } }),
  };
}

/** One field on its own; both sides hold it under one name. */
interface One {
  readonly of: FieldMapping;
  readonly base: Json | undefined;
  readonly local: Json;
  readonly remote: Json;
}

function oneOf(kind: FieldKind): fc.Arbitrary<One> {
  return fieldOf(kind).map(({ rule, base, ours, theirs }) => {
    const { name: _name, ...others } = rule;
    return { of: mapping('field', others), base, local: withLf(ours), remote: withLf(theirs) };
  });
}

const one: fc.Arbitrary<One> = fc.constantFrom(...FIELD_KINDS).chain(oneOf);

/** Upstream texts are read with LF (E53); without that the two sides are alike. */
function withLf(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n');
  if (isJsonArray(value)) return value.map(withLf);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withLf(member)]));
}

function planOne({ of, base, local, remote }: One) {
  const sides = { record: 'a', local: record('a', { field: local }), remote: record('1', { field: remote }) };
  return planField(
    { ...sides, ...(base === undefined ? {} : { base: { fields: { field: base } } }) },
    of,
    IN,
  );
}

/** The same value with every object's members the other way round. */
function turned<T extends Json>(value: T): T {
  if (isJsonArray(value)) return value.map(turned) as unknown as T;
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, turned(member)]);
  return Object.fromEntries(members.toReversed()) as T;
}

interface World {
  readonly links: readonly Link[];
  readonly local: readonly ListedRecord[];
  readonly remote: readonly ListedRecord[];
  readonly bases: ReadonlyMap<string, Fields>;
}

/** A few linked and new records, some deleted on a side, some with the title of another. */
const world: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      of: three,
      where: fc.constantFrom('both', 'both', 'local', 'remote'),
      linked: fc.boolean(),
      title: fc.constantFrom('One', 'Two', null),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((records) => {
    const links: Link[] = [];
    const local: ListedRecord[] = [];
    const remote: ListedRecord[] = [];
    const bases = new Map<string, Fields>();
    for (const [i, { of, where, linked, title }] of records.entries()) {
      if (where !== 'remote') local.push(record(`r${i}`, { ...of.local, title }));
      if (where !== 'local') remote.push(record(`t${i}`, { ...of.remote, title }));
      if (linked) links.push({ record: `r${i}`, local: `r${i}`, remote: `t${i}`, base: 'b' });
      if (linked && of.base !== undefined) bases.set(`r${i}`, of.base);
    }
    return { links, local, remote, bases };
  });

function planWorld({ links, local, remote, bases }: World, members: Partial<MatchInput> = {}): Plan {
  const matching = matchRecords({
    links,
    local: view(local),
    remote: view(remote),
    sharedIds: false,
    propose: ({ id }) => `up-${id}`,
    context: IN,
    ...members,
  });
  const records = matching.matches.map((match) => {
    const sides = { local: match.local, remote: match.remote };
    if (sides.local.kind === 'unchanged' || sides.remote.kind === 'unchanged') throw new Error('unread');
    const base = bases.get(match.record);
    const candidate: Candidate = {
      record: match.record,
      local: sides.local,
      remote: sides.remote,
      linked: match.linked,
      ...(base === undefined ? {} : { base: { fields: base } }),
      ...(match.proposed === undefined ? {} : { proposed: match.proposed }),
    };
    return planRecord(candidate, IN);
  });
  return buildPlan({
    records,
    matching,
    context: IN,
    origin: 'cli',
    complete: true,
    linked: links.length,
    limits: { deletes: { share: 0.2 } },
    notes: [],
  });
}

describe('a plan', () => {
  test('I11: has the same bytes whatever the order of links, records and members', () => {
    fc.assert(
      fc.property(world, (given) => {
        const other = {
          links: given.links.toReversed(),
          local: given.local.map((held) => ({ ...held, fields: turned(held.fields) })).toReversed(),
          remote: given.remote.map((held) => ({ ...held, fields: turned(held.fields) })).toReversed(),
          bases: new Map([...given.bases].map(([name, fields]) => [name, turned(fields)])),
        };
        const [plan, again] = [planWorld(given), planWorld(other)];
        expect(planDigest(again, 's', hash)).toBe(planDigest(plan, 's', hash));
        expect(again).toEqual(plan);
      }),
      ofRecords,
    );
  });

  test('I12: wants of a linked record what it would want of it alone', () => {
    fc.assert(
      fc.property(world, (given) => {
        const plan = planWorld(given);
        for (const link of given.links) {
          const alone = planWorld({
            ...given,
            links: [link],
            local: given.local.filter(({ id }) => id === link.local),
            remote: given.remote.filter(({ id }) => id === link.remote),
          });
          const ofRecord = ({ record: name }: { readonly record: string }) => name === link.record;
          expect(alone.changes).toEqual(plan.changes.filter(ofRecord));
          expect(alone.conflicts).toEqual(plan.conflicts.filter(ofRecord));
        }
      }),
      ofRecords,
    );
  });

  test('I13: has a digest that versions do not change and any byte of a patch does', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.nat(), (given, which, where) => {
        const plan = planWorld(given);
        const digest = planDigest(plan, 's', hash);
        const renewed = plan.changes.map((change) =>
          change.guard === undefined ? change : { ...change, guard: { ...change.guard, version: 'new' } },
        );
        expect(planDigest({ ...plan, changes: renewed }, 's', hash)).toBe(digest);
        const change = plan.changes[which % Math.max(1, plan.changes.length)];
        const operation = change?.patch[where % change.patch.length];
        if (change === undefined || operation === undefined) return;
        const other =
          'value' in operation
            ? { ...operation, value: [operation.value] }
            : { ...operation, path: `${operation.path}x` };
        const changes = plan.changes.map((held) =>
          held === change ? { ...held, patch: held.patch.with(where % held.patch.length, other) } : held,
        );
        expect(planDigest({ ...plan, changes }, 's', hash)).not.toBe(digest);
      }),
      ofRecords,
    );
  });
});

describe('one record', () => {
  test('I12: its fields are independent of each other', () => {
    fc.assert(
      fc.property(three, (given) => {
        const whole = planRecord(candidateOf(given), IN);
        const parts = MAPPINGS.map((of) => planRecord(candidateOf(given), { ...IN, mappings: [of] }));
        for (const side of ['local', 'remote'] as const) {
          const patchOf = (plan: typeof whole) =>
            plan.changes.find((change) => change.side === side)?.patch ?? [];
          expect(patchOf(whole)).toEqual(parts.flatMap(patchOf));
        }
        expect(whole.conflicts).toEqual(parts.flatMap(({ conflicts }) => conflicts));
      }),
      ofRecords,
    );
  });

  test('I4: written and settled, it wants nothing more but what a person must decide', () => {
    fc.assert(
      fc.property(three, (given) => {
        const candidate = candidateOf(given);
        const plan = planRecord(candidate, IN);
        const after = { local: given.local, remote: given.remote };
        for (const { side, patch } of plan.changes) {
          const written = applyPatch(after[side], patch);
          expect(written.ok).toBe(true);
          if (written.ok && isJsonObject(written.value)) after[side] = written.value;
        }
        const { base, settled } = settleRecord(MAPPINGS, {
          ...after,
          hash,
          ...(given.base === undefined ? {} : { before: { fields: given.base } }),
          written: new Map(),
        });
        const again = planRecord({ ...candidateOf({ ...given, ...after }), base }, IN);
        expect(again.changes).toEqual([]);
        expect(again.conflicts.map(({ id }) => id)).toEqual(plan.conflicts.map(({ id }) => id));
        expect(settled).toBe(plan.conflicts.length === 0);
      }),
      ofRecords,
    );
  });
});

describe('one field', () => {
  test('I12: swapping the sides swaps what is written and what is asked', () => {
    fc.assert(
      fc.property(one, (given) => {
        const forth = planOne(given);
        const back = planOne({ ...given, local: given.remote, remote: given.local });
        const rule = ruleOf(given.of);
        const alike = (a: Json | undefined, b: Json | undefined) =>
          a === undefined || b === undefined ? a === b : sameValue(rule, a, b);
        expect(alike(back.remote, forth.local)).toBe(true);
        expect(alike(back.local, forth.remote)).toBe(true);
        expect(back.conflict?.kind).toBe(forth.conflict?.kind);
        expect(back.conflict?.local).toEqual(forth.conflict?.remote);
        expect(back.conflict?.remote).toEqual(forth.conflict?.local);
      }),
      ofFields,
    );
  });

  test('I1: is overwritten only where it is as at the base, or by the merge of both', () => {
    fc.assert(
      fc.property(one, (given) => {
        const plan = planOne(given);
        const rule = ruleOf(given.of);
        const { base, local, remote } = given;
        const isOld = (value: Json) => base !== undefined && sameValue(rule, value, base);
        if (isOld(remote)) expect([plan.local, plan.conflict]).toEqual([undefined, undefined]);
        if (isOld(remote) && plan.remote !== undefined)
          expect(sameValue(rule, plan.remote, local)).toBe(true);
        if (isOld(local)) expect([plan.remote, plan.conflict]).toEqual([undefined, undefined]);
        if (isOld(local) && plan.local !== undefined) expect(sameValue(rule, plan.local, remote)).toBe(true);
        if (plan.conflict !== undefined) expect([plan.local, plan.remote]).toEqual([undefined, undefined]);
        const after = { local, remote, ...plan };
        if (plan.conflict === undefined) expect(sameValue(rule, after.local, after.remote)).toBe(true);
      }),
      ofFields,
    );
  });

  test('E48: a coarse upstream value never overwrites a finer local one that it stands for', () => {
    fc.assert(
      fc.property(three, ({ base, local, remote }) => {
        const coarse = toRemote(STATUS, local['status'] ?? null);
        const agrees = coarse.kind === 'mapped' && equalJson(coarse.value, remote['state'] ?? null);
        const given = candidateOf({ base, local, remote });
        const plan = planRecord(given, { ...IN, mappings: [STATUS] });
        if (agrees) expect(plan.changes).toEqual([]);
        if (agrees) expect(plan.conflicts).toEqual([]);
      }),
      ofFields,
    );
  });
});
