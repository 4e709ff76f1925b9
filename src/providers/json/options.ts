import type { ZodType } from 'zod';
import { recordsOptions } from '../../artifacts/options.ts';
import type { RecordsOptions } from '../../artifacts/records-format.ts';

/** The keys of `local: { provider: json, … }`. */
export type Options = RecordsOptions;

export const options: ZodType<Options> = recordsOptions;
