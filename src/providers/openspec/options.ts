import * as z from 'zod';
import { pathOption } from '../../artifacts/options.ts';

/** The keys of `local: { provider: openspec, … }`. */
export interface Options {
  /** The folder that holds the change folders, relative to the repository. */
  readonly path: string;
  /** `owner/name`: links to issues of other repositories are not taken as links. */
  readonly repository?: string | undefined;
}

export const options: z.ZodType<Options> = z.strictObject({
  path: pathOption
    .transform((text) => text.replace(/^(?:\.\/)+/, '').replace(/\/$/, ''))
    .default('openspec/changes'),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is owner/name.')
    .optional(),
});
