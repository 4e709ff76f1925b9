import * as z from 'zod';

/** The keys of `local: { provider: markdown, … }`. */
export interface Options {
  /** A glob over the files that are records, relative to the repository. */
  readonly path: string;
  /** The front-matter key that holds a record's id. */
  readonly id: string;
  /** The path of a new file, with `{remote-id}`, `{id}` and `{slug}`. */
  readonly new?: string | undefined;
}

const inside = (text: string): boolean => !text.startsWith('/') && !text.split(/[\\/]/).includes('..');
const path = z
  .string()
  .min(1)
  .max(1024)
  .refine(inside, 'A path is relative to the repository and stays in it.');

export const options: z.ZodType<Options> = z.strictObject({
  path,
  id: z.string().min(1).max(200).default('id'),
  new: path.optional(),
});
