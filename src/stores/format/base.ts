import * as z from 'zod';
import type { Json } from '../../kernel/json.ts';
import { canonicalJson } from '../../kernel/json.ts';
import type { BaseRecord } from '../../store.ts';
import type { Format } from './decode.ts';
import type { Exact } from './exact.ts';
import { count, json, text } from './plan.ts';

const recovered = z.strictObject({ value: json, by: text, at: text });
const move = z.strictObject({
  from: text,
  over: text.exactOptional(),
  earlier: z.array(text).exactOptional(),
  by: z.enum(['local', 'remote']),
  returns: count,
});

/** The members of an agreement, wherever one is stored. */
export const agreement = {
  fields: z.record(text, json),
  remote: z.record(text, json).exactOptional(),
  recovered: z.record(text, recovered).exactOptional(),
  moves: z.record(text, move).exactOptional(),
};

const stored = z.strictObject({ format: z.literal(1), record: text, ...agreement });

const schema: Exact<BaseRecord, z.output<typeof stored>> = stored;

/** `base/<sync>/<aa>/<record>.json`: canonical JSON and a line feed, so that equal bases are equal bytes. */
export const baseFormat: Format<BaseRecord> = {
  name: 'base',
  format: 1,
  schema,
  encode: (base) => `${canonicalJson(base as unknown as Json)}\n`,
  migrations: {},
};
