import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/commands/table.ts';
import { knownKeys } from '../../src/config/known-keys.ts';
import { fileSchema, syncSchema } from '../../src/config/schema.ts';
import { INPUTS, OUTPUTS } from '../../src/inputs.ts';
import { choicesOf } from '../../src/kernel/choice.ts';
import { CODES, EXIT_CODES } from '../../src/kernel/codes.ts';
import type { Conflict, ConflictKind } from '../../src/kernel/conflict.ts';
import { CHOICES } from '../../src/kernel/conflict.ts';
import type { FieldKind } from '../../src/kernel/field.ts';
import { EQUIVALENCES, FIELD_KINDS } from '../../src/kernel/field.ts';
import type { Json } from '../../src/kernel/json.ts';
import { mergeField } from '../../src/kernel/merge.ts';
import { PROVIDERS } from '../../src/providers/table.ts';
import { PROBLEMS } from '../../src/tracker/problem.ts';
import { resultJson } from '../../src/views/result-json.ts';
import { quotedIn, tableAfter, withTable } from '../support/readme.ts';

/** With UPDATE_README=1 the tables that are made from the sources are written again. */
if (process.env['UPDATE_README'] === '1') {
  const fresh = withTable(readFileSync('README.md', 'utf8'), '### Exit codes', exitRows());
  const coded = withTable(fresh, 'The problem codes of the embedded tracker:', problemRows());
  const commanded = withTable(coded, '### Commands in comments', commandRows());
  const taken = withTable(commanded, '### Inputs', inputRows());
  writeFileSync('README.md', withTable(taken, '### Outputs', outputRows()));
}
const page = readFileSync('README.md', 'utf8');

function exitRows(): readonly (readonly string[])[] {
  return Object.entries(CODES)
    .map(([code, { outcome, title, nextStep }]) => [
      String(EXIT_CODES[outcome]),
      `\`${code}\``,
      title,
      nextStep,
    ])
    .toSorted(([a = ''], [b = '']) => Number(a) - Number(b));
}

function problemRows(): readonly (readonly string[])[] {
  return Object.entries(PROBLEMS).map(([code, { status, title }]) => [`\`${code}\``, String(status), title]);
}

function commandRows(): readonly (readonly string[])[] {
  return COMMANDS.map(({ usage, about }) => [`\`${usage}\``, about]);
}

function inputRows(): readonly (readonly string[])[] {
  return Object.entries(INPUTS).map(([name, about]) => [
    `\`${name}\``,
    about.default === '' ? '' : `\`${about.default}\``,
    about.description,
  ]);
}

function outputRows(): readonly (readonly string[])[] {
  return Object.entries(OUTPUTS).map(([name, about]) => [`\`${name}\``, about]);
}

describe('the tables of README.md', () => {
  test('slash commands, inputs and outputs are those of the code', () => {
    expect(tableAfter(page, '### Commands in comments')).toEqual(commandRows());
    expect(tableAfter(page, '### Inputs')).toEqual(inputRows());
    expect(tableAfter(page, '### Outputs')).toEqual(outputRows());
  });

  test('exit codes are those of the kernel', () => {
    expect(tableAfter(page, '### Exit codes')).toEqual(exitRows());
  });

  test('problem codes are those of the tracker', () => {
    expect(tableAfter(page, 'The problem codes of the embedded tracker:')).toEqual(problemRows());
  });

  test('the JSON object has the members that are described', () => {
    const described = tableAfter(page, '## Commands').flatMap(([member = '']) => quotedIn(member));
    expect(Object.keys(resultJson({ code: 'applied' }))).toEqual(expect.arrayContaining(described));
  });

  const merges = tableAfter(page, '## How merging decides').map((cells) => {
    const [kind = '', ...values] = cells;
    const [base, here, upstream, becomes] = values.map((cell) => quotedIn(cell)[0]);
    return { kind: kind as FieldKind, base, here: here ?? '', upstream: upstream ?? '', becomes };
  });

  test('every kind of field has an example', () => {
    expect(new Set(merges.map(({ kind }) => kind))).toEqual(new Set(FIELD_KINDS));
  });

  test.each(merges)('merging $kind $base with $here and $upstream', (example) => {
    const { kind, base, here, upstream, becomes } = example;
    const rule = { name: 'field', kind, key: 'id', equivalent: [] };
    const value = (text: string) => JSON.parse(text) as Json;
    const merged = mergeField({
      rule,
      base: base === undefined ? undefined : value(base),
      ours: value(here),
      theirs: value(upstream),
    });
    expect(merged).toMatchObject(
      becomes === undefined ? { kind: 'conflict' } : { kind: 'clean', value: value(becomes) },
    );
  });

  test('conflict kinds offer the choices that are described', () => {
    const rows = tableAfter(page, '### Conflicts and choices').map(
      ([kind = '', , field = '', choices = '']) => ({
        kind: quotedIn(kind)[0] as ConflictKind,
        field: quotedIn(field)[0] ?? 'title',
        choices: quotedIn(choices),
      }),
    );
    const kinds: readonly ConflictKind[] = [
      'edit-edit',
      'create-create',
      'stale',
      'unmapped',
      'edit-delete',
      'delete-edit',
      'ambiguous-link',
    ];
    expect(rows.map(({ kind }) => kind)).toEqual(kinds);
    for (const { kind, field, choices } of rows) {
      if (choices.length === 0 || kind === 'unmapped') continue;
      const parts = [{ kind: 'clean' as const, value: '' }];
      const conflict: Conflict = {
        id: 'c',
        kind,
        record: 'r',
        field,
        base: '',
        local: 'a',
        remote: field === '@link' ? [{ id: 'R-1' }] : 'b',
        parts,
      };
      expect(new Set(choices)).toEqual(new Set(choicesOf(conflict)));
    }
    expect(new Set(rows.flatMap(({ choices }) => choices))).toEqual(new Set(CHOICES));
  });
});

describe('the config reference of README.md', () => {
  const top = tableAfter(page, '## The config').flatMap(([key = '']) => quotedIn(key));

  test('has every key of the file and of a sync', () => {
    const sync = knownKeys(syncSchema, []).filter((key) => key !== 'limits');
    const limits = knownKeys(syncSchema, ['limits']).map((key) => `limits.${key}`);
    const expected = [
      ...knownKeys(fileSchema, []),
      ...[...sync, ...limits].map((key) => `syncs.<id>.${key}`),
    ];
    expect(new Set(top)).toEqual(new Set(expected));
  });

  test('has the keys inside approvers, conflicts and events', () => {
    const rows = tableAfter(page, '## The config');
    const row = (key: string) => rows.find(([cell = '']) => quotedIn(cell)[0] === key)?.[2] ?? '';
    for (const part of ['approvers', 'conflicts'])
      expect(quotedIn(row(`syncs.<id>.${part}`))).toEqual(
        expect.arrayContaining([...knownKeys(syncSchema, [part])]),
      );
    expect(quotedIn(row('events'))).toEqual(expect.arrayContaining([...knownKeys(fileSchema, ['events'])]));
  });

  test('has every key of a field, and every kind and equivalence', () => {
    const rows = tableAfter(page, 'A field is `name: upstream-name`, or a mapping with these keys:');
    expect(new Set(rows.flatMap(([key = '']) => quotedIn(key)))).toEqual(
      new Set(knownKeys(syncSchema, ['fields', 'any'])),
    );
    const words = (key: string) => quotedIn(rows.find(([cell]) => cell === `\`${key}\``)?.[2] ?? '');
    expect(words('kind')).toEqual(FIELD_KINDS);
    expect(words('equivalent')).toEqual(EQUIVALENCES);
  });

  test('has every provider with every key of it', async () => {
    const rows = tableAfter(page, '### Providers');
    expect(new Set(rows.flatMap(([name = '']) => quotedIn(name)))).toEqual(new Set(Object.keys(PROVIDERS)));
    for (const [name = '', side, keys = ''] of rows) {
      const entry = PROVIDERS[quotedIn(name)[0] ?? ''];
      const definition = await entry?.load();
      expect(side).toBe(entry?.side);
      const known = definition === undefined ? [] : knownKeys(definition.options, []);
      expect(quotedIn(keys)).toEqual(expect.arrayContaining([...known]));
    }
  });
});
