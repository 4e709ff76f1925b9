import type { Json, JsonObject } from '../kernel/json.ts';
import { isJsonObject } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { dominantEnding, lineEnd, withEnding } from './lines.ts';
import type { Problem, Refusal } from './problem.ts';
import type { Splice } from './splice.ts';
import { editYaml } from './yaml-edit.ts';
import { readYaml } from './yaml-read.ts';
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
}

/**
 * Reads the front matter of a Markdown text; BOM and CRLF are tolerated, and so is having none.
 *
 * Errors: those of `readYaml` with the line in the file; `front-matter-open` when its end is missing.
 */
export function readFrontMatter(text: string): Result<FrontMatter, Problem> {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const none = ok({ present: false, start: top, end: top, bodyStart: top, members: {} });
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
  const members = readMembers(text.slice(first, closing));
  if (!members.ok) return fail(movedDown(members.error));
  if (members.value === null) return none;
  return ok({
    present: true,
    start: first,
    end: closing,
    bodyStart: lineEnd(text, closing),
    members: members.value,
  });
}

function closingLine(text: string, from: number): number | null {
  for (let at = from; at < text.length; at = lineEnd(text, at)) {
    if (text.startsWith('---', at) && /^---[ \t]*\r?\n?$/.test(text.slice(at, lineEnd(text, at)))) return at;
  }
  return null;
}

/** Null when the lines are no mapping: then the dashes were a rule above some text. */
function readMembers(inner: string): Result<JsonObject | null, Problem> {
  const simple = readSimpleYaml(inner);
  if (simple !== null) return ok(simple.members);
  const read = readYaml(inner);
  if (!read.ok) return read;
  const value: Json = read.value.value ?? {};
  return ok(isJsonObject(value) ? value : null);
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
  const ending = dominantEnding(text);
  const simple = matter.present ? editSimpleYaml(inner, after) : null;
  const edited = simple === null ? editYaml(matter.present ? inner : '', after) : ok(simple);
  if (!edited.ok) return edited;
  if (edited.value === inner) return ok([]);
  if (matter.present) return ok([{ start: matter.start, end: matter.end, text: edited.value }]);
  if (edited.value === '') return ok([]);
  const gap = /^\s/.test(text.slice(matter.start)) || matter.start === text.length ? '' : '\n';
  const block = withEnding(`---\n${edited.value}---\n${gap}`, ending);
  return ok([{ start: matter.start, end: matter.start, text: block }]);
}
