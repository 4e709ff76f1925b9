import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordPath } from './planning.mjs';
import { SCHEMA } from './records.mjs';

const PAGE_SIZE = 500;
const CAPABILITIES = { guard: 'if-match', create: 'client-id', ids: 'given', sharedIds: false };

/**
 * The local side of a planning corpus: `git ls-tree` names every artifact's blob in one call, and only
 * artifacts with another blob than the index knows are read and parsed.
 */
export function localSide(folder) {
  const read = (id, version) => {
    const fields = JSON.parse(readFileSync(join(folder, 'records', recordPath(id)), 'utf8'));
    return { id, version, fields, where: `${recordPath(id)}:1` };
  };
  return {
    name: 'bench-local',
    side: 'local',
    capabilities: CAPABILITIES,
    schema: async () => ({ fields: SCHEMA, open: false }),
    async *changes({ known }) {
      const listing = await blobsOf(join(folder, 'repo'));
      const unchanged = [];
      let records = [];
      for (let at = 0; at < listing.length;) {
        const end = listing.indexOf('\0', at);
        const blob = listing.slice(at + 12, at + 52);
        const id = listing.slice(at + 56, end - 5);
        at = end + 1;
        if (known.has(blob)) unchanged.push(id);
        else records.push(read(id, blob));
        if (records.length < PAGE_SIZE) continue;
        yield { records };
        records = [];
      }
      yield { records, unchanged, end: { cursor: null, complete: true, census: true } };
    },
    read: async (id) => ({ kind: 'found', record: read(id, 'unchanged') }),
  };
}

function blobsOf(repo) {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'latin1', maxBuffer: 1 << 28 };
    execFile('git', ['-C', repo, 'ls-tree', '-r', '-z', 'local'], options, (error, output) =>
      error === null ? resolve(output) : reject(error),
    );
  });
}

/** The remote side: it lists what changed since the cursor, page by page, as an upstream does. */
export function remoteSide(folder, fields = SCHEMA) {
  return {
    name: 'bench-remote',
    side: 'remote',
    capabilities: { ...CAPABILITIES, ids: 'assigned' },
    schema: async () => ({ fields, open: false }),
    async *changes() {
      const text = readFileSync(join(folder, 'remote-changes.ndjson'), 'utf8');
      let records = [];
      for (let at = 0; at < text.length;) {
        const end = text.indexOf('\n', at);
        const record = JSON.parse(text.slice(at, end));
        records.push({ ...record, id: `up-${record.id}` });
        at = end + 1;
        if (records.length < 100) continue;
        yield { records };
        records = [];
      }
      yield { records, end: { cursor: '2', complete: true, census: false } };
    },
    read: async (id) => {
      throw new Error(`nothing is in doubt, so ${id} need not be read alone`);
    },
  };
}
