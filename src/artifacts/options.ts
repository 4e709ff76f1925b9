import * as z from 'zod';
import { parsePointer } from '../kernel/pointer.ts';
import type { RecordsOptions } from './records-format.ts';

const isInside = (text: string): boolean =>
  !/^(?:\/|[A-Za-z]:)/.test(text) && !text.split(/[\\/]/).includes('..');

/** A path or glob in the config: relative to the repository, never out of it. */
export const pathOption = z
  .string()
  .min(1)
  .max(1024)
  .refine(isInside, 'A path is relative to the repository and stays in it.');

/** The key that holds a record's id. */
export const idOption = z.string().min(1).max(200).default('id');

/** The keys of providers whose files hold mappings. */
export const recordsOptions: z.ZodType<RecordsOptions> = z.strictObject({
  path: pathOption,
  records: z
    .string()
    .refine((text) => parsePointer(text) !== null, 'A pointer begins with a slash, such as /stories.')
    .optional(),
  id: idOption,
  new: pathOption.optional(),
});
