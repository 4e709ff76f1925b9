/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
export function plain(text: string): string {
  const line = text
    .slice(0, 1500)
    .toWellFormed()
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > 300 ? `${characters.slice(0, 299).join('')}…` : line;
}
