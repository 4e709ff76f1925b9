import * as real from 'node:fs';

/** The calls that reach the disk, with the file each is about. */
export const calls: string[] = [];
const opened = new Map<number, string>();
const short = (path: unknown): string => String(path).split('/').at(-1) ?? '';

/** `node:fs` that notes its calls. */
export const watchedFs = {
  ...real,
  openSync: (path: real.PathLike, ...rest: [number | string, number?]) => {
    const file = real.openSync(path, ...rest);
    opened.set(file, short(path));
    return file;
  },
  writeSync: (file: number, ...rest: [Uint8Array, number?]) => {
    calls.push(`write ${opened.get(file)}`);
    return real.writeSync(file, ...rest);
  },
  writeFileSync: (file: number, ...rest: [Uint8Array]) => {
    calls.push(`write ${opened.get(file)}`);
    real.writeFileSync(file, ...rest);
  },
  fsyncSync: (file: number) => {
    calls.push(`sync ${opened.get(file)}`);
    real.fsyncSync(file);
  },
  renameSync: (from: string, to: string) => {
    calls.push(`rename to ${short(to)}`);
    real.renameSync(from, to);
  },
  unlinkSync: (path: string) => {
    calls.push(`remove ${short(path)}`);
    real.unlinkSync(path);
  },
  ftruncateSync: (file: number, bytes: number) => {
    calls.push(`cut ${opened.get(file)}`);
    real.ftruncateSync(file, bytes);
  },
};
