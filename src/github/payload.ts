/*
 * Reads members of an event's payload by hand. A schema library would take as long to load as Node itself,
 * in every run, for a dozen members (decision 0007).
 */

/** Says which member of a payload cannot be used. */
export class BadMember extends Error {}

/** A payload, or a part of it, whose members are asked for one by one. */
export interface Payload {
  /** A text. Errors: `BadMember` for anything else. */
  text(...path: readonly string[]): string;
  /** A whole number above zero, as GitHub numbers and names things. */
  number(...path: readonly string[]): number;
  /** What is there, unchecked; undefined where nothing is. Only own members of objects count. */
  member(...path: readonly string[]): unknown;
}

/** Lets a payload be asked. */
export function payloadOf(payload: unknown): Payload {
  const member = (...path: readonly string[]): unknown =>
    path.reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as { readonly [name: string]: unknown })[name]
          : undefined,
      payload,
    );
  return {
    member,
    text(...path) {
      const value = member(...path);
      if (typeof value === 'string') return value;
      throw new BadMember(`${path.join('.')} is no text`);
    },
    number(...path) {
      const value = member(...path);
      if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
      throw new BadMember(`${path.join('.')} is no number of GitHub's`);
    },
  };
}
