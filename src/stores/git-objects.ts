import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { StoreFault } from '../store.ts';
import type { Git } from '../git/run-git.ts';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads objects of a repository by any name that git knows, all through one process. */
export interface GitObjects {
  /** Null when there is no such object here. Errors: `state-too-large` past `maxBytes`. */
  read(name: string, maxBytes: number): Promise<GitObject | null>;
  /** Whether an object is here. */
  has(id: string): Promise<boolean>;
  close(): void;
}

interface Request {
  readonly name: string;
  readonly maxBytes: number;
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (cause: Error) => void;
}

/**
 * Opens `git cat-file --batch` for a repository, when the first object is asked for.
 *
 * Requests are answered in order and may be made at once. The process keeps nobody waiting: it holds
 * the program open only while a request is on its way, and ends with it.
 */
export function openObjects(git: Git): GitObjects {
  const waiting: Request[] = [];
  let child: ChildProcess | null = null;
  let chunks: Buffer[] = [];
  let length = 0;
  let head: { readonly id: string; readonly type: string; readonly size: number } | null = null;

  function hold(isWaiting: boolean): void {
    for (const part of [child, child?.stdin as Socket | undefined, child?.stdout as Socket | undefined]) {
      if (isWaiting) part?.ref();
      else part?.unref();
    }
  }

  function stop(): void {
    child?.removeAllListeners();
    child?.stdout?.removeAllListeners();
    child?.stdin?.end();
    child?.kill();
    child = null;
    [chunks, length, head] = [[], 0, null];
  }

  function start(): ChildProcess {
    const started = git.start(['cat-file', '--batch']);
    started.stdout?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      while (takeOne());
      if (waiting.length === 0) hold(false);
    });
    const fail = (cause?: Error): void => {
      stop();
      for (const request of waiting.splice(0)) request.reject(endedEarly(cause));
    };
    started.stdin?.on('error', () => undefined);
    started.on('error', fail);
    started.on('close', () => fail());
    return started;
  }

  /** Takes one answer off what has come; false when more must come first. */
  function takeOne(): boolean {
    const [first] = waiting;
    if (first === undefined) return false;
    if (head === null) {
      const line = takeLine();
      if (line === null) return false;
      const [id, type, size] = line.split(' ');
      if (size === undefined || !/^\d+$/.test(size)) {
        waiting.shift()?.resolve(null);
        return true;
      }
      head = { id: id ?? '', type: type ?? '', size: Number(size) };
    }
    if (head.size > first.maxBytes) return refuse(first, head.size);
    if (length < head.size + 1) return false;
    const whole = joined();
    const { id, type, size } = head;
    head = null;
    rest(whole, size + 1);
    waiting.shift()?.resolve({ id, type, bytes: whole.subarray(0, size) });
    return true;
  }

  /** What comes is not read: the process is ended, and asked anew for what else was asked. */
  function refuse(request: Request, size: number): boolean {
    stop();
    const others = waiting.splice(0).slice(1);
    request.reject(
      new StoreFault({
        code: 'state-too-large',
        message: `${request.name} has ${size} bytes, more than the ${request.maxBytes} such a file may have. Restore it from git.`,
      }),
    );
    for (const other of others) ask(other);
    return false;
  }

  function takeLine(): string | null {
    const whole = joined();
    const end = whole.indexOf(10);
    if (end === -1) return null;
    rest(whole, end + 1);
    return whole.toString('utf8', 0, end);
  }

  function joined(): Buffer {
    const [only] = chunks;
    const whole = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  }

  function rest(whole: Buffer, from: number): void {
    chunks = [whole.subarray(from)];
    length -= from;
  }

  function ask(request: Request): void {
    child ??= start();
    waiting.push(request);
    hold(true);
    child.stdin?.write(`${request.name}\n`);
  }

  async function read(name: string, maxBytes: number): Promise<GitObject | null> {
    return new Promise((resolve, reject) => {
      ask({ name, maxBytes, resolve, reject });
    });
  }

  return { read, has: async (id) => (await read(id, Infinity)) !== null, close: stop };
}

function endedEarly(cause?: Error): StoreFault {
  return new StoreFault({
    code: 'state-unreadable',
    message: `git cat-file ended before it had answered${cause === undefined ? '' : `: ${cause.message}`}. Run again.`,
    retryable: true,
    cause,
  });
}
