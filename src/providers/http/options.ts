import * as z from 'zod';
import { addressOption, timeoutOption, tokenEnvOption } from '../../upstream/options.ts';

/** The keys of `remote: { provider: http, … }`. */
export interface Options {
  /** The address that `/schema` and `/records` are added to; no credentials, query or fragment. */
  readonly url: string;
  /** The environment variable that holds the bearer token. */
  readonly 'token-env'?: string | undefined;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  url: addressOption,
  'token-env': tokenEnvOption.optional(),
  timeout: timeoutOption,
});
