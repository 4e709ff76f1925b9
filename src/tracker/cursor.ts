/** Where a listing stands: a cursor for the next listing, or a page token within one. */
export interface Position {
  readonly kind: 'cursor' | 'page';
  readonly lineage: string;
  /** Rows up to this sequence have been listed. */
  readonly after: number;
}

/**
 * Writes a position as an opaque token.
 *
 * Laws: `parsePosition(formatPosition(p))` equals `p`.
 */
export function formatPosition({ kind, lineage, after }: Position): string {
  return Buffer.from(`${kind}.${lineage}.${after}`).toString('base64url');
}

/** Reads a token back, or gives null when it is not one that `formatPosition` wrote. */
export function parsePosition(token: string): Position | null {
  const parts = /^(cursor|page)\.([A-Za-z0-9-]{1,64})\.(\d{1,15})$/.exec(
    Buffer.from(token.slice(0, 256), 'base64url').toString('latin1'),
  );
  if (parts === null) return null;
  const [, kind, lineage = '', after] = parts;
  const position: Position = { kind: kind === 'page' ? 'page' : 'cursor', lineage, after: Number(after) };
  return formatPosition(position) === token ? position : null;
}
