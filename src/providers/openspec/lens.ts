import { readFrontMatter } from '../../artifacts/front-matter.ts';
import { dominantEnding, linesOf, withEnding } from '../../artifacts/lines.ts';
import type { Heading, Section } from '../../artifacts/markdown-outline.ts';
import { TOO_COMPLEX, isBlank, readSections } from '../../artifacts/markdown-outline.ts';
import type { Problem, Refusal } from '../../artifacts/problem.ts';
import { unmapped } from '../../artifacts/problem.ts';
import { editRegion, placementsOf, readRegion, regionAround } from '../../artifacts/region.ts';
import type { Region } from '../../artifacts/region.ts';
import { applySplices } from '../../artifacts/splice.ts';
import type { Json } from '../../kernel/json.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import { readTrackedIssue } from './tracking.ts';
import type { TrackedIssue } from './tracking.ts';

/** The sections of a proposal that are fields, in the order a proposal has them. */
const SECTIONS = { why: 'Why', what: 'What Changes', impact: 'Impact' } as const;

export type SectionField = keyof typeof SECTIONS;

export const SECTION_FIELDS = Object.keys(SECTIONS) as readonly SectionField[];

/** What a `proposal.md` says; `title` is null when it has no heading of its own. */
export interface Proposal {
  readonly title: string | null;
  readonly sections: { readonly [field in SectionField]: string | null };
  readonly issue: TrackedIssue | null;
}

interface Outline {
  readonly bodyStart: number;
  readonly title: { readonly heading: Heading; readonly textStart: number; readonly text: string } | null;
  readonly sections: ReadonlyMap<string, Section>;
  readonly doubled: ReadonlySet<string>;
}

/** Reads a proposal in any of its dialects. Errors: those of `readFrontMatter`. */
export function readProposal(text: string): Result<Proposal, Problem> {
  const outline = readOutline(text);
  if (!outline.ok) return outline;
  const { title, sections } = outline.value;
  const value = (field: SectionField): string | null => {
    const section = sections.get(SECTIONS[field].toLowerCase());
    return section === undefined ? null : readRegion(text, contentOf(text, section));
  };
  const tracking = sections.get('source tracking');
  return ok({
    title: title?.text ?? null,
    sections: { why: value('why'), what: value('what'), impact: value('impact') },
    issue:
      tracking === undefined
        ? null
        : readTrackedIssue(text.slice(tracking.contentStart, tracking.contentEnd)),
  });
}

function readOutline(text: string): Result<Outline, Problem> {
  const matter = readFrontMatter(text);
  if (!matter.ok) return matter;
  const { bodyStart } = matter.value;
  const names = new Set([...Object.values(SECTIONS).map((name) => name.toLowerCase()), 'source tracking']);
  const sections = new Map<string, Section>();
  const doubled = new Set<string>();
  const outline = readSections(text, bodyStart);
  if (outline === null) return fail(TOO_COMPLEX);
  for (const section of outline) {
    const name = section.heading.text.trim().toLowerCase();
    if (section.heading.level > 2 || !names.has(name)) continue;
    if (sections.has(name)) doubled.add(name);
    else sections.set(name, section);
  }
  const heading = outline[0]?.heading;
  const isTitle =
    heading !== undefined && heading.level === 1 && !names.has(heading.text.trim().toLowerCase());
  return ok({ bodyStart, title: isTitle ? titleOf(heading) : null, sections, doubled });
}

/** `# Change: X` and `# Proposal: X` are titles X with a word in front that stays. */
function titleOf(heading: Heading): NonNullable<Outline['title']> {
  const prefix = /^(?:change|proposal|change proposal):[ \t]*/i.exec(heading.text)?.[0] ?? '';
  return { heading, textStart: heading.textStart + prefix.length, text: heading.text.slice(prefix.length) };
}

/** A section's content; a rule that only sets it off from the next section is no part of it. */
function contentOf(text: string, section: Section): Region {
  const lines = linesOf(text, section.contentStart, section.contentEnd);
  const last = lines.findLast((line) => !isBlank(text.slice(line.start, line.end)));
  const isRule =
    last !== undefined && /^(?:-{3,}|\*{3,}|_{3,})[ \t]*$/.test(text.slice(last.start, last.end));
  return regionAround(section.contentStart, isRule ? last.start : section.contentEnd, []);
}

/**
 * Puts one field into a proposal; everything outside of that field keeps its bytes.
 *
 * Errors: `unmapped` for a value that would read back as another one.
 */
export function putProposal(
  text: string,
  field: SectionField | 'title',
  value: Json,
): Result<string, Refusal> {
  const before = readProposal(text);
  const outline = readOutline(text);
  if (!before.ok || !outline.ok) return fail(unmapped('the proposal cannot be read'));
  if (typeof value !== 'string' && value !== null) return fail(unmapped(`${field} is a text`));
  const wanted: Proposal =
    field === 'title'
      ? { ...before.value, title: value }
      : { ...before.value, sections: { ...before.value.sections, [field]: value } };
  const proposed =
    field === 'title'
      ? withTitle(text, outline.value, value)
      : withSection(text, outline.value, { field, value });
  for (const proposal of proposed) {
    const read = readProposal(proposal);
    if (read.ok && JSON.stringify(read.value) === JSON.stringify(wanted)) return ok(proposal);
  }
  return fail(
    unmapped(`${field} would read back as something else; change the value, or edit proposal.md by hand`),
  );
}

function* withTitle(text: string, { title, bodyStart }: Outline, value: string | null): Generator<string> {
  const ending = dominantEnding(text);
  if (title === null) {
    const gap = isBlank(linesTop(text, bodyStart)) ? '' : ending;
    if (value !== null)
      yield applySplices(text, [
        { start: bodyStart, end: bodyStart, text: `# Change: ${value}${ending}${gap}` },
      ]);
  } else if (value === null) {
    yield applySplices(text, [{ start: title.heading.start, end: title.heading.end, text: '' }]);
  } else {
    yield applySplices(text, [{ start: title.textStart, end: title.heading.textEnd, text: value }]);
  }
}

function linesTop(text: string, at: number): string {
  const [first] = linesOf(text, at);
  return first === undefined ? '' : text.slice(first.start, first.end);
}

function* withSection(
  text: string,
  outline: Outline,
  { field, value }: { readonly field: SectionField; readonly value: string | null },
): Generator<string> {
  const name = SECTIONS[field].toLowerCase();
  const section = outline.sections.get(name);
  if (outline.doubled.has(name)) return;
  if (section === undefined) {
    if (value !== null) yield withNewSection(text, outline, { field, value });
  } else if (value === null) {
    yield applySplices(text, [{ start: section.heading.start, end: section.end, text: '' }]);
  } else {
    const region = contentOf(text, section);
    for (const placement of placementsOf(region))
      yield applySplices(text, editRegion(text, region, value, placement));
  }
}

/** A missing section goes behind the one that proposals have before it, else before the one after it. */
function withNewSection(
  text: string,
  outline: Outline,
  { field, value }: { readonly field: SectionField; readonly value: string },
): string {
  const order = SECTION_FIELDS.map((each) => SECTIONS[each].toLowerCase());
  const place = SECTION_FIELDS.indexOf(field);
  const found = (names: readonly string[]): readonly Section[] =>
    names.flatMap((each) => outline.sections.get(each) ?? []);
  const before = found(order.slice(0, place)).at(-1);
  const after = found([...order.slice(place + 1), 'source tracking'])[0];
  const at = before?.end ?? after?.heading.start ?? text.length;
  const level = (before ?? after)?.heading.level ?? 2;
  const above = text.slice(0, at);
  const gap = above === '' || /\n[ \t]*\r?\n$/.test(above) ? '' : above.endsWith('\n') ? '\n' : '\n\n';
  const content = value === '' ? '' : `\n${value}\n`;
  const block = `${gap}${'#'.repeat(level)} ${SECTIONS[field]}\n${content}${at < text.length ? '\n' : ''}`;
  return applySplices(text, [{ start: at, end: at, text: withEnding(block, dominantEnding(text)) }]);
}
