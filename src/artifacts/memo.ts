/** The text before an edit and the one after it; parsed files are big, so no more are kept. */
const REMEMBERED = 2;

/**
 * Remembers what a function gave for the last few texts.
 *
 * One edit asks for the same two texts many times: to find the record, to plan, to check, to read back.
 */
export function rememberTexts<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    const [oldest] = results.keys();
    if (results.size >= REMEMBERED && oldest !== undefined) results.delete(oldest);
    results.set(text, result);
    return result;
  };
}
