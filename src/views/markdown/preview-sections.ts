import type { Change } from '../../kernel/plan.ts';
import type { Detail } from './change-section.ts';
import { changeSection } from './change-section.ts';
import type { Measure } from './limits.ts';

/** More sections than this can never fit, so they are not rendered at all. */
const MOST_SECTIONS = 400;

/**
 * The folded parts of as many changes as there is room for, each in the longest form that fits.
 *
 * The largest give way first, so that many small changes are not lost to one long text. The patch goes
 * before the rendered values: it holds every long text twice, they show what of it changes.
 */
export function fitSections(
  changes: readonly Change[],
  about: { readonly space: number; readonly measure: Measure; readonly calm: boolean },
): readonly string[] {
  const sections = changes.slice(0, MOST_SECTIONS).map((change) => new Section(change, about));
  for (const detail of ['rendered', 'counts', 'none'] as const) {
    let used = sections.reduce((sum, one) => sum + one.size, 0);
    const inTurn = detail === 'none' ? sections.toReversed() : sections.toSorted((a, b) => b.size - a.size);
    for (const section of inTurn) {
      if (used <= about.space) break;
      used -= section.size;
      section.shorten(detail);
      used += section.size;
    }
  }
  return sections.flatMap(({ text }) => (text === '' ? [] : [text]));
}

class Section {
  text = '';
  size = 0;
  private readonly change: Change;
  private readonly about: { readonly measure: Measure; readonly calm: boolean };

  constructor(change: Change, about: Section['about']) {
    this.change = change;
    this.about = about;
    this.to('whole');
  }

  /** Takes the form, unless it would be longer. */
  shorten(detail: Detail | 'none'): void {
    const { text, size } = this;
    this.to(detail);
    if (this.size > size) Object.assign(this, { text, size });
  }

  private to(detail: Detail | 'none'): void {
    const { measure, calm } = this.about;
    this.text = detail === 'none' ? '' : changeSection(this.change, { detail, calm });
    this.size = this.text === '' ? 0 : measure(this.text) + 2;
  }
}
