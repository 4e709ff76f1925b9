/** A result that is not what it must be; the run ends with an error, since a wrong result has no speed. */
export class WrongResult extends Error {}

/** Refuses to go on with a result that is not the expected one. */
export function assertEqual(actual, expected, what) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right)
    throw new WrongResult(`${what}: got ${left?.slice(0, 300)}, expected ${right?.slice(0, 300)}`);
}
