import * as z from 'zod';
import { idOption, pathOption } from '../../artifacts/options.ts';

/** The keys of `local: { provider: markdown, … }`. */
export interface Options {
  /** A glob over the files that are records, relative to the repository. */
  readonly path: string;
  /** The front-matter key that holds a record's id. */
  readonly id: string;
  /** The path of a new file, with `{remote-id}`, `{id}` and `{slug}`. */
  readonly new?: string | undefined;
}

export const options: z.ZodType<Options> = z.strictObject({
  path: pathOption,
  id: idOption,
  new: pathOption.optional(),
});
