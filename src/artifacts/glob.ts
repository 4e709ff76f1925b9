import picomatch from 'picomatch';

/** A glob over paths relative to the repository, compiled once. */
export interface Glob {
  readonly pattern: string;
  /** The folders before the first wildcard, without a slash at the end; `''` when there are none. */
  readonly prefix: string;
  matches(path: string): boolean;
}

/** Compiles a glob; names match in full, hidden files only when the glob says so. */
export function compileGlob(pattern: string): Glob {
  const plain = pattern.replace(/^(?:\.\/)+/, '');
  const { base, isGlob } = picomatch.scan(plain);
  const matches = picomatch(plain);
  return {
    pattern: plain,
    prefix: (isGlob ? base : plain).replace(/\/+$/, ''),
    matches: (path) => (isGlob ? matches(path) : path === plain),
  };
}
