import * as path from 'node:path';
import { equalJson } from '../../kernel/json.ts';
import { assert, fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { ProviderFault } from '../../provider.ts';
import type { RecordFailure } from '../../provider.ts';
import { isLink, listFolder, readText, removeFile, writeText } from './disk.ts';
import { failure, idProblem, parseEntry, parseJsonText } from './entry.ts';
import type { JsonText } from './entry.ts';
import type { Entry, Shelf } from './shelf.ts';
import { editRecord, layoutOf, NEW_LAYOUT, printJson } from './text-edit.ts';

/** Characters of a file name, all of them ASCII; file systems take 255 and a write needs some for itself. */
const MAX_NAME = 230;

interface Opened {
  readonly id: string;
  readonly entry: Entry;
  readonly json: JsonText;
}

/**
 * Keeps each record in its own file, `<id>.json`, in one folder; a missing folder is an empty side.
 *
 * Shape: a file holds the fields, `{"title":"Sign in"}`. Characters of an id that a file name should not
 * have are percent-encoded: `backlog/1` is `backlog%2F1.json`. Other names, hidden files and folders in it
 * are no records; links are refused.
 */
export function openFolder(folder: string): Shelf {
  const fileOf = (id: string) => path.join(folder, fileName(id));
  return {
    idProblem: (id) =>
      idProblem(id) ?? (fileName(id).length > MAX_NAME ? 'the id is too long for a file name' : null),
    readAll() {
      const entries = new Map<string, Entry>();
      const failed: RecordFailure[] = [];
      for (const found of listFolder(folder) ?? []) {
        if (found.name.startsWith('.') || !found.name.endsWith('.json') || found.isDirectory()) continue;
        const file = path.join(folder, found.name);
        const id = idOf(found.name);
        const opened =
          id === null ? fail(failure('bad-id', 'the file name is no encoded id', file)) : openFile(file, id);
        if (opened?.ok === true) entries.set(opened.value.id, opened.value.entry);
        else if (opened !== null) failed.push(opened.error);
      }
      return { entries, failed, schema: null };
    },
    read(id) {
      const opened = openFile(fileOf(id), id);
      if (opened === null) return { kind: 'absent' };
      return opened.ok
        ? { kind: 'found', entry: opened.value.entry }
        : { kind: 'unreadable', failure: opened.error };
    },
    write(id, { expected, fields }) {
      const opened = openFile(fileOf(id), id);
      if (opened !== null && !opened.ok) return false;
      const found = opened?.value.entry.fields ?? null;
      if (!equalJson(found, expected)) return false;
      if (fields === null) removeFile(fileOf(id));
      else if (opened === null) writeText(fileOf(id), `${printJson(fields, NEW_LAYOUT, 0)}\n`);
      else writeText(fileOf(id), edited(opened.value, fields));
      return true;
    },
  };
}

/** Null when there is no such file; what is wrong with a file is wrong with its record only. */
function openFile(file: string, id: string): Result<Opened, RecordFailure> | null {
  if (isLink(file)) return fail({ id, ...failure('link', 'links are not followed', file) });
  let raw: string | null;
  try {
    raw = readText(file);
  } catch (error) {
    if (!(error instanceof ProviderFault) || error.retryable) throw error;
    return fail({ id, where: file, code: error.code, message: error.message });
  }
  if (raw === null) return null;
  const json = parseJsonText(raw, []);
  if (!json.ok)
    return fail({ id, ...failure('file-broken', json.error.message, `${file}:${json.error.line}`) });
  const entry = parseEntry(id, json.value.value, `${file}:1`);
  return entry.ok ? ok({ id, entry: entry.value, json: json.value }) : entry;
}

function edited({ json, entry }: Opened, fields: Entry['fields']): string {
  assert(json.place !== null, 'a record was parsed that is no object');
  return (
    json.bom +
    editRecord(json.text, { before: entry.fields, after: fields, layout: layoutOf(json.text), level: 1 })
  );
}

/** Names a record's file. Laws: `idOf(fileName(id))` is `id`. */
function fileName(id: string): string {
  const plain = encodeURIComponent(id).replaceAll('*', '%2A').replace(/^\./, '%2E');
  return `${plain}.json`;
}

function idOf(name: string): string | null {
  try {
    const id = decodeURIComponent(name.slice(0, -'.json'.length));
    return fileName(id) === name ? id : null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
