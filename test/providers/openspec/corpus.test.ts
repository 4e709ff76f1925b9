import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../src/kernel/json.ts';
import type { NativeRecord } from '../../../src/provider.ts';
import { definition } from '../../../src/providers/openspec/provider.ts';
import type { ChangeFiles } from '../../../src/providers/openspec/change.ts';
import { SCHEMA, readChange, writeChange } from '../../../src/providers/openspec/change.ts';
import { corpusFolder } from '../../artifacts/corpus.ts';
import { difference } from '../../artifacts/difference.ts';
import { keys } from '../../artifacts/sandbox.ts';
import { listAll } from '../../suites/provider-suite.ts';

const folder = corpusFolder();
const selectors = keys(...Object.keys(SCHEMA.fields));

async function list(under: string): Promise<readonly NativeRecord[]> {
  const context = {
    root: path.join(folder ?? '', under),
    selectors,
    kinds: {},
    env: () => undefined,
    sleep: () => Promise.resolve(),
    now: () => 0,
  };
  const { records, pages } = await listAll(definition.open(definition.options.parse({}), context));
  expect(pages.flatMap(({ failed }) => failed ?? [])).toEqual([]);
  return [...records.values()];
}

function filesOf(under: string, record: NativeRecord): ChangeFiles {
  const at = path.join(folder ?? '', under, path.dirname(record.where ?? ''));
  const text = (name: string): string | null =>
    fs.existsSync(path.join(at, name)) ? fs.readFileSync(path.join(at, name), 'utf8') : null;
  return { 'proposal.md': text('proposal.md') ?? '', 'tasks.md': text('tasks.md') };
}

/** A value that the field does not have yet; null for the fields that follow from elsewhere. */
function otherValue(field: string, value: Json): Json {
  if (SCHEMA.fields[field]?.writable !== true) return null;
  if (field !== 'tasks') return typeof value === 'string' ? value.replace(/.*/, '$& and more') : 'New.';
  const tasks = (value ?? []) as readonly JsonObject[];
  const last = tasks.at(-1);
  return last === undefined
    ? [{ id: '1.1', text: 'New', done: true }]
    : [...tasks.slice(0, -1), { ...last, done: last['done'] !== true }];
}

(folder === null ? describe.skip : describe)('openspec over the corpus (skipped where it is absent)', () => {
  test.each(['openspec', 'specfact'])(
    '%s: every writable field of every change, each edit only inside of its field',
    async (under) => {
      const records = await list(under);
      expect(records.length).toBeGreaterThan(30);
      let edits = 0;
      for (const record of records) {
        const files = filesOf(under, record);
        const change = { id: record.id, archived: record.fields['status'] === 'archived' };
        const before = record.fields;
        expect(writeChange(files, { folder: change, selectors, before, after: before })).toEqual({
          ok: true,
          value: files,
        });
        for (const [field, value] of Object.entries(before)) {
          const next = otherValue(field, value);
          if (next === null) continue;
          const after = { ...before, [field]: next };
          const written = writeChange(files, { folder: change, selectors, before, after });
          if (!written.ok) throw new Error(`${record.id} ${field}: ${written.error.message}`);
          expect(readChange(written.value, change, selectors)).toMatchObject({
            ok: true,
            value: { fields: after },
          });
          edits += 1;
          const name = field === 'tasks' ? 'tasks.md' : 'proposal.md';
          const other = field === 'tasks' ? 'proposal.md' : 'tasks.md';
          expect(written.value[other]).toBe(files[other]);
          const changed = difference(files[name] ?? '', written.value[name] ?? '');
          const isNew = value === null || (field === 'title' && value === record.id);
          if (field === 'tasks' && value !== null && (value as readonly Json[]).length > 0) {
            expect([record.id, changed.end - changed.start, changed.inserted.length]).toEqual([
              record.id,
              1,
              1,
            ]);
          } else
            expect([record.id, field, isNew || changed.inserted]).toEqual([
              record.id,
              field,
              isNew || ' and more',
            ]);
          expect([record.id, field, changed.end]).toEqual([
            record.id,
            field,
            field === 'tasks' ? changed.end : changed.start,
          ]);
        }
      }
      expect(edits).toBe(records.length * 5);
    },
  );

  test('specfact: the tracked issues are links, those of other repositories only when asked for', async () => {
    const records = await list('specfact');
    const linked = records.filter(({ link }) => link !== undefined);
    expect(linked.length).toBeGreaterThan(18);
    for (const { link, fields } of linked)
      expect(fields['link']).toMatch(new RegExp(`(?:#|/issues/)${link}$`));
  });
});
