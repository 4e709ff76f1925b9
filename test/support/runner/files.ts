/** A file that the runner would refuse; the step fails on GitHub too. */
export class MalformedFile extends Error {}

/**
 * Reads what a step wrote to `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV`.
 *
 * Shape: `name=value` lines and `name<<DELIMITER` blocks; a value keeps its inner newlines, without the last one.
 * Errors: `MalformedFile`, in the runner's own words.
 * Source: actions/runner, `FileCommandManager`.
 */
export function parseKeyValues(text: string): { [name: string]: string } {
  const values: [string, string][] = [];
  let at = 0;
  const next = (): { line: string; from: number; to: number } | null => {
    if (at >= text.length) return null;
    const from = at;
    const end = text.indexOf('\n', from);
    const stop = end === -1 ? text.length : end;
    const to = stop > from && text[stop - 1] === '\r' ? stop - 1 : stop;
    at = end === -1 ? text.length : end + 1;
    return { line: text.slice(from, to), from, to };
  };
  for (let row = next(); row !== null; row = next()) {
    if (row.line === '') continue;
    const equals = row.line.indexOf('=');
    const heredoc = row.line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new MalformedFile(`Invalid format '${row.line}'. Name must not be empty`);
      values.push([row.line.slice(0, equals), row.line.slice(equals + 1)]);
      continue;
    }
    if (heredoc < 0) throw new MalformedFile(`Invalid format '${row.line}'`);
    const name = row.line.slice(0, heredoc);
    const delimiter = row.line.slice(heredoc + 2);
    if (name === '' || delimiter === '') {
      throw new MalformedFile(
        `Invalid format '${row.line}'. Name must not be empty and delimiter must not be empty`,
      );
    }
    const start = at;
    let end = start;
    for (let line = next(); ; line = next()) {
      if (line === null)
        throw new MalformedFile(`Invalid value. Matching delimiter not found '${delimiter}'`);
      if (line.line === delimiter) break;
      end = line.to;
    }
    values.push([name, text.slice(start, end)]);
  }
  return Object.fromEntries(values);
}

/** Largest job summary of one step, in bytes; a larger one is not shown at all. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;
