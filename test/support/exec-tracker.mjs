/**
 * A strict program for the exec provider: takes JSON Patches, pages by two, has cursors and tombstones,
 * and refuses requests that break the protocol. Usage: `node exec-tracker.mjs DATA [PLAN]`.
 *
 * DATA is a JSON file. PLAN names a JSON file with misbehaviours, `[{"on":"update","do":"die-after"}, …]`;
 * each meets the next request of its kind, once, and is then taken out of the file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , dataPath, planPath] = process.argv;
const SCHEMA = {
  fields: {
    title: { kind: 'scalar' },
    body: { kind: 'text' },
    labels: { kind: 'set' },
    criteria: { kind: 'list', key: 'id' },
    meta: { kind: 'map' },
    made: { kind: 'scalar', writable: false },
  },
};
const MEMBERS = {
  hello: ['protocols'],
  schema: [],
  list: ['cursor', 'page'],
  read: ['record', 'known'],
  create: ['key', 'other', 'fields'],
  update: ['record', 'version', 'patch'],
  delete: ['record', 'version'],
};

const read = (path, empty) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : empty);
const load = () => read(dataPath, { seq: 0, records: {}, deleted: {}, keys: {} });
const store = (data) => writeFileSync(dataPath, JSON.stringify(data));

/** Every answer to a request that this program understands. */
function answer(ask) {
  const { id, do: task, ...rest } = ask;
  const strange = Object.keys(rest).filter((name) => !MEMBERS[task]?.includes(name));
  if (!Number.isInteger(id) || strange.length > 0)
    throw new Error(`a strange request: ${JSON.stringify(ask)}`);
  const data = load();
  const found = data.records[ask.record];
  const show = (name) => {
    const { seq, fields } = data.records[name];
    const whole = Object.keys(SCHEMA.fields).map((field) => [field, fields[field] ?? null]);
    return { id: name, version: `v${seq}`, fields: Object.fromEntries(whole), where: `${dataPath}#${name}` };
  };
  switch (task) {
    case 'hello':
      return {
        kind: 'hello',
        protocol: 'sync-kernel-exec/1.4',
        capabilities: { guard: 'revision-test', create: 'client-id', ids: 'assigned', sharedIds: false },
      };
    case 'schema':
      return { kind: 'schema', schema: SCHEMA };
    case 'list':
      return list(data, ask, show);
    case 'read':
      if (found === undefined) return { kind: ask.record in data.deleted ? 'gone' : 'unknown' };
      return ask.known === `v${found.seq}`
        ? { kind: 'not-modified' }
        : { kind: 'found', record: show(ask.record) };
    case 'create': {
      const name = (data.keys[ask.key] ??= `X-${Object.keys(data.keys).length + 1}`);
      if (name in data.deleted) return { kind: 'gone' };
      data.records[name] ??= { seq: ++data.seq, fields: { ...ask.fields, made: 'here' } };
      store(data);
      return { kind: 'written', record: show(name) };
    }
    case 'update':
    case 'delete':
      if (found === undefined) return { kind: 'gone' };
      if (ask.version !== `v${found.seq}`) return { kind: 'stale' };
      if (task === 'delete') {
        delete data.records[ask.record];
        data.deleted[ask.record] = ++data.seq;
        store(data);
        return { kind: 'deleted' };
      }
      return update(data, ask, show);
    default:
      throw new Error(`an unknown request: ${task}`);
  }
}

function list(data, { cursor, page }, show) {
  const since = cursor === null ? 0 : Number(/^at-(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
  if (Number.isNaN(since))
    return { kind: 'fault', code: 'bad-cursor', message: 'no such cursor', retryable: false };
  const names = Object.keys(data.records).filter((name) => data.records[name].seq >= since);
  const start = page === null ? 0 : Number(page);
  const records = names.slice(start, start + 2).map(show);
  if (start + 2 < names.length) return { kind: 'page', records, next: String(start + 2) };
  const deleted = Object.keys(data.deleted).filter((name) => cursor !== null && data.deleted[name] >= since);
  return {
    kind: 'page',
    records,
    deleted,
    next: null,
    cursor: `at-${data.seq}`,
    complete: true,
    census: cursor === null,
  };
}

/** Applies the operations that sync-kernel emits; a failed test leaves everything as it was. */
function update(data, { record, patch }, show) {
  const fields = structuredClone(show(record).fields);
  for (const { op, path, value, from } of patch) {
    const parts = path.split('/').slice(1).map(unescape);
    if (parts[0] === 'made') return { kind: 'rejected', code: 'read-only', message: 'made is ours' };
    const last = parts.pop();
    const holder = parts.reduce((at, part) => at[part], fields);
    if (op === 'test' && JSON.stringify(holder[last] ?? null) !== JSON.stringify(value))
      return { kind: 'stale' };
    if (op === 'move') throw new Error(`a move from ${from}`);
    if (op === 'replace') holder[last] = value;
    if (op === 'add' && Array.isArray(holder))
      holder.splice(last === '-' ? holder.length : Number(last), 0, value);
    else if (op === 'add') holder[last] = value;
    if (op === 'remove' && Array.isArray(holder)) holder.splice(Number(last), 1);
    else if (op === 'remove') delete holder[last];
  }
  if (JSON.stringify(fields) !== JSON.stringify(show(record).fields)) {
    data.records[record] = { seq: ++data.seq, fields };
    store(data);
  }
  return { kind: 'written', record: show(record) };
}

function unescape(part) {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Takes the next misbehaviour for a request out of the plan. */
function mishapFor(task) {
  if (planPath === undefined) return null;
  const plan = read(planPath, []);
  const at = plan.findIndex(({ on }) => on === task);
  if (at === -1) return null;
  const [mishap] = plan.splice(at, 1);
  writeFileSync(planPath, JSON.stringify(plan));
  return mishap;
}

const say = (line) => process.stdout.write(`${line}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line);
  const mishap = mishapFor(ask.do);
  if (mishap?.stderr !== undefined) process.stderr.write(mishap.stderr);
  if (mishap?.do === 'die') process.exit(mishap.code ?? 3);
  if (mishap?.do === 'kill') process.kill(process.pid, 'SIGSEGV');
  if (mishap?.do === 'hang') continue;
  if (mishap?.do === 'say') {
    say(mishap.text);
    continue;
  }
  if (mishap?.do === 'flood') {
    const part = Buffer.alloc(1024 * 1024, 'x');
    for (let i = 0; i < 40; i += 1) process.stdout.write(part);
    continue;
  }
  if (mishap?.do === 'bytes') {
    process.stdout.write(Buffer.from([0x7b, 0xff, 0xfe, 0x0a]));
    continue;
  }
  if (mishap?.do === 'answer') {
    say(JSON.stringify({ id: ask.id, ...mishap.answer }));
    continue;
  }
  const said = { id: ask.id, ...answer(ask), ...mishap?.change };
  if (mishap?.do === 'die-after') process.exit(4);
  if (mishap?.do === 'hang-after') continue;
  if (mishap?.do === 'split') {
    const text = Buffer.from(`${JSON.stringify(said)}\r\n`);
    for (const byte of text) {
      process.stdout.write(Buffer.from([byte]));
      if (byte > 0x7f) await new Promise((done) => setTimeout(done, 1));
    }
    continue;
  }
  say(JSON.stringify(said));
  if (mishap?.do === 'twice') say(JSON.stringify(said));
  if (mishap?.do === 'exit-next') process.exit(0);
}
