/*
 * Finds lines in stored JSON. The parser with positions is loaded only for a file already known to be odd.
 */

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Gives the line, from 1, where a text stops being JSON. */
export async function syntaxLine(text: string): Promise<number> {
  const { parseTree } = await import('jsonc-parser');
  const errors: Parameters<typeof parseTree>[1] = [];
  parseTree(text, errors, { disallowComments: true });
  return lineAt(text, errors[0]?.offset ?? 0);
}

/** Gives the line of a member, or of the innermost part of its path that is there. */
export async function lineOf(text: string, path: readonly PropertyKey[]): Promise<number> {
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser');
  const root = parseTree(text);
  if (root === undefined) return 1;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length) as (string | number)[]);
    if (node !== undefined) return lineAt(text, node.offset);
  }
  return 1;
}

/** Finds the first member name that an object of the text has twice (E79). */
export async function doubledMember(text: string): Promise<{ name: string; line: number } | null> {
  const { visit } = await import('jsonc-parser');
  const open: Set<string>[] = [];
  let found: { name: string; line: number } | null = null;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, line) => {
      const names = open.at(-1);
      if (names?.has(name)) found ??= { name, line: line + 1 };
      names?.add(name);
    },
  });
  return found;
}
