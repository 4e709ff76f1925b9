import { visit } from 'jsonc-parser';
import type { JSONVisitor } from 'jsonc-parser';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/** One member of an object in a JSON text, as UTF-16 offsets. */
export interface Member {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** Of the name's opening quote. */
  readonly start: number;
  readonly valueStart: number;
  /** After the value's last character. */
  readonly end: number;
}

/** Why a text is no JSON that can be used, and on which line, from 1. */
export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

/** An object of a JSON text that was looked for. */
export interface ObjectPlace {
  /** After its opening brace. */
  readonly inside: number;
  readonly members: readonly Member[];
}

/** Walks a JSON text once; keeps the members of the wanted object and the first problem. */
class MemberFinder {
  found: { inside: number; members: Member[] } | null = null;
  problem: TextProblem | null = null;
  private readonly path: readonly string[];
  /** Names on the way to here; null for an array. */
  private readonly way: (string | null)[] = [];
  private readonly names: Set<string>[] = [];
  private pending: Pick<Member, 'name' | 'line' | 'start'> | null = null;

  constructor(path: readonly string[]) {
    this.path = path;
  }

  report(line: number, message: string): void {
    this.problem ??= { line: line + 1, message };
  }

  property(name: string, offset: number, line: number): void {
    const names = this.names.at(-1);
    if (names?.has(name) === true) this.report(line, `the member ${JSON.stringify(name)} is there twice`);
    names?.add(name);
    this.pending = { name, line: line + 1, start: offset };
  }

  beginValue(offset: number): void {
    if (this.pending !== null && this.isAt(this.way)) {
      this.found?.members.push({ ...this.pending, valueStart: offset, end: -1 });
    }
  }

  beginObject(offset: number, length: number): void {
    this.beginContainer(offset);
    if (this.isAt(this.way)) this.found = { inside: offset + length, members: [] };
    this.names.push(new Set());
  }

  beginArray(offset: number): void {
    this.beginContainer(offset);
    this.way[this.way.length - 1] = null;
  }

  endObject(end: number): void {
    this.names.pop();
    this.endContainer(end);
  }

  endContainer(end: number): void {
    this.way.pop();
    this.endValue(end);
  }

  endValue(end: number): void {
    const last = this.found?.members.at(-1);
    this.pending = null;
    if (this.isAt(this.way) && last?.end === -1) this.found?.members.splice(-1, 1, { ...last, end });
  }

  /** The way gets one part for each open container: the name it has in its parent. */
  private beginContainer(offset: number): void {
    this.beginValue(offset);
    this.way.push(this.pending?.name ?? '');
    this.pending = null;
  }

  /** Whether the innermost open container is the wanted one; the first part is the root. */
  private isAt(way: readonly (string | null)[]): boolean {
    return way.length === this.path.length + 1 && this.path.every((name, i) => way[i + 1] === name);
  }
}

/**
 * Finds the members of the object that a path of names leads to; null when there is no such object.
 *
 * Errors: the first place where the text is no JSON (comments and trailing commas are none), or where
 * an object anywhere in it names a member twice (A29, E79).
 */
export function findMembers(text: string, path: readonly string[]): Result<ObjectPlace | null, TextProblem> {
  const finder = new MemberFinder(path);
  const visitor: JSONVisitor = {
    onObjectBegin: (offset, length) => finder.beginObject(offset, length),
    onObjectProperty: (name, offset, _length, line) => finder.property(name, offset, line),
    onObjectEnd: (offset, length) => finder.endObject(offset + length),
    onArrayBegin: (offset) => finder.beginArray(offset),
    onArrayEnd: (offset, length) => finder.endContainer(offset + length),
    onLiteralValue: (_value, offset, length) => {
      finder.beginValue(offset);
      finder.endValue(offset + length);
    },
    onError: (_code, _offset, _length, line) => finder.report(line, 'it is not JSON'),
  };
  try {
    visit(text, visitor, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    finder.report(0, 'it is nested too deep');
  }
  return finder.problem === null ? ok(finder.found) : fail(finder.problem);
}
