import type { Change } from '../../kernel/plan.ts';
import { count } from '../plain.ts';
import type { Detail } from './change-section.ts';
import { changeSection } from './change-section.ts';
import type { Measure } from './limits.ts';
import { linked, sessionUrl } from './links.ts';
import { headline } from './preview-headline.ts';
import type { PreviewInput } from './preview-input.ts';
import {
  changeRows,
  commandPart,
  conflictRows,
  footer,
  guardLegend,
  heldLines,
  noteLines,
} from './preview-parts.ts';

/** How a body is made to fit. */
export interface Room {
  readonly max: number;
  readonly measure: Measure;
  /** The body may become a commit message. */
  readonly calm: boolean;
  /** What stands before the headline, such as the marker; always shown. */
  readonly before: readonly string[];
}

/** More sections or rows than this can never fit, so they are not rendered at all. */
const MOST_SECTIONS = 400;
const MOST_ROWS = 1500;

/**
 * The whole preview within its limit, in shorter and shorter forms.
 *
 * First the largest records lose their rendered values, then their patches (a count and the stored
 * session stay), then whole sections go, then rows of the tables from their end, with a count.
 * Laws: pure; never cut inside a block, so every fence and `<details>` is closed; within the limit; the
 * headline, the command and the link to the stored session always stand.
 */
export function previewBody(input: PreviewInput, room: Room): string {
  const tables = tablesOf(input);
  const sections = input.session.plan.changes
    .slice(0, MOST_SECTIONS)
    .map((change) => new Section(change, room));
  const fixed = () =>
    joined([...room.before, ...opening(input), ...tables.map((one) => one.text(input)), ...closing(input)]);
  const space = () => room.max - room.measure(fixed());
  shrinkSections(sections, space());
  for (let next = tables.find((one) => one.canShrink()); space() < 0 && next !== undefined;) {
    next.shrink();
    next = tables.toSorted((a, b) => b.size - a.size).find((one) => one.canShrink());
  }
  const left = input.session.plan.changes.length - sections.filter((one) => one.size > 0).length;
  return joined([
    ...room.before,
    ...opening(input),
    ...tables.map((one) => one.text(input)),
    ...sections.map((one) => one.text),
    sections.some((one) => one.size > 0) && left > 0 ? notShown(input, left) : '',
    ...closing(input),
  ]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function opening(input: PreviewInput): readonly string[] {
  const { title, sentence } = headline(input);
  return [`### ${title}`, sentence];
}

function closing(input: PreviewInput): readonly string[] {
  return [...commandPart(input), footer(input)];
}

function notShown(input: PreviewInput, many: number): string {
  const { repository, stateBranch, session } = input;
  const url = sessionUrl({ repository, stateBranch, session: session.id });
  return `*${count(many, 'more change')} without room here: see the ${linked('stored session', url)}.*`;
}

/** A list or a table that can lose rows from its end; what it lost is counted. */
class Table {
  private shown: number;
  private readonly about: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly string[];
    readonly after?: string;
    readonly total: number;
  };

  constructor(about: Table['about']) {
    this.about = about;
    this.shown = about.rows.length;
  }

  get size(): number {
    return this.about.rows.slice(0, this.shown).join('\n').length;
  }

  canShrink(): boolean {
    return this.shown > 0;
  }

  shrink(): void {
    this.shown = Math.floor(this.shown * 0.8);
  }

  text(input: PreviewInput): string {
    const { title, head, rows, after = '', total } = this.about;
    if (total === 0) return '';
    const left = total - this.shown;
    const shown = this.shown === 0 ? '' : [...head, ...rows.slice(0, this.shown)].join('\n');
    return joined([title, shown, left > 0 ? this.rest(input, left) : '', after]);
  }

  private rest({ repository, stateBranch, session }: PreviewInput, left: number): string {
    const url = sessionUrl({ repository, stateBranch, session: session.id });
    return `*and ${left} more, all of them in the ${linked('stored session', url)}.*`;
  }
}

function tablesOf(input: PreviewInput): readonly Table[] {
  const { changes, conflicts } = input.session.plan;
  const upstream = changes.filter((change) => change.side === 'remote');
  const here = changes.filter((change) => change.side === 'local');
  const both = upstream.length > 0 && here.length > 0;
  const held = heldLines(input);
  const notes = noteLines(input);
  return [
    changeTable(input, upstream, { title: both ? '#### Upstream' : '', after: guardLegend(input) }),
    changeTable(input, here, { title: both ? '#### In the repository' : '', after: '' }),
    new Table({
      title: '#### ⚠️ Conflicts: both sides hold what the other has not seen',
      total: conflicts.length,
      head: conflictRows(input).slice(0, 2),
      rows: conflictRows(input).slice(2, MOST_ROWS),
    }),
    new Table({ title: '#### ⏸️ Left alone', total: held.length, head: [], rows: held.slice(0, MOST_ROWS) }),
    new Table({ title: '#### Good to know', total: notes.length, head: [], rows: notes.slice(0, MOST_ROWS) }),
  ];
}

function changeTable(
  input: PreviewInput,
  changes: readonly Change[],
  about: { readonly title: string; readonly after: string },
): Table {
  const rows = changeRows(input, changes.slice(0, MOST_ROWS));
  return new Table({ ...about, total: changes.length, head: rows.slice(0, 2), rows: rows.slice(2) });
}

/** The folded part of one change, in the longest form that there is room for. */
class Section {
  text: string;
  size: number;
  private readonly change: Change;
  private readonly room: Room;

  constructor(change: Change, room: Room) {
    this.change = change;
    this.room = room;
    this.text = this.render('whole');
    this.size = this.measured();
  }

  to(detail: Detail | 'none'): void {
    this.text = detail === 'none' ? '' : this.render(detail);
    this.size = this.measured();
  }

  private measured(): number {
    return this.text === '' ? 0 : this.room.measure(this.text) + 2;
  }

  private render(detail: Detail): string {
    return changeSection(this.change, { detail, calm: this.room.calm });
  }
}

/** Room for the sentence that says how many changes have no section. */
const RESERVE = 600;

function shrinkSections(sections: readonly Section[], space: number): void {
  const room = space - RESERVE;
  for (const detail of ['patch', 'counts', 'none'] as const) {
    let used = sections.reduce((sum, one) => sum + one.size, 0);
    const largest = detail === 'none' ? sections.toReversed() : sections.toSorted((a, b) => b.size - a.size);
    for (const section of largest) {
      if (used <= room) return;
      used -= section.size;
      section.to(detail);
      used += section.size;
    }
  }
}
