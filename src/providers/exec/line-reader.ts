import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';

/** The longest line of a program, in bytes. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * Cuts the bytes of a program into lines.
 *
 * Gives each whole line, without its end, as text; a CR before it stays, JSON ignores it.
 * Errors: `too-long`, `not-utf-8`; nothing may be read after them.
 */
export class LineReader {
  private parts: Uint8Array[] = [];
  private size = 0;
  private readonly most: number;

  constructor(most = MAX_LINE_BYTES) {
    this.most = most;
  }

  /** Takes the next bytes; gives the lines that they end. */
  take(chunk: Uint8Array): Result<readonly string[], 'too-long' | 'not-utf-8'> {
    const lines: string[] = [];
    let rest = chunk;
    for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
      if (!this.keep(rest.subarray(0, end))) return fail('too-long');
      const line = this.line();
      if (line === null) return fail('not-utf-8');
      lines.push(line);
      rest = rest.subarray(end + 1);
    }
    return this.keep(rest) ? ok(lines) : fail('too-long');
  }

  private keep(part: Uint8Array): boolean {
    this.size += part.length;
    if (this.size > this.most) return false;
    if (part.length > 0) this.parts.push(part);
    return true;
  }

  private line(): string | null {
    const bytes = Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  }
}
