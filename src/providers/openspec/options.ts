import * as z from 'zod';

/** The keys of `local: { provider: openspec, … }`. */
export interface Options {
  /** The folder that holds the change folders, relative to the repository. */
  readonly path: string;
  /** `owner/name`: links to issues of other repositories are not taken as links. */
  readonly repository?: string | undefined;
}

const inside = (text: string): boolean => !text.split(/[\\/]/).some((part) => part === '..' || part === '');

export const options: z.ZodType<Options> = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(1024)
    .transform((text) => text.replace(/^\.\//, '').replace(/\/$/, ''))
    .refine(inside, 'A path is relative to the repository and stays in it.')
    .default('openspec/changes'),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is owner/name.')
    .optional(),
});
