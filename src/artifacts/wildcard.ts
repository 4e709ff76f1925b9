/**
 * Says whether a path fits a pattern: `*` stands for characters of one name, `**` for any folders.
 *
 * For patterns that anybody may have written: the time is bounded by pattern times path, whatever
 * both are (GUARANTEES A36), which a compiled expression does not promise.
 */
export function fitsWildcard(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return fits({ wanted, given, isAny: (part) => part === '**', isSame: fitsName });
}

function fitsName(pattern: string, name: string): boolean {
  return fits({
    wanted: Array.from(pattern),
    given: Array.from(name),
    isAny: (mark) => mark === '*',
    isSame: (mark, letter) => mark === letter,
  });
}

/** Walks both at once; at a mismatch the last wildcard takes one part more. */
function fits(about: {
  readonly wanted: readonly string[];
  readonly given: readonly string[];
  readonly isAny: (part: string) => boolean;
  readonly isSame: (wanted: string, given: string) => boolean;
}): boolean {
  const { wanted, given, isAny, isSame } = about;
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let i = 0; i < given.length;) {
    const part = wanted[at];
    if (part !== undefined && isAny(part)) {
      star = at;
      taken = i;
      at += 1;
    } else if (part !== undefined && isSame(part, given[i] ?? '')) {
      at += 1;
      i += 1;
    } else if (star === -1) return false;
    else {
      taken += 1;
      i = taken;
      at = star + 1;
    }
  }
  return wanted.slice(at).every(isAny);
}
