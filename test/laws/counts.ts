/** How many generated cases each law is tried on in one run; together at least 100,000. */
export const COUNTS = {
  'merge laws, one each': 8_000,
  'agrees with the naive merge': 16_000,
  'text on distinct lines agrees with the naive merge': 8_000,
  'text agrees with git': 300,
  'equality is an equivalence relation': 8_000,
  'emitted patches': 16_000,
  'patches are all or nothing': 8_000,
  'inverse patches': 16_000,
  'longest increasing subsequence': 2_000,
} as const;

/** The count of a law; `LAW_RUNS` caps it, for mutation runs that repeat the laws thousands of times. */
export function numRuns(law: keyof typeof COUNTS): { numRuns: number } {
  const cap = Number(process.env['LAW_RUNS'] ?? COUNTS[law]);
  return { numRuns: Math.min(cap, COUNTS[law]) };
}
