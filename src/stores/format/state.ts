import * as z from 'zod';
import type { StateHead } from '../../store.ts';
import type { Format } from './decode.ts';
import type { Exact } from './exact.ts';
import { count, json, text } from './plan.ts';

const cursor = z.strictObject({
  cursor: text.nullable(),
  scope: text,
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
  encode: ({ format, lineage, serial, cursors }) => {
    const syncs = Object.entries(cursors).sort(([a], [b]) => (a < b ? -1 : 1));
    return `${JSON.stringify({ format, lineage, serial, cursors: Object.fromEntries(syncs) }, null, 2)}\n`;
  },
  migrations: {},
};
