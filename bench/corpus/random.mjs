/** A source of numbers that is the same in every run: mulberry32. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, pick: (items) => items[below(items.length)] };
}

const WORDS =
  'sync tracker record field base change plan session cursor guard conflict merge patch digest journal index shard store local upstream review person value list order text line body title state blob link event retry limit folder'.split(
    ' ',
  );

/** Some words in a row, as many as asked for. */
export function words(random, count) {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(' ');
}
