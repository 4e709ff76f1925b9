/**
 * Preloaded into the program: kills it at the n-th step that reaches the disk (`SYNC_KILL_AT`).
 *
 * Steps are the calls below, each once before it and, for writes, once in the middle: half of the bytes are
 * there. With `SYNC_KILL_LOG` every step is named in that file, so that a run without a kill counts them.
 * Files outside of `SYNC_KILL_ROOT` do not count.
 */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { SYNC_KILL_AT: at, SYNC_KILL_LOG: log, SYNC_KILL_ROOT: root } = process.env;
const { appendFileSync, openSync, writeSync, fsyncSync } = fs;
const opened = new Map();
let steps = 0;

/** Counts a step; at the wanted one does what is to be left behind and dies. */
function step(name, half) {
  steps += 1;
  if (log !== undefined) appendFileSync(log, `${name}\n`);
  if (steps !== Number(at)) return;
  half?.();
  process.kill(process.pid, 'SIGKILL');
}

const short = (path) =>
  String(path)
    .slice(root.length + 1)
    .replaceAll(/[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f-]{36}/g, '<id>');
const counts = (path) => String(path).startsWith(`${root}/`);

fs.openSync = (path, ...rest) => {
  const file = openSync(path, ...rest);
  if (counts(path)) opened.set(file, path);
  else opened.delete(file);
  return file;
};

const plainWriteFile = fs.writeFileSync;
fs.writeFileSync = (file, data, ...rest) => {
  const path = typeof file === 'number' ? opened.get(file) : file;
  if (path !== undefined && counts(path)) {
    const half = Buffer.from(data).subarray(0, Math.floor(Buffer.from(data).length / 2));
    step(`half of ${short(path)}`, () => plainWriteFile(file, half));
  }
  return plainWriteFile(file, data, ...rest);
};

fs.writeSync = (file, bytes, ...rest) => {
  const path = opened.get(file);
  if (path !== undefined)
    step(`half of ${short(path)}`, () => writeSync(file, bytes, 0, Math.floor(bytes.length / 2)));
  return writeSync(file, bytes, ...rest);
};

fs.fsyncSync = (file) => {
  const path = opened.get(file);
  if (path !== undefined) step(`fsync ${short(path)}`);
  return fsyncSync(file);
};

for (const name of ['renameSync', 'unlinkSync', 'rmSync', 'linkSync', 'mkdirSync', 'copyFileSync']) {
  const plain = fs[name];
  fs[name] = (path, ...rest) => {
    if (counts(path)) step(`${name} ${short(path)}`);
    return plain(path, ...rest);
  };
}

const plainCut = fs.ftruncateSync;
fs.ftruncateSync = (file, ...rest) => {
  const path = opened.get(file);
  if (path !== undefined) step(`ftruncate ${short(path)}`);
  return plainCut(file, ...rest);
};

syncBuiltinESMExports();
