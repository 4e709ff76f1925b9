import * as z from 'zod';
import { parsePointer } from '../../kernel/pointer.ts';

/** The keys of `local: { provider: yaml, … }`. */
export interface Options {
  /** A glob over the files, relative to the repository. */
  readonly path: string;
  /** JSON pointer to the list of records; absent: the file is one record. */
  readonly records?: string | undefined;
  /** The key that holds a record's id. */
  readonly id: string;
  /** The path of a new file, or the file that new records go to, with `{remote-id}`, `{id}` and `{slug}`. */
  readonly new?: string | undefined;
}

const inside = (text: string): boolean => !text.startsWith('/') && !text.split(/[\\/]/).includes('..');
const path = z
  .string()
  .min(1)
  .max(1024)
  .refine(inside, 'A path is relative to the repository and stays in it.');
const isPointer = (text: string): boolean => parsePointer(text) !== null;

export const options: z.ZodType<Options> = z.strictObject({
  path,
  records: z.string().refine(isPointer, 'A pointer begins with a slash, such as /stories.').optional(),
  id: z.string().min(1).max(200).default('id'),
  new: path.optional(),
});
