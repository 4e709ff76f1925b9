import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../measure/processes.mjs';
import { idOf, sidesOf } from './records.mjs';

const SYNC = 'bench';

/**
 * Writes a planning corpus of n records to a folder.
 *
 * Shape: `base|local|remote.ndjson` are the three snapshots; `records/<aa>/` holds the local artifacts,
 * `remote-changes.ndjson` what upstream lists as changed, `state/` the store after the last agreement;
 * `repo` is a bare git repository with one file a record and the commits `base`, `local` and `remote`.
 * Artifacts that no run opens, since nobody edited them, are only in git.
 * Gives the bytes of the three snapshots together.
 */
export async function writePlanning(folder, { n, load }) {
  mkdirSync(folder, { recursive: true });
  const outputs = Object.fromEntries(
    ['base', 'local', 'remote'].map((side) => [side, lineWriter(join(folder, `${side}.ndjson`))]),
  );
  const changes = lineWriter(join(folder, 'remote-changes.ndjson'));
  const history = lineWriter(join(folder, 'history'));
  const state = await stateWriter(join(folder, 'state'), load);
  history.line('commit refs/heads/base\ncommitter bench <bench@example.org> 0 +0000\ndata 4\nbase');
  const branches = { local: [], remote: [] };
  for (let i = 0; i < n; i++) {
    const { edit, ...sides } = sidesOf(i);
    const id = idOf(i);
    const path = recordPath(id);
    for (const side of ['base', 'local', 'remote']) outputs[side].line(JSON.stringify(sides[side]));
    history.line(fileCommand(path, sides.base));
    for (const side of ['local', 'remote'])
      if (edit[side]) branches[side].push(fileCommand(path, sides[side]));
    if (edit.remote) changes.line(JSON.stringify({ id, version: '"2"', fields: sides.remote }));
    if (edit.local || edit.remote) writeInto(join(folder, 'records', path), artifactText(sides.local));
    const text = artifactText(sides.base);
    state.record({ id, fields: sides.base, text, isOpened: edit.local || edit.remote });
  }
  for (const [side, files] of Object.entries(branches)) {
    history.line(`commit refs/heads/${side}\ncommitter bench <bench@example.org> 1 +0000\ndata 4\nside`);
    history.line('from refs/heads/base');
    for (const file of files) history.line(file);
  }
  for (const output of [...Object.values(outputs), changes, history]) output.close();
  state.close();
  importHistory(folder);
  return Object.keys(outputs).reduce((sum, side) => sum + statSync(join(folder, `${side}.ndjson`)).size, 0);
}

/** A local artifact: one member a line, so that git can merge it too. */
export function artifactText(fields) {
  return `${JSON.stringify(fields, null, 1)}\n`;
}

/** Where the artifact of a record is: in one of 256 folders. */
export function recordPath(id) {
  return `${createHash('sha1').update(id).digest('hex').slice(0, 2)}/${id}.json`;
}

function fileCommand(path, fields) {
  const text = artifactText(fields);
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}`;
}

function importHistory(folder) {
  const repo = join(folder, 'repo');
  run('git', ['init', '--quiet', '--bare', repo]);
  const input = openSync(join(folder, 'history'), 'r');
  const args = ['-C', repo, '-c', 'core.compression=1', 'fast-import', '--quiet', '--depth=0'];
  run('git', args, { stdio: [input, 'ignore', 'pipe'] });
  closeSync(input);
}

/** Writes index, bases and head with the store's own formats, without its durable writes. */
export async function stateWriter(folder, load) {
  const { encodeFile } = await load('stores/format/decode.js');
  const { baseFormat } = await load('stores/format/base.js');
  const { stateFormat } = await load('stores/format/state.js');
  const { encodeShard } = await load('stores/format/index-shard.js');
  const { gitBlobId } = await load('stores/hash.js');
  const { baseFile, shardFile, STATE_FILE } = await load('stores/names.js');
  const shards = new Map();
  return {
    record({ id, fields, text, isOpened }) {
      const base = encodeFile(baseFormat, { format: 1, record: id, fields });
      if (isOpened) writeInto(join(folder, baseFile(SYNC, id)), base);
      const file = shardFile(SYNC, id);
      if (!shards.has(file)) shards.set(file, []);
      shards.get(file).push({
        record: id,
        local: id,
        remote: `up-${id}`,
        remoteVersion: '"1"',
        localVersion: gitBlobId(text),
        base: gitBlobId(base),
      });
    },
    close() {
      for (const [file, rows] of shards) writeInto(join(folder, file), encodeShard(rows));
      const head = {
        format: 1,
        lineage: 'bench',
        serial: 1,
        cursors: { [SYNC]: { cursor: '1', scope: 'bench' } },
      };
      writeInto(join(folder, STATE_FILE), encodeFile(stateFormat, head));
    },
  };
}

export function writeInto(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes lines to a file in large pieces. */
export function lineWriter(file) {
  const descriptor = openSync(file, 'w');
  let pending = [];
  let length = 0;
  const flush = () => {
    writeSync(descriptor, pending.join(''));
    pending = [];
    length = 0;
  };
  return {
    line(text) {
      pending.push(text, '\n');
      length += text.length;
      if (length > 1 << 20) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}
