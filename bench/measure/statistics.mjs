/** The median, least and greatest of some numbers. */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

/** Divides two lists of samples of the same rounds, round by round. */
export function ratios(samples, floors) {
  return samples.map((sample, round) => sample / floors[round]);
}
