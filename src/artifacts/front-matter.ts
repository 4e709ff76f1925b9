import type { Json, JsonObject } from '../kernel/json.ts';
import { isJsonObject } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { dominantEnding, lineEnd, shiftSplices, withEnding } from './lines.ts';
import type { Problem, Refusal } from './problem.ts';
import type { Splice } from './splice.ts';
import { editYaml } from './yaml-edit.ts';
import { readYaml } from './yaml-read.ts';
import type { SimpleYaml } from './yaml-simple.ts';
import { editSimpleYaml, readSimpleYaml } from './yaml-simple.ts';

/** A Markdown file split at its front matter; all offsets are those of the whole text. */
export interface FrontMatter {
  /** False when the file has none; then `members` is empty and both ranges are at the top. */
  readonly present: boolean;
  /** The lines between the two `---`. */
  readonly start: number;
  readonly end: number;
  /** Where the text after the front matter begins. */
  readonly bodyStart: number;
  readonly members: JsonObject;
  /** The same members with their places, when the front matter is a simple one. */
  readonly simple: SimpleYaml | null;
}

/**
 * Reads the front matter of a Markdown text; BOM and CRLF are tolerated, and so is having none.
 *
 * Errors: those of `readYaml` with the line in the file; `front-matter-open` when its end is missing.
 */
export function readFrontMatter(text: string): Result<FrontMatter, Problem> {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const none = ok({ present: false, start: top, end: top, bodyStart: top, members: {}, simple: null });
  const first = lineEnd(text, top);
  if (!/^---[ \t]*\r?\n$/.test(text.slice(top, first))) return none;
  const closing = closingLine(text, first);
  if (closing === null) {
    if (!/^[\w-]+:(?:\s|$)/.test(text.slice(first, first + 200))) return none;
    return fail({
      code: 'front-matter-open',
      message: 'the front matter is not closed. Add a line "---" behind it.',
      line: 1,
    });
  }
  const inner = text.slice(first, closing);
  const place = { present: true, start: first, end: closing, bodyStart: lineEnd(text, closing) };
  const simple = readSimpleYaml(inner);
  if (simple !== null) return ok({ ...place, members: simple.members, simple });
  const read = readYaml(inner);
  if (!read.ok) return fail(movedDown(read.error));
  const value: Json = read.value.value ?? {};
  // Lines that are no mapping are some text below a rule.
  return isJsonObject(value) ? ok({ ...place, members: value, simple }) : none;
}

function closingLine(text: string, from: number): number | null {
  if (/^---[ \t]*\r?\n?$/.test(text.slice(from, lineEnd(text, from)))) return from;
  for (let at = text.indexOf('\n---', from - 1); at !== -1; at = text.indexOf('\n---', at + 1)) {
    if (at >= from && /^---[ \t]*\r?\n?$/.test(text.slice(at + 1, lineEnd(text, at + 1)))) return at + 1;
  }
  return null;
}

function movedDown(problem: Problem): Problem {
  return problem.line === undefined ? problem : { ...problem, line: problem.line + 1 };
}

/** Plans the splices that give a front matter other members; a file without one gets one. */
export function editFrontMatter(
  text: string,
  matter: FrontMatter,
  after: JsonObject,
): Result<readonly Splice[], Refusal> {
  const inner = text.slice(matter.start, matter.end);
  const simple = matter.simple === null ? null : editSimpleYaml(inner, matter.simple, after);
  if (simple !== null) return ok(shiftSplices(simple, matter.start));
  const edited = editYaml(matter.present ? inner : '', after);
  if (!edited.ok) return edited;
  if (edited.value === inner) return ok([]);
  if (matter.present) return ok([{ start: matter.start, end: matter.end, text: edited.value }]);
  if (edited.value === '') return ok([]);
  const gap = /^\s/.test(text.slice(matter.start)) || matter.start === text.length ? '' : '\n';
  const block = withEnding(`---\n${edited.value}---\n${gap}`, dominantEnding(text));
  return ok([{ start: matter.start, end: matter.start, text: block }]);
}
