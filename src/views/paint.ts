/** Colours by meaning, so that a terminal and a pipe read the same words. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly local: (text: string) => string;
  readonly remote: (text: string) => string;
  /** Marks the part of a line that differs. */
  readonly mark: (text: string) => string;
}

const style =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

export const COLOURS: Paint = {
  strong: style(1, 22),
  faint: style(2, 22),
  good: style(32, 39),
  bad: style(31, 39),
  warn: style(33, 39),
  local: style(36, 39),
  remote: style(35, 39),
  mark: style(7, 27),
};

export const PLAIN: Paint = {
  strong: same,
  faint: same,
  good: same,
  bad: same,
  warn: same,
  local: same,
  remote: same,
  mark: same,
};
