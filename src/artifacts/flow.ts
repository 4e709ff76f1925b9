import type { Splice } from './splice.ts';

/** A bracketed list in a text, as JSON and YAML's flow style write it. */
export interface FlowList {
  /** After the opening bracket. */
  readonly open: number;
  /** At the closing bracket. */
  readonly close: number;
  readonly items: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Removes and adds items of a bracketed list; the other items keep their bytes.
 *
 * `added`: texts with the old index that each goes in front of.
 */
export function editFlow(
  text: string,
  list: FlowList,
  edit: {
    readonly removed: ReadonlySet<number>;
    readonly added: readonly { readonly before: number; readonly text: string }[];
  },
): readonly Splice[] {
  const kept = list.items.map((_, index) => index).filter((index) => !edit.removed.has(index));
  const first = kept[0];
  if (first === undefined)
    return [
      refilled(
        text,
        list,
        edit.added.map((item) => item.text),
      ),
    ];
  const startOf = (index: number): number => list.items[index]?.start ?? list.close;
  const endOf = (index: number): number => list.items[index]?.end ?? list.open;
  const separator = separatorOf(text, list);
  const splices: Splice[] = [];
  for (const index of edit.removed) {
    const after = index > first;
    splices.push(
      after
        ? { start: endOf(index - 1), end: endOf(index), text: '' }
        : { start: startOf(index), end: startOf(index + 1), text: '' },
    );
  }
  for (const item of edit.added) {
    const after = item.before > first;
    const at = after ? endOf(item.before - 1) : startOf(first);
    splices.push({ start: at, end: at, text: after ? separator + item.text : item.text + separator });
  }
  return splices;
}

function refilled(text: string, list: FlowList, added: readonly string[]): Splice {
  const inner = text.slice(list.open, list.close);
  const padding = added.length > 0 && /^ \S.* $/.test(inner) ? ' ' : '';
  return { start: list.open, end: list.close, text: padding + added.join(', ') + padding };
}

/** What stands between two items; a list over several lines goes on line by line. */
function separatorOf(text: string, list: FlowList): string {
  const [first, second] = list.items;
  if (first === undefined) return ', ';
  const between =
    second === undefined ? `,${text.slice(list.open, first.start)}` : text.slice(first.end, second.start);
  if (!/^\s*,\s*$/.test(between)) return ', ';
  return second === undefined && !between.includes('\n') ? ', ' : between;
}
