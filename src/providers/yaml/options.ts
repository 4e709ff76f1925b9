import type { ZodType } from 'zod';
import { recordsOptions } from '../../artifacts/options.ts';
import type { RecordsOptions } from '../../artifacts/records-format.ts';

/** The keys of `local: { provider: yaml, … }`. */
export type Options = RecordsOptions;

export const options: ZodType<Options> = recordsOptions;
