import { isAbsolute } from 'node:path';
import * as z from 'zod';
import type { GuardKind } from '../../kernel/plan.ts';

/** The longest a request may take, in milliseconds. */
const MAX_TIMEOUT_MS = 10 * 60 * 1000;

const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000 };

const GUARDS = ['if-match', 'revision-test', 'verified'] as const satisfies readonly GuardKind[];

/** The keys of `remote: { provider: exec, … }`. */
export interface Options {
  /** The program and its arguments, as they are: no shell reads them. */
  readonly command: readonly [string, ...string[]];
  /** Names of the environment variables that the program gets beside PATH and HOME. */
  readonly env: readonly string[];
  /**
   * How the program guards its writes; it must say the same. It is stated here because a preview shows
   * it also where the program is not asked; absent: `verified`, the weakest.
   */
  readonly guard: GuardKind;
  /** For one request with its answer, in milliseconds; `"10s"` and `"2m"` are read too. Default 30 s. */
  readonly timeout: number;
}

/** A relative path would be looked up in whatever folder a run is in, such as that of a pull request (I14). */
const program = z
  .string()
  .min(1)
  .refine((text) => !/[/\\]/.test(text) || isAbsolute(text), {
    message: 'The program is a name that PATH finds, or an absolute path; never a path inside a repository.',
  });

const argument = z
  .string()
  .max(4096)
  .refine((text) => !text.includes('\0'), 'An argument holds no NUL.');

const timeout = z
  .union([z.number(), z.string().transform(toMilliseconds)])
  .pipe(z.number('Write milliseconds or a time such as "10s".').int().min(1).max(MAX_TIMEOUT_MS));

/** The form of these keys; any other key is an error. */
export const options: z.ZodType<Options> = z.strictObject({
  command: z.tuple([argument.pipe(program)], argument, 'Write a list: the program, then its arguments.'),
  env: z
    .array(z.string().regex(/^[A-Za-z_]\w*$/, 'Write the name of an environment variable, not its value.'))
    .max(50)
    .default([]),
  guard: z.enum(GUARDS).default('verified'),
  timeout: timeout.default(30_000),
});

function toMilliseconds(text: string): number {
  const parts = /^(\d{1,9})(ms|s|m)$/.exec(text);
  return parts === null ? Number.NaN : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN);
}
