import { count } from '../plain.ts';
import type { Measure } from './limits.ts';
import { linked, sessionUrl } from './links.ts';
import { commandPart, footer } from './preview-ending.ts';
import { headline } from './preview-headline.ts';
import type { PreviewInput } from './preview-input.ts';
import { fitSections } from './preview-sections.ts';
import { tablesOf } from './preview-tables.ts';

/** How a body is made to fit. */
export interface Room {
  readonly max: number;
  readonly measure: Measure;
  /** The body may become a commit message. */
  readonly calm: boolean;
  /** What stands before everything else, such as the marker and the headline; always shown. */
  readonly before: readonly string[];
}

/** Room for the sentence that says how many changes are not shown in full. */
const RESERVE = 600;

/**
 * The whole preview within its limit, in shorter and shorter forms.
 *
 * First the largest records lose their patches (a count and the stored session stay), then their rendered
 * values, then whole sections go, then rows of the tables from their end, with a count.
 * Laws: pure; never cut inside a block, so every fence and `<details>` is closed; within the limit;
 * `before`, the command and the link to the stored session always stand.
 */
export function previewBody(input: PreviewInput, room: Room): string {
  const { changes } = input.session.plan;
  const tables = tablesOf(input);
  const ending = [...commandPart(input), footer(input)];
  const space = () => room.max - RESERVE - room.measure(joined([...room.before, ...texts(), ...ending]));
  const texts = () => tables.map((table) => table.text());
  const sections = fitSections(changes, { space: space(), ...room });
  while (space() < 0) {
    const longest = tables.toSorted((a, b) => b.size - a.size).at(0);
    if (longest === undefined || longest.size === 0) break;
    longest.shrink();
  }
  const left = changes.length - sections.length;
  return joined([...room.before, ...texts(), ...sections, left > 0 ? notShown(input, left) : '', ...ending]);
}

export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The headline as the beginning of a body. */
export function opening(input: PreviewInput): readonly string[] {
  const { title, sentence } = headline(input);
  return [`### ${title}`, sentence];
}

function notShown(input: PreviewInput, many: number): string {
  const { repository, stateBranch, session } = input;
  if (input.isUnstored === true) return `*${count(many, 'more change')} without room here.*`;
  const url = sessionUrl({ repository, stateBranch, session: session.id });
  const what = many === 1 ? 'change has' : 'changes have';
  return `*The ${linked('stored session', url)} has every patch; ${many} ${what} no room here.*`;
}
