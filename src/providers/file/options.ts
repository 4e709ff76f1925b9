import * as z from 'zod';

/** The keys of `remote: { provider: file, … }`. */
export interface Options {
  /** A JSON file, or a folder of them; absolute, or relative to the repository, in it or beside it. */
  readonly path: string;
}

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(4096)
    .refine((text) => !text.includes('\0'), 'A path has no NUL.'),
});
