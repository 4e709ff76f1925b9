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
} as const;

/** The count of a law; `LAW_RUNS` caps it, for mutation runs that repeat the laws thousands of times. */
export function numRuns(law: keyof typeof COUNTS): { numRuns: number } {
  const cap = Number(process.env['LAW_RUNS'] ?? COUNTS[law]);
  return { numRuns: Math.min(cap, COUNTS[law]) };
}
