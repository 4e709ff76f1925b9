import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';

const ACTION = z.looseObject({
  name: z.string(),
  inputs: z
    .record(
      z.string(),
      z.looseObject({
        required: z.boolean().optional(),
        default: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
      }),
    )
    .optional(),
  outputs: z.record(z.string(), z.looseObject({ description: z.string().optional() })).optional(),
  runs: z.looseObject({
    using: z.string(),
    main: z.string().optional(),
    pre: z.string().optional(),
    post: z.string().optional(),
  }),
});

/** What the runner needs to know of an `action.yml`. */
export interface ActionFile {
  /** Every input with the text of its default; an empty text without one, as the runner gives it. */
  readonly inputs: { readonly [name: string]: string };
  readonly outputs: readonly string[];
  readonly using: string;
  readonly main: string | null;
}

/** Reads an `action.yml`. Errors: throws when it is not one. */
export async function readActionFile(path: string): Promise<ActionFile> {
  const action = ACTION.parse(parse(await readFile(path, 'utf8')));
  const inputs = Object.entries(action.inputs ?? {}).map(([name, input]) => {
    const value = input.default;
    return [name, value === undefined || value === null ? '' : String(value)];
  });
  return {
    inputs: Object.fromEntries(inputs),
    outputs: Object.keys(action.outputs ?? {}),
    using: action.runs.using,
    main: action.runs.main ?? null,
  };
}
