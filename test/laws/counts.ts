/** How many generated cases each law is tried on in one run; together at least 100,000. */
export const COUNTS = {
  'merge laws, one each': 7_000,
  'agrees with the naive merge': 12_000,
  'text on distinct lines agrees with the naive merge': 6_000,
  'text agrees with git': 300,
  'equality is an equivalence relation': 5_000,
  'emitted patches': 8_000,
  'patches are all or nothing': 4_000,
  'inverse patches': 10_000,
  'longest increasing subsequence': 1_000,
  'plan laws of fields, one each': 1_500,
  'plan laws of records, one each': 300,
} as const;

/**
 * Says how a law is run: on its full count of new random cases.
 *
 * `LAW_RUNS` caps the count. A mutation run repeats the laws thousands of times and must give the same
 * answer each time, so there it is few cases, always the same.
 */
export function numRuns(law: keyof typeof COUNTS): { numRuns: number; seed?: number } {
  const mutating = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;
  const cap = Number(process.env['LAW_RUNS'] ?? (mutating ? 60 : COUNTS[law]));
  return { numRuns: Math.min(cap, COUNTS[law]), ...(mutating ? { seed: 1 } : {}) };
}
