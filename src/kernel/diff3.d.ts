/** The types that the package lacks: a 3-way merge of sequences, in blocks. */
declare module 'diff3' {
  interface Conflict<T> {
    readonly a: readonly T[];
    readonly aIndex: number;
    readonly o: readonly T[];
    readonly oIndex: number;
    readonly b: readonly T[];
    readonly bIndex: number;
  }

  type Block<T> =
    | { readonly ok: readonly T[]; readonly conflict?: undefined }
    | { readonly ok?: undefined; readonly conflict: Conflict<T> };

  /** Merges `a` and `b`, which both derive from `o`; elements are compared by `===`. */
  function diff3<T>(a: readonly T[], o: readonly T[], b: readonly T[]): Block<T>[];

  export = diff3;
}
