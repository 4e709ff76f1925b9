import * as z from 'zod';
import { addressOption, timeoutOption, tokenEnvOption } from '../../upstream/options.ts';

/** The keys of `remote: { provider: request-tracker, … }`. */
export interface Options {
  /** The address of Request Tracker's start page; `/REST/2.0` is added to it. */
  readonly url: string;
  /** The name or number of the queue whose tickets are records. */
  readonly queue: string;
  /** The environment variable that holds an authentication token of the account. */
  readonly 'token-env': string;
  /**
   * A custom field of one value that keeps the key of each ticket made by us. Without it the key is kept
   * as a link, `RefersTo sync-kernel:<key>`, which needs no administrator.
   */
  readonly 'key-field'?: string | undefined;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  url: addressOption.transform((text) => text.replace(/\/+$/, '').replace(/\/REST\/2\.0$/, '')),
  queue: z.union([z.string().trim().min(1), z.number().int().positive().transform(String)]),
  'token-env': tokenEnvOption,
  'key-field': z.string().trim().min(1).optional(),
  timeout: timeoutOption,
});
