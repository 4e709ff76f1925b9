import type { ZodType } from 'zod';
import type { Json } from '../../kernel/json.ts';

/** A type with no member left optional, all the way down. */
type Whole<T> = [Json] extends [T]
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Whole<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]-?: Whole<T[Key]> }
      : T;

/**
 * The schema of a stored type that knows every member of it, optional ones too.
 *
 * Without this a member added to a kernel type would compile, be written, and be refused when read back.
 */
export type Exact<T, Stored> = Whole<Stored> extends Whole<T> ? ZodType<T> : never;
