import type { Change } from '../../kernel/plan.ts';
import { linked, sessionUrl } from './links.ts';
import type { PreviewInput } from './preview-input.ts';
import { changeRows, conflictRows, guardLegend, heldLines, noteLines } from './preview-rows.ts';

/** More rows than this can never fit, so they are not rendered at all. */
const MOST_ROWS = 1500;

/** Rows that can lose their end; what is lost is counted. */
export interface ShrinkingTable {
  readonly size: number;
  shrink(): void;
  text(): string;
}

/** The tables and lists of a preview, in their order; an empty one has no text. */
export function tablesOf(input: PreviewInput): readonly ShrinkingTable[] {
  const { changes } = input.session.plan;
  const upstream = changes.filter((change) => change.side === 'remote');
  const here = changes.filter((change) => change.side === 'local');
  const both = upstream.length > 0 && here.length > 0;
  const conflicts = conflictRows(input);
  const table = (about: Rows) => new Table(about, rest(input));
  return [
    table({ ...rowsOf(input, upstream), title: both ? '#### Upstream' : '', after: guardLegend(input) }),
    table({ ...rowsOf(input, here), title: both ? '#### In the repository' : '' }),
    table({
      title: '#### Conflicts: not written until a person decides',
      head: conflicts.slice(0, 2),
      rows: conflicts.slice(2),
    }),
    table({ title: '#### Left alone', rows: heldLines(input) }),
    table({ title: '#### Good to know', rows: noteLines(input) }),
  ];
}

/** What stands for rows without room. */
function rest({ repository, stateBranch, session }: PreviewInput): (left: number) => string {
  const url = sessionUrl({ repository, stateBranch, session: session.id });
  return (left) => `*and ${left} more, all of them in the ${linked('stored session', url)}.*`;
}

function rowsOf(input: PreviewInput, changes: readonly Change[]): Rows {
  const rows = changeRows(input, changes.slice(0, MOST_ROWS));
  return { head: rows.slice(0, 2), rows: rows.slice(2), total: changes.length };
}

interface Rows {
  readonly title?: string;
  readonly head?: readonly string[];
  readonly rows: readonly string[];
  readonly after?: string;
  /** How many there are, where not all of them are given. */
  readonly total?: number;
}

class Table implements ShrinkingTable {
  private shown: readonly string[];
  private readonly about: Rows;
  private readonly rest: (left: number) => string;

  constructor(about: Rows, rest: (left: number) => string) {
    this.about = about;
    this.rest = rest;
    this.shown = about.rows.slice(0, MOST_ROWS);
  }

  get size(): number {
    return this.shown.reduce((sum, row) => sum + row.length + 1, 0);
  }

  shrink(): void {
    this.shown = this.shown.slice(0, Math.floor(this.shown.length * 0.8));
  }

  text(): string {
    const { title = '', head = [], rows, after = '', total = rows.length } = this.about;
    if (total === 0) return '';
    const left = total - this.shown.length;
    return [
      title,
      this.shown.length === 0 ? '' : [...head, ...this.shown].join('\n'),
      left > 0 ? this.rest(left) : '',
      after,
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }
}
