import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { NativeRecord, SyncProvider } from '../../../src/provider.ts';
import { listAll, setField } from '../../suites/provider-suite.ts';
import { openFile } from '../../support/file-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let root: string;
let path: string;
let provider: SyncProvider;
beforeEach(() => {
  root = temporaryFolder();
  path = join(root, 'other.json');
  provider = openFile(root, 'other.json');
});

const write = (text: string) => fs.writeFileSync(path, text);
const text = () => fs.readFileSync(path, 'utf8');

async function read(id: string): Promise<NativeRecord> {
  const answer = await provider.read(id);
  if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
  return answer.record;
}

async function set(id: string, field: string, value: NativeRecord['fields'][string]): Promise<void> {
  const record = await read(id);
  const answer = await provider.update({
    id,
    patch: setField(record, field, value),
    version: record.version,
  });
  expect(answer.kind).toBe('written');
}

const FILE = `{
    "about": {"by" : "ada"},
    "records": {
        "a": { "title":"A",   "labels": [ "x","y" ],
               "note": "keep   me" },
        "b": {
            "title": "B",
            "status": "todo"
        },
        "c": {}
    },
    "after": [1,  2]
}
`;

describe('writing one record', () => {
  test('changes only the bytes of the changed value', async () => {
    write(FILE);
    await set('a', 'title', 'A2');
    expect(text()).toBe(FILE.replace('"title":"A"', '"title":"A2"'));
    await set('b', 'status', null);
    expect(text()).toBe(FILE.replace('"title":"A"', '"title":"A2"').replace('"todo"', 'null'));
  });

  test('adds a field in the style of the file', async () => {
    write(FILE);
    await set('b', 'labels', ['x']);
    const added = `"status": "todo",\n            "labels": [\n                "x"\n            ]`;
    expect(text()).toBe(FILE.replace('"status": "todo"', added));
  });

  test('adds and removes a record, and keeps the others and what stands beside them', async () => {
    write(FILE);
    await provider.create({ key: 'k', id: 'd', fields: { title: 'D' } });
    const added = `"c": {},\n        "d": {\n            "title": "D"\n        }`;
    expect(text()).toBe(FILE.replace('"c": {}', added));
    const { version } = await read('d');
    expect(await provider.delete({ id: 'd', version })).toEqual({ kind: 'deleted' });
    expect(text()).toBe(FILE);
  });

  test.each(['a', 'b', 'c'])('removing record %s leaves the others as they read', async (id) => {
    write(FILE);
    const before = JSON.parse(FILE) as { records: Record<string, unknown> };
    delete before.records[id];
    await provider.delete({ id, version: (await read(id)).version });
    expect(JSON.parse(text())).toEqual(before);
  });

  test('E53: keeps CRLF, tabs and a byte order mark', async () => {
    write('\uFEFF{\r\n\t"records": {\r\n\t\t"a": {\r\n\t\t\t"title": "A"\r\n\t\t}\r\n\t}\r\n}\r\n');
    await set('a', 'status', 'done');
    expect(text()).toBe(
      '\uFEFF{\r\n\t"records": {\r\n\t\t"a": {\r\n\t\t\t"title": "A",\r\n\t\t\t"status": "done"\r\n\t\t}\r\n\t}\r\n}\r\n',
    );
  });

  test('keeps a file of one line on one line', async () => {
    write('{"records":{"a":{"title":"A"},"b":{}}}');
    await set('a', 'status', 'done');
    await set('b', 'title', 'B');
    expect(text()).toBe('{"records":{"a":{"title":"A","status":"done"},"b":{"title":"B"}}}');
  });

  test('E78: ids with quotes, spaces and slashes are only names', async () => {
    const ids = ['backlog/1', 'a "b"', 'é 🔑', 'records', 'x.y', '~0'];
    for (const id of ids) await provider.create({ key: id, id, fields: { title: id } });
    expect([...(await listAll(provider)).records.keys()]).toEqual(ids);
    for (const id of ids) await set(id, 'title', `${id}!`);
    expect((await read('a "b"')).fields['title']).toBe('a "b"!');
  });

  test('a nested "records" or an equal name elsewhere is not mistaken for the record', async () => {
    write(
      '{"x":{"records":{"a":{"title":"no"}}},"records":{"a":{"meta":{"a":{"title":"in"}},"title":"yes"}}}',
    );
    await set('a', 'title', 'new');
    expect(text()).toBe(
      '{"x":{"records":{"a":{"title":"no"}}},"records":{"a":{"meta":{"a":{"title":"in"}},"title":"new"}}}',
    );
  });

  test('I8: is done by a rename, and leaves no other file', async () => {
    write(FILE);
    const before = fs.statSync(path).ino;
    await set('a', 'title', 'A2');
    expect(fs.statSync(path).ino).not.toBe(before);
    expect(fs.readdirSync(root)).toEqual(['other.json']);
  });

  test('keeps the mode of the file and follows a link to it', async () => {
    write(FILE);
    fs.chmodSync(path, 0o640);
    fs.symlinkSync(path, join(root, 'link.json'));
    provider = openFile(root, 'link.json');
    await set('a', 'title', 'A2');
    expect(fs.statSync(path).mode & 0o777).toBe(0o640);
    expect(fs.lstatSync(join(root, 'link.json')).isSymbolicLink()).toBe(true);
    expect(text()).toContain('A2');
  });

  test('E77: an edit of another record in between does not matter, one of this record does', async () => {
    write(FILE);
    const record = await read('a');
    write(FILE.replace('"B"', '"B2"'));
    const request = { id: 'a', patch: setField(record, 'title', 'A2'), version: record.version };
    expect((await provider.update(request)).kind).toBe('written');
    expect(text()).toBe(FILE.replace('"B"', '"B2"').replace('"A"', '"A2"'));
    expect(await provider.update(request)).toEqual({ kind: 'stale' });
  });

  test('formatting alone is no other version', async () => {
    write('{"records":{"a":{"x":1,"y":2}}}');
    const { version } = await read('a');
    write('{"records":{"a":{ "y": 2, "x": 1.0 }}}');
    expect((await read('a')).version).toBe(version);
  });

  test('a create of an id that is there with other fields is stale and writes nothing', async () => {
    write(FILE);
    expect(await provider.create({ key: 'k', id: 'a', fields: { title: 'other' } })).toEqual({
      kind: 'stale',
    });
    expect(text()).toBe(FILE);
  });

  test('a field that the file leaves out can be tested and set; one set to null again stays out', async () => {
    write('{"records":{"a":{"title":"A"}}}');
    await set('a', 'status', 'todo');
    write('{"records":{"a":{"title":"A"},"b":{"status":1}}}');
    provider = openFile(root, 'other.json');
    const record = await read('a');
    expect(record.fields['status']).toBeNull();
    const patch = [...setField(record, 'status', null), { op: 'test', path: '/title', value: 'A' }] as const;
    await provider.update({ id: 'a', patch, version: record.version });
    expect(text()).toBe('{"records":{"a":{"title":"A"},"b":{"status":1}}}');
  });
});

test('what a provider knows after many writes is what a new one reads', async () => {
  write(FILE);
  for (let i = 0; i < 30; i += 1) {
    const id = `r${i % 7}`;
    const found = await provider.read(id);
    if (found.kind !== 'found')
      await provider.create({ key: id, id, fields: { title: `${i}`, note: 'a\nb' } });
    else if (i % 5 === 0) await provider.delete({ id, version: found.record.version });
    else await set(id, i % 2 === 0 ? 'title' : 'labels', [`${i}`, { deep: [i] }]);
  }
  const other = openFile(root, 'other.json');
  await Promise.all([provider.schema(), other.schema()]);
  const fields = async (of: SyncProvider) =>
    [...(await listAll(of)).records].map(([id, { version }]) => [id, version]);
  expect(await fields(provider)).toEqual(await fields(other));
  expect(JSON.parse(text())).toMatchObject({ about: { by: 'ada' }, records: { c: {} }, after: [1, 2] });
});

describe('a file', () => {
  test('that is missing is an empty side and is made by the first create, with its folders', async () => {
    provider = openFile(root, 'deep/er/other.json');
    expect((await listAll(provider)).records.size).toBe(0);
    await provider.create({ key: 'k', id: 'a', fields: { title: 'A' } });
    const made = fs.readFileSync(join(root, 'deep/er/other.json'), 'utf8');
    expect(made).toBe('{\n  "records": {\n    "a": {\n      "title": "A"\n    }\n  }\n}\n');
  });

  test('may be beside the repository', async () => {
    write(FILE);
    fs.mkdirSync(join(root, 'repository'));
    provider = openFile(join(root, 'repository'), '../other.json');
    expect((await listAll(provider)).records.size).toBe(3);
    provider = openFile('/nowhere', path);
    expect((await listAll(provider)).records.size).toBe(3);
  });

  test.each([
    ['broken JSON', '{"records": {\n"a": {,}}}', /other\.json:2: it is not JSON/],
    ['a comment', '{"records": {} // no\n}', /other\.json:1: it is not JSON/],
    ['a trailing comma', '{"records": {},\n}', /other\.json:2: it is not JSON/],
    [
      'A29: a record twice',
      '{"records": {\n"a": {},\n"a": {}}}',
      /other\.json:3: the member "a" is there twice/,
    ],
    [
      'A29: a field twice',
      '{"records": {\n"a": {"x":1,\n"x":2}}}',
      /other\.json:3: the member "x" is there twice/,
    ],
    ['nothing in it', '', /other\.json:1: it is not JSON/],
    ['no records', '{}', /must be an object with "records"/],
    ['records that are an array', '{"records": []}', /must be an object with "records"/],
    ['an array', '[]', /must be an object with "records"/],
    ['E79: nesting without end', '['.repeat(100_000), /is not JSON|nested too deep/],
    [
      'a schema that is none',
      '{"schema":{"fields":{"a":{"kind":"x"}}},"records":{}}',
      /"schema" is no schema/,
    ],
  ])('with %s is a fault that names the place, and is not written', async (_, broken, message) => {
    write(broken);
    const failed = listAll(provider);
    await expect(failed).rejects.toMatchObject({
      name: 'ProviderFault',
      code: 'file-broken',
      retryable: false,
    });
    await expect(failed).rejects.toThrow(message);
    await expect(provider.create({ key: 'k', id: 'z', fields: {} })).rejects.toMatchObject({
      code: 'file-broken',
    });
    expect(text()).toBe(broken);
  });

  test('that is not UTF-8 or too large is a fault', async () => {
    fs.writeFileSync(path, Buffer.from([0x7b, 0xff]));
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'file-broken' });
    fs.truncateSync(path, 65 * 1024 * 1024);
    await expect(listAll(provider)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('E14, E79: one bad record is reported with its line; the others go on and it is not written', async () => {
    write('{"records":{\n"a":{"title":"A"},\n"b":7,\n"c":{"x":{"__proto__":1}},\n"d":{"x":"\\ud800"}}}');
    const listed = await listAll(provider);
    expect([...listed.records.keys()]).toEqual(['a']);
    expect(listed.pages[0]?.failed).toMatchObject([
      { id: 'b', code: 'bad-record', where: `${path}:3` },
      { id: 'c', code: 'unfit-value', where: `${path}:4` },
      { id: 'd', code: 'unfit-value', where: `${path}:5` },
    ]);
    expect(listed.end).toEqual({ cursor: null, complete: true, census: true });
    expect((await provider.read('c')).kind).toBe('unreadable');
    expect(await provider.update({ id: 'b', patch: [], version: '"x"' })).toEqual({ kind: 'stale' });
  });

  test('E79: a record named like a prototype key leaves the listing incomplete', async () => {
    write('{"records":{"__proto__":{"title":"x"},"a":{}}}');
    const listed = await listAll(provider);
    expect([...listed.records.keys()]).toEqual(['a']);
    expect(listed.pages[0]?.failed).toMatchObject([{ code: 'bad-id' }]);
    expect(listed.end.complete).toBe(false);
  });
});

describe('a schema', () => {
  test('that the file states holds: its fields and no others', async () => {
    write(
      '{"schema":{"fields":{"title":{"kind":"text"},"by":{"kind":"scalar","writable":false}}},"records":{"a":{"title":"A"}}}',
    );
    expect(await provider.schema()).toEqual({
      fields: { title: { kind: 'text', writable: true }, by: { kind: 'scalar', writable: false } },
      open: false,
    });
    const { version } = await read('a');
    for (const path of ['/colour', '/by', '']) {
      const answer = await provider.update({ id: 'a', patch: [{ op: 'add', path, value: 'x' }], version });
      expect(answer).toMatchObject({ kind: 'rejected', code: 'refused' });
    }
  });
});
