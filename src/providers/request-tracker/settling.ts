import type { Fields } from '../../kernel/field.ts';
import type { Json } from '../../kernel/json.ts';
import type { Overwritten, UpdateRequest, WriteAnswer } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { auditField } from './audit.ts';
import type { Finding } from './audit.ts';
import type { Asking } from './collection.ts';
import type { TicketContext } from './context.ts';
import { stepsSince } from './history.ts';
import { readRecord } from './reading.ts';
import { refused } from './refusal.ts';

/** The fields of a write, with what the plan saw and what was sent. */
export type Sent = ReadonlyMap<string, { readonly before: Json; readonly sent: Json }>;

/**
 * Gives the answer to a write that was done: the ticket as read back, and what its history tells.
 *
 * A value of ours that somebody changed knowingly since is given as we wrote it, under the version that
 * the plan had: it is an ordinary edit for the next run (E33). One that a race took away makes the answer
 * `stale`, so that both values are merged anew; where the same race also took a value of theirs, all that was
 * lost is named instead.
 * Errors: `unreadable-after-write`; the client's faults.
 */
export async function settleWrite(
  context: TicketContext,
  asking: Asking,
  about: {
    readonly request: UpdateRequest;
    readonly sent: Sent;
    readonly messages: readonly string[];
  },
): Promise<WriteAnswer> {
  const { request, sent, messages } = about;
  const { id, version } = request;
  const now = await readRecord(context, { id }, asking);
  if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'gone' };
  if (now.kind !== 'found') {
    const said = `Ticket ${id} was written, but reading it back was answered "${now.kind}".`;
    throw lastingFault('unreadable-after-write', said);
  }
  const { record } = now;
  if (record.version === version) return refused(messages);
  const steps = await stepsSince(context, asking, { id, version });
  const findings = [...sent].map(([field, { before, sent }]) => {
    const schema = context.shape.schema.fields[field] ?? { kind: 'scalar', writable: true };
    const live = record.fields[field] ?? null;
    const own = steps.filter((step) => step.field === field);
    return auditField({ field, schema, before, sent, live, steps: own, messages });
  });
  const overwritten = findings.flatMap((finding) => finding.overwritten);
  const lost = findings.filter(({ end }) => end === 'lost');
  if (lost.length > 0 && overwritten.length === 0) return { kind: 'stale' };
  const restored = findings.filter(({ end }) => end !== 'kept').map(({ field }) => field);
  const all = [...overwritten, ...lost.map((finding) => ours(finding, sent))];
  return {
    kind: 'written',
    record:
      restored.length === 0 ? record : { ...record, version, fields: asSent(record.fields, restored, sent) },
    ...(all.length === 0 ? {} : { overwritten: all }),
  };
}

/** A value of ours that did not last, as one that was lost to another writer. */
function ours({ field, by }: Finding, sent: Sent): Overwritten {
  const value = sent.get(field)?.sent ?? null;
  return { field, value, by: by?.by ?? 'unknown', at: by?.at ?? '' };
}

function asSent(fields: Fields, names: readonly string[], sent: Sent): Fields {
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, sent.get(name)?.sent ?? null])) };
}
