import type { Section } from '../../artifacts/markdown-outline.ts';
import {
  TOO_COMPLEX,
  leadingHeading,
  readSections,
  skipBlankLines,
} from '../../artifacts/markdown-outline.ts';
import type { FrontMatter } from '../../artifacts/front-matter.ts';
import { readFrontMatter } from '../../artifacts/front-matter.ts';
import type { Problem } from '../../artifacts/problem.ts';
import type { Region } from '../../artifacts/region.ts';
import { regionAround } from '../../artifacts/region.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { ProviderContext, Selector } from '../../provider.ts';

/** Which parts of a file which fields are; the lens between the file and its record. */
export interface Mapping {
  readonly idKey: string;
  readonly selectors: ProviderContext['selectors'];
  readonly kinds: ProviderContext['kinds'];
}

/** The parts of one file: where each mapped field stands. */
export interface Shape {
  readonly matter: FrontMatter;
  /** The heading that is the title; null when the front matter has the title or nothing does. */
  readonly heading: Section['heading'] | null;
  /** The mapped sections by their field; one that occurs twice is in `doubled` as well. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly doubled: ReadonlySet<string>;
}

/** Finds the parts of a file. Errors: those of `readFrontMatter`, `too-complex`. */
export function readShape(text: string, mapping: Mapping): Result<Shape, Problem> {
  const matter = readFrontMatter(text);
  if (!matter.ok) return matter;
  const selectors = Object.entries(mapping.selectors);
  const wanted = new Map(
    selectors.flatMap(([field, selector]) =>
      selector.kind === 'section' ? [[nameOf(selector.section), field] as const] : [],
    ),
  );
  const titled = Object.hasOwn(matter.value.members, 'title');
  const wantsTitle = !titled && selectors.some(([, selector]) => isKey(selector, 'title'));
  const { bodyStart } = matter.value;
  const parts = {
    matter: matter.value,
    heading: null,
    sections: new Map<string, Section>(),
    doubled: new Set<string>(),
  };
  const lower = wanted.size === 0 ? '' : text.toLowerCase();
  const hasSections = [...wanted.keys()].some((name) => lower.includes(name.split(' ')[0] ?? ''));
  if (!hasSections) {
    const leading = wantsTitle ? leadingHeading(text, bodyStart) : null;
    if (!wantsTitle) return ok(parts);
    if (leading !== null) return ok({ ...parts, heading: leading });
  }
  const outline = readSections(text, bodyStart);
  if (outline === null) return fail(TOO_COMPLEX);
  const first = outline[0]?.heading;
  for (const section of outline) {
    const field = wanted.get(nameOf(section.heading.text));
    if (field === undefined) continue;
    if (parts.sections.has(field)) parts.doubled.add(field);
    else parts.sections.set(field, section);
  }
  const isTitle = wantsTitle && first !== undefined && !wanted.has(nameOf(first.text));
  return ok({ ...parts, heading: isTitle ? first : null });
}

export function isKey(selector: Selector, key: string): boolean {
  return selector.kind === 'key' && selector.key === key;
}

/** Headings are told apart by their words, not by case, spaces or a colon at the end. */
function nameOf(heading: string): string {
  return heading.trim().replaceAll(/\s+/g, ' ').replace(/:$/, '').toLowerCase();
}

/** The region of the body: the text after the front matter without title heading and mapped sections. */
export function bodyRegion(text: string, shape: Shape): Region {
  const { heading, matter } = shape;
  const title = heading === null ? [] : [{ start: heading.start, end: skipBlankLines(text, heading.end) }];
  const range = { start: matter.bodyStart, end: text.length };
  return regionAround(range.start, range.end, [...title, ...sectionsIn(shape, range)]);
}

/** The region of a mapped section's content without mapped sections in it. */
export function sectionRegion(shape: Shape, section: Section): Region {
  const range = { start: section.contentStart, end: section.contentEnd };
  return regionAround(range.start, range.end, sectionsIn(shape, range));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The outermost mapped sections in a range, in their order. */
function sectionsIn({ sections }: Shape, range: Range): readonly Range[] {
  const found: Range[] = [];
  const places = [...sections.values()].map(({ heading, end }) => ({ start: heading.start, end }));
  for (const place of places.sort((a, b) => a.start - b.start)) {
    const isInside = place.start >= range.start && place.end <= range.end;
    if (isInside && place.start >= (found.at(-1)?.end ?? 0)) found.push(place);
  }
  return found;
}
