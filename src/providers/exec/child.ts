import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { endGently, killAll, leash } from './leash.ts';
import { LineReader } from './line-reader.ts';
import type { Surroundings } from './surroundings.ts';

/** How much of what a program last said on stderr is kept, in bytes. */
const MAX_SAID_BYTES = 4096;

/** How long the rest of stderr is waited for after a program's end, in milliseconds. */
const LAST_WORDS_MS = 200;

/** Why no more lines will come. */
export type End =
  | { readonly kind: 'not-started'; readonly cause: NodeJS.ErrnoException }
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-utf-8' };

/** A running program, line by line. */
export interface Child {
  send(line: string): void;
  /** The end of what it said on stderr, as it came. */
  said(): string;
  /** Whether it said more than is kept. */
  isCut(): boolean;
  kill(): void;
  /** Ends its input, and kills it when that is not enough. */
  end(): Promise<void>;
}

/**
 * Starts a program without a shell; `onEnd` is called once, and no line comes after it.
 *
 * An idle program does not keep this process alive; whoever waits for a line does.
 */
export function startChild(
  command: readonly [string, ...string[]],
  about: Surroundings & {
    readonly onLine: (line: string) => void;
    readonly onEnd: (end: End) => void;
  },
): Child {
  const [program, ...args] = command;
  const { cwd, env } = about;
  const child = spawn(program, args, { cwd, env, detached: true, shell: false, windowsHide: true });
  const release = leash(child);
  let isOver = false;
  const finish = (end: End): void => {
    release();
    if (!isOver) {
      isOver = true;
      about.onEnd(end);
    }
  };
  const fail = (kind: 'too-long' | 'not-utf-8'): void => {
    killAll(child);
    finish({ kind });
  };
  const reader = new LineReader();
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = isOver ? null : reader.take(chunk);
    if (lines?.ok === false) fail(lines.error);
    for (const line of lines?.ok === true ? lines.value : []) about.onLine(line);
  });
  let said = Buffer.alloc(0);
  let isCut = false;
  child.stderr.on('data', (chunk: Buffer) => {
    said = Buffer.concat([said, chunk]);
    isCut ||= said.length > MAX_SAID_BYTES;
    said = said.subarray(-MAX_SAID_BYTES);
  });
  // A program that ended its input early is noticed by its end or by the missing answer.
  child.stdin.on('error', () => undefined);
  child.once('error', (cause) => finish({ kind: 'not-started', cause }));
  child.once('exit', (code, signal) => {
    const end: End = { kind: 'ended', code, signal };
    release();
    // What it started itself goes with it, and could hold its output open for ever.
    killAll(child);
    setTimeout(() => finish(end), LAST_WORDS_MS).unref();
    child.once('close', () => finish(end));
  });
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket).unref();
  return {
    send: (line) => void child.stdin.write(`${line}\n`),
    said: () => said.toString('utf8'),
    isCut: () => isCut,
    kill: () => killAll(child),
    end: async () => endGently(child),
  };
}
