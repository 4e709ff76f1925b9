import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lineWriter, stateWriter, writeInto } from './planning.mjs';
import { edited, idOf, SCHEMA, sidesOf } from './records.mjs';

const { tasks: _tasks, ...fields } = SCHEMA;

/** The fields of a record as a Markdown file holds them: all but the list of tasks. */
export const MARKDOWN_SCHEMA = fields;

/** Opens the real `markdown` provider on a corpus. */
export async function openMarkdown(folder, load) {
  const { ArtifactProvider } = await load('artifacts/artifact-provider.js');
  return new ArtifactProvider(join(folder, 'work'), await markdownFormatOf(load));
}

export async function markdownFormatOf(load) {
  const { markdownFormat } = await load('providers/markdown/format.js');
  const names = Object.keys(MARKDOWN_SCHEMA);
  const selectors = names.map((name) => [name, { kind: 'key', key: name }]);
  const kinds = names.map((name) => [name, MARKDOWN_SCHEMA[name].kind]);
  const context = { selectors: Object.fromEntries(selectors), kinds: Object.fromEntries(kinds) };
  return markdownFormat({ path: 'records/**/*.md', id: 'id' }, context);
}

/**
 * Writes n Markdown files under git, the state after their last agreement, and edits since.
 *
 * `editOf` says which record is edited on which side: `{kind, local, remote}`. Gives the ids by version,
 * as the index knows them.
 */
export async function writeMarkdown(folder, { n, editOf, load }) {
  const format = await markdownFormatOf(load);
  const { gitBlobId } = await load('stores/hash.js');
  const work = join(folder, 'work');
  mkdirSync(work, { recursive: true });
  const changes = lineWriter(join(folder, 'remote-changes.ndjson'));
  const snapshots = ['base', 'local', 'remote'].map((side) => [
    side,
    lineWriter(join(folder, `${side}.ndjson`)),
  ]);
  const state = await stateWriter(join(folder, 'state'), load);
  const edits = [];
  const known = new Map();
  for (let i = 0; i < n; i++) {
    const [id, edit] = [idOf(i), editOf(i)];
    const before = sidesOf(i).base;
    const sides = { base: before, local: before, remote: before };
    for (const side of ['local', 'remote'])
      if (edit[side]) sides[side] = edited(before, { kind: edit.kind, side });
    const text = fileText(id, before);
    const path = join(work, 'records', String(i % 64), `${id}.md`);
    writeInto(path, text);
    known.set(gitBlobId(text), [id]);
    if (edit.local) edits.push([path, fileText(id, sides.local)]);
    const read = (record) => format.read(fileText(id, record)).value.entries[0].fields;
    if (edit.remote) changes.line(JSON.stringify({ id, version: '"2"', fields: read(sides.remote) }));
    state.record({ id, fields: read(before), text, isOpened: edit.local || edit.remote });
    for (const [side, writer] of snapshots) writer.line(JSON.stringify(sides[side]));
  }
  for (const writer of [changes, state, ...snapshots.map(([, writer]) => writer)]) writer.close();
  git(work, ['init', '--quiet']);
  commitAll(work);
  for (const [path, text] of edits) writeInto(path, text);
  if (edits.length > 0) commitAll(work);
  return known;
}

/** A task file as people write it: scalars and lists in the front matter, the text behind it. */
export function fileText(id, record) {
  const { body, ...rest } = record;
  const members = Object.keys(MARKDOWN_SCHEMA).filter((name) => name !== 'body');
  const lines = members.map((name) => `${name}:${yamlValue(rest[name])}`);
  return `---\nid: ${id}\n${lines.join('\n')}\n---\n\n${body}`;
}

function yamlValue(value) {
  if (Array.isArray(value)) return value.map((item) => `\n  - ${item}`).join('');
  return typeof value === 'string' ? ` ${JSON.stringify(value)}` : ` ${value}`;
}

function commitAll(work) {
  git(work, ['add', '--all']);
  git(work, [
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.org',
    'commit',
    '--quiet',
    '-m',
    'bench',
  ]);
}

function git(work, args) {
  execFileSync('git', ['-C', work, '-c', 'core.compression=1', '-c', 'gc.auto=0', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
