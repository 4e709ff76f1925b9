import * as z from 'zod';
import { addressOption, timeoutOption, tokenEnvOption } from '../../upstream/options.ts';

/** The keys of `remote: { provider: github-issues, … }`. */
export interface Options {
  /** `owner/name`; absent: the repository of the workflow (`GITHUB_REPOSITORY`). */
  readonly repository?: string | undefined;
  /** Issues that bear all of these are records; every issue created gets them. They are no part of `labels`. */
  readonly labels: readonly string[];
  /** Where the REST API is; absent: `GITHUB_API_URL`, else `https://api.github.com`. */
  readonly 'api-url'?: string | undefined;
  /**
   * The environment variable that holds the token. Absent: `GITHUB_TOKEN`, else the Action's own input
   * `github-token`; both only for the API that the workflow itself runs on.
   */
  readonly 'token-env'?: string | undefined;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

/** The API's filter separates labels by commas, so that one with a comma cannot be asked for. */
const label = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[^,\p{C}]*$/u, 'A label to filter by has no comma and no control character.');

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  repository: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/, 'Write owner/name.')
    .optional(),
  labels: z
    .array(label)
    .max(20)
    .default([])
    .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
      message: 'A label is named twice.',
    }),
  'api-url': addressOption.transform((text) => text.replace(/\/+$/, '')).optional(),
  'token-env': tokenEnvOption.optional(),
  timeout: timeoutOption,
});
