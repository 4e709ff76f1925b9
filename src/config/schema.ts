import * as z from 'zod';
import { EQUIVALENCES, FIELD_KINDS, SIDES } from '../kernel/field.ts';
import { parsePointer } from '../kernel/pointer.ts';
import { Pairs } from './source.ts';

const word = z.string().min(1, 'is empty');
const envName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is the name of an environment variable, never the token itself');

const localKey = word.refine(
  (key) => !key.startsWith('/') || parsePointer(key) !== null,
  'is not a JSON pointer: "~" is written "~0", "/" in a name "~1"',
);

const section = z.strictObject({
  section: word,
  as: z.enum(['text', 'checklist']).default('text'),
});

const fieldEntry = z.union(
  [
    word,
    z.strictObject({
      local: z
        .union(
          [localKey, section],
          'is a key, a JSON pointer or { section: <heading>, as: text | checklist }',
        )
        .optional(),
      remote: word.optional(),
      kind: z.enum(FIELD_KINDS).optional(),
      key: word.optional(),
      values: z
        .instanceof(Pairs, { error: 'maps each local value to a remote one, such as { todo: open }' })
        .optional(),
      authority: z.enum(SIDES).optional(),
      equivalent: z.array(z.enum(EQUIVALENCES)).optional(),
    }),
  ],
  'is a remote name or a mapping with local, remote, kind, key, values, authority, equivalent',
);

export type RawFieldEntry = z.output<typeof fieldEntry>;

const side = z.looseObject({ provider: word });

const DELETES = 'is a share of the records such as 20%, or a whole number';
const deletes = z.union(
  [
    z
      .string()
      .regex(/^(?:100|\d{1,2})(?:\.\d+)? ?%$/, DELETES)
      .transform((text) => ({ share: Number(text.replace('%', '')) / 100 }))
      .refine(({ share }) => share <= 1, DELETES),
    z
      .int(DELETES)
      .nonnegative(DELETES)
      .transform((count) => ({ count })),
  ],
  DELETES,
);

const KEEP = 'is a time in days, such as 90 days';
const keep = z
  .string(KEEP)
  .regex(/^[1-9]\d{0,4} days?$/, KEEP)
  .transform((text) => Number.parseInt(text, 10));

/** One entry of `syncs`; the keys of a provider beside `provider` are checked by its own schema. */
export const syncSchema = z.strictObject({
  local: side,
  remote: side,
  fields: z.record(z.string(), fieldEntry).optional(),
  create: z.enum(['both', 'local', 'remote', 'none']).default('both'),
  'on-delete': z.enum(['ask', 'propagate', 'ignore']).default('ask'),
  approval: z.enum(['comment', 'review', 'none']).default('comment'),
  approvers: z
    .strictObject({
      permission: z.enum(['write', 'maintain', 'admin']).default('write'),
      'second-person': z.boolean().default(false),
    })
    .prefault({}),
  limits: z
    .strictObject({
      deletes: deletes.default({ share: 0.2 }),
      writes: z.int().positive('is at least 1').optional(),
    })
    .prefault({}),
  conflicts: z
    .strictObject({ labels: z.array(word).default(['sync-conflict']), assignees: z.array(word).default([]) })
    .prefault({}),
  keep: keep.default(90),
});

export type RawSync = z.output<typeof syncSchema>;

/** The outermost keys; each sync is checked alone, so that one bad sync hides no problem of another. */
export const fileSchema = z.strictObject({
  version: z.literal(1, 'must be 1: this sync-kernel reads no other'),
  syncs: z.record(z.string(), z.unknown()),
  events: z
    .strictObject({
      sink: z.string().refine(isSink, 'is an http or https address without user and password'),
      'token-env': envName.optional(),
    })
    .optional(),
});

function isSink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
