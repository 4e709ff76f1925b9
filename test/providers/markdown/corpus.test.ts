import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fields } from '../../../src/kernel/field.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { equalJson } from '../../../src/kernel/json.ts';
import { getFields, normalizeFields, putFields } from '../../../src/providers/markdown/lens.ts';
import type { Mapping } from '../../../src/providers/markdown/shape.ts';
import { corpusFiles, corpusFolder } from '../../artifacts/corpus.ts';
import { difference } from '../../artifacts/difference.ts';
import { keys } from '../../artifacts/sandbox.ts';

const SECTIONS = {
  description: 'Description',
  plan: 'Implementation Plan',
  summary: 'Final Summary',
  criteria: 'Acceptance Criteria',
} as const;

const section = (name: keyof typeof SECTIONS, as: 'text' | 'checklist') =>
  ({ kind: 'section', section: SECTIONS[name], as }) as const;

const backlog: Mapping = {
  idKey: 'id',
  kinds: { labels: 'set', assignee: 'set' },
  selectors: {
    ...keys(
      'title',
      'body',
      'status',
      'labels',
      'assignee',
      'priority',
      'created_date',
      'ordinal',
      'dependencies',
    ),
    description: section('description', 'text'),
    plan: section('plan', 'text'),
    summary: section('summary', 'text'),
    criteria: section('criteria', 'checklist'),
  },
};

const plain: Mapping = { idKey: 'id', kinds: {}, selectors: keys('title', 'body', 'status') };

/** A value that the field does not have yet, as a person or a tracker would set it. */
function otherValue(name: string, value: Json): Json {
  if (name === 'criteria') {
    const items = (value ?? []) as readonly {
      readonly id: string;
      readonly text: string;
      readonly done: boolean;
    }[];
    const [first, ...others] = items;
    return first === undefined
      ? [{ id: '1', text: 'New', done: false }]
      : [{ ...first, done: !first.done }, ...others];
  }
  if (Array.isArray(value)) return [...(value as readonly Json[]), 'one-more'];
  if (name === 'labels' || name === 'assignee') return ['first'];
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || value === '') return 'a value: "new"';
  const lines = value.split('\n');
  const middle = lines.length >> 1;
  return lines.with(middle, `${lines[middle] ?? ''} and more`).join('\n');
}

/** Where a field is written, found by other means than the provider's. */
function rangeOf(text: string, name: string): { readonly start: number; readonly end: number } {
  const matterEnd = text.startsWith('---\n') ? text.indexOf('\n---', 3) + 1 : 0;
  if (name === 'body') return { start: matterEnd, end: text.length };
  if (name in SECTIONS) {
    const start = text.indexOf(`\n## ${SECTIONS[name as keyof typeof SECTIONS]}`, matterEnd);
    const marked = /^\n## [^\n]+\n\s*<!-- ([A-Z_:]+):BEGIN -->/.exec(text.slice(start))?.[1];
    const end =
      marked === undefined
        ? /\n##? /.exec(text.slice(start + 4))?.index
        : text.slice(start + 4).indexOf(`<!-- ${marked}:END`);
    return { start, end: end === undefined ? text.length : start + 4 + end + 1 };
  }
  const key = new RegExp(`^${name}:`, 'm').exec(text.slice(0, matterEnd));
  if (key === null) return { start: 0, end: 0 };
  const rest = /\n(?! |- )/.exec(text.slice(key.index, matterEnd));
  return { start: key.index, end: key.index + (rest?.index ?? matterEnd) + 1 };
}

/** Says what is wrong with an edit of one field: another value, or bytes outside of the field. */
function faultOf(
  text: string,
  result: string,
  about: { readonly mapping: Mapping; readonly fields: Fields; readonly name: string; readonly wanted: Json },
): string | null {
  const { mapping, fields, name, wanted } = about;
  const read = getFields(result, mapping);
  if (!read.ok || !equalJson(read.value, { ...fields, [name]: wanted }))
    return 'reads back as something else';
  const changed = difference(text, result);
  const said = JSON.stringify(changed);
  const value = fields[name] ?? null;
  const isHeading = name === 'title' && !text.startsWith('---');
  if (value === null && !isHeading) return changed.end === changed.start ? null : `more than added: ${said}`;
  if (name === 'criteria' && Array.isArray(value) && value.length > 0) {
    return changed.end - changed.start === 1 && changed.inserted.length === 1
      ? null
      : `not one character: ${said}`;
  }
  const others = ['description', 'plan', 'summary'].map((other) => fields[other]);
  if (name === 'body' && others.some((other) => typeof other === 'string' && !result.includes(other)))
    return 'a section is gone';
  if (mapping !== backlog || name === 'title') return null;
  const range = rangeOf(text, name);
  return changed.start >= range.start && changed.end <= range.end ? null : `outside of the field: ${said}`;
}

const folder = corpusFolder();

(folder === null ? describe.skip : describe)('markdown over the corpus (skipped where it is absent)', () => {
  const run = (files: readonly string[], mapping: Mapping): { records: number; edits: number } => {
    let edits = 0;
    for (const file of files) {
      const text = fs.readFileSync(path.join(folder ?? '', file), 'utf8');
      const got = getFields(text, mapping);
      if (!got.ok) throw new Error(`${file}: ${got.error.message}`);
      const fields: Fields = got.value;
      const same = putFields(text, mapping, fields);
      if (!same.ok || same.value !== text) throw new Error(`${file}: putting back what was got changes it`);
      for (const [name, value] of Object.entries(fields)) {
        const wanted = normalizeFields({ ...fields, [name]: otherValue(name, value) }, mapping)[name] ?? null;
        const put = putFields(text, mapping, { ...fields, [name]: wanted });
        const problem = put.ok
          ? faultOf(text, put.value, { mapping, fields, name, wanted })
          : put.error.message;
        if (problem !== null) throw new Error(`${file}: ${name}: ${problem}`);
        edits += 1;
      }
    }
    return { records: files.length, edits };
  };

  test('Backlog.md tasks: every field of every record, each edit only inside of its field', () => {
    const files = corpusFiles(folder ?? '', 'backlog-md', '.md').map((file) => `backlog-md/${file}`);
    const { records, edits } = run(files, backlog);
    expect(records).toBeGreaterThan(300);
    expect(edits).toBe(records * Object.keys(backlog.selectors).length);
  });

  test('any other Markdown: title, body and a key', () => {
    const others = ['openspec', 'specfact', 'spec-kit'];
    const files = others.flatMap((under) =>
      corpusFiles(folder ?? '', under, '.md').map((file) => `${under}/${file}`),
    );
    const { records, edits } = run(files, plain);
    expect(records).toBeGreaterThan(400);
    expect(edits).toBe(records * 3);
  });
});
