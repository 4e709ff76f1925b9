import * as z from 'zod';
import type { Json } from '../../kernel/json.ts';
import type { StateHead } from '../../store.ts';
import type { Format } from './decode.ts';
import type { Exact } from './exact.ts';
import { count, json, text } from './plan.ts';
import { sorted } from './sorted.ts';

const cursor = z.strictObject({
  cursor: text.nullable(),
  scope: text,
  mapping: z.record(text, text).exactOptional(),
  schema: json.exactOptional(),
});

const stored = z.strictObject({
  format: z.literal(1),
  lineage: text.min(1),
  serial: count,
  cursors: z.record(text, cursor),
});

const schema: Exact<StateHead, z.output<typeof stored>> = stored;

/** `state.json`: small and read by people; the syncs in order, one member a line. */
export const stateFormat: Format<StateHead> = {
  name: 'state',
  format: 1,
  schema,
  encode: ({ format, lineage, serial, cursors }) =>
    `${JSON.stringify({ format, lineage, serial, cursors: sorted(cursors as unknown as Json) }, null, 2)}\n`,
  migrations: {},
};
