import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { SyncProvider } from '../../../src/provider.ts';
import { listAll, setField } from '../../suites/provider-suite.ts';
import { openFile } from '../../support/file-provider.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let root: string;
let folder: string;
let provider: SyncProvider;
beforeEach(() => {
  root = temporaryFolder();
  folder = join(root, 'other');
  provider = openFile(root, 'other');
});

describe('a folder of records', () => {
  test('that is missing is an empty side and is made by the first create', async () => {
    expect((await listAll(provider)).records.size).toBe(0);
    await provider.create({ key: 'k', id: 'a', fields: { title: 'A' } });
    expect(fs.readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{\n  "title": "A"\n}\n');
  });

  test('A28: gives every id a file name of its own that stays in the folder', async () => {
    const ids = ['backlog/1', '../up', '..', '.', '.hidden', 'a%2Fb', 'a b', 'é', 'con*', 'x.json'];
    for (const id of ids) await provider.create({ key: id, id, fields: { title: id } });
    const listed = await listAll(provider);
    expect([...listed.records.keys()].toSorted()).toEqual(ids.toSorted());
    expect(listed.pages[0]?.failed).toEqual([]);
    expect(fs.readdirSync(root)).toEqual(['other']);
    expect(fs.readdirSync(folder)).toContain('backlog%2F1.json');
    for (const [id, record] of listed.records) expect(record.fields['title']).toBe(id);
  });

  test('takes only files named like records; broken ones, links and odd names are reported alone', async () => {
    fs.mkdirSync(join(folder, 'sub.json'), { recursive: true });
    fs.writeFileSync(join(root, 'secret.json'), '{"title":"secret"}');
    const files = {
      'a.json': '{"title":"A"}',
      'b.json': '{"x":1,\n"x":2}',
      'c.json': '[]',
      'n.txt': 'x',
      '.h.json': '{}',
    };
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, name), text);
    fs.writeFileSync(join(folder, 'a b.json'), '{}');
    fs.symlinkSync(join(root, 'secret.json'), join(folder, 'l.json'));
    fs.writeFileSync(join(folder, 'u.json'), Buffer.from([0x7b, 0xff]));
    const listed = await listAll(provider);
    expect([...listed.records.keys()]).toEqual(['a']);
    const failed = new Map(listed.pages[0]?.failed?.map((each) => [each.where, each]));
    expect(failed.get(`${join(folder, 'b.json')}:2`)).toMatchObject({ id: 'b', code: 'file-broken' });
    expect(failed.get(`${join(folder, 'c.json')}:1`)).toMatchObject({ id: 'c', code: 'bad-record' });
    expect(failed.get(join(folder, 'l.json'))).toMatchObject({ id: 'l', code: 'link' });
    expect(failed.get(join(folder, 'a b.json'))).toMatchObject({ code: 'bad-id' });
    expect(failed.get(join(folder, 'u.json'))).toMatchObject({ id: 'u', code: 'file-broken' });
    expect(failed.size).toBe(5);
    expect(listed.end.complete).toBe(false);
    expect((await provider.read('l')).kind).toBe('unreadable');
  });

  test('edits only the changed value of one file', async () => {
    fs.mkdirSync(folder);
    fs.writeFileSync(join(folder, 'a.json'), '{ "title" : "A",\n\t"labels":["x"] }');
    fs.writeFileSync(join(folder, 'b.json'), '{"title":"B"}');
    const untouched = fs.statSync(join(folder, 'b.json')).ino;
    const read = await provider.read('a');
    if (read.kind !== 'found') throw new Error(read.kind);
    const { version } = read.record;
    await provider.update({ id: 'a', patch: setField(read.record, 'title', 'A2'), version });
    expect(fs.readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{ "title" : "A2",\n\t"labels":["x"] }');
    expect(fs.statSync(join(folder, 'b.json')).ino).toBe(untouched);
    expect(fs.readdirSync(folder)).toEqual(['a.json', 'b.json']);
  });
});
