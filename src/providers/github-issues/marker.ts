/**
 * A hidden comment that says under which key we made an issue.
 *
 * Shape: `<!-- sync-kernel:record 01J…-sign-in -->`, percent-encoded, as the last line of the body.
 */
const MARKER = /(?:\r?\n){0,2}<!-- sync-kernel:record ([A-Za-z0-9._~%!*'()-]{1,900}) -->(?:[ \t\r\n]*$)?/g;

/** How the bodies of our own conflict and sync issues begin; these are never records. */
const OWN_ISSUE = '<!-- sync-kernel:v1 ';

/** A body without what is hidden in it. */
export interface SplitBody {
  /** What people wrote; GitHub holds an empty text and none as the same. */
  readonly text: string | null;
  /** The keys under which we made it: one, or many where a person copied one. */
  readonly keys: readonly string[];
  /** True for an issue that shows a conflict or a sync, so that a sync never feeds on itself. */
  readonly isOwnIssue: boolean;
}

/**
 * Takes the markers out of a body.
 *
 * Laws: `splitBody(joinBody(t, keys))` gives `t` and `keys` back, for every text without a marker.
 */
export function splitBody(stored: string): SplitBody {
  const keys = new Set<string>();
  const text = stored.replaceAll(MARKER, (_, key: string) => {
    keys.add(decoded(key));
    return '';
  });
  return { text: text === '' ? null : text, keys: [...keys], isOwnIssue: stored.startsWith(OWN_ISSUE) };
}

/** Puts the markers behind a text, in the line ends that it has. */
export function joinBody(text: string | null, keys: readonly string[]): string {
  if (keys.length === 0) return text ?? '';
  const end = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const between = text === null || text === '' ? '' : end + end;
  return `${text ?? ''}${between}${keys.map(markerOf).join(end)}`;
}

/** Says whether a text from the other side would hide the issue or take another's key. */
export function hasMarker(text: string): boolean {
  const { keys, isOwnIssue } = splitBody(text);
  return isOwnIssue || keys.length > 0;
}

function markerOf(key: string): string {
  return `<!-- sync-kernel:record ${encodeURIComponent(key).replaceAll('--', '%2D%2D')} -->`;
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch (error) {
    // Somebody changed it by hand: then it is the key of nothing.
    if (error instanceof URIError) return key;
    throw error;
  }
}
