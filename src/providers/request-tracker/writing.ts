import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import { parsePointer } from '../../kernel/pointer.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { UpdateRequest, WriteAnswer } from '../../provider.ts';
import { isUncertain, lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import type { RtAnswer } from './client.ts';
import type { Asking } from './collection.ts';
import { askingOf } from './context.ts';
import type { TicketContext } from './context.ts';
import { encode } from './encoding.ts';
import { faultOf } from './fault.ts';
import { refused } from './refusal.ts';
import { isStrongEtag, readRecord } from './reading.ts';
import type { FoundTicket } from './reading.ts';
import { settleWrite } from './settling.ts';
import type { Sent } from './settling.ts';
import { isTicketId } from './ticket.ts';
import { unknownUser } from './users.ts';

/**
 * Updates a ticket, guarded by If-Match, reads it back and audits its history.
 *
 * A 200 proves nothing: Request Tracker answers it to refused values and unknown fields as well. A status
 * is sent before all other fields, since its lifecycle may not have the step (E32). A write whose answer was
 * lost is looked for in the ticket; it is sent again only while the ticket is as planned (E27).
 * Errors: `stale`, `gone`; `rejected` with `weak-validator`, `refused` when nothing was written; a part that
 * was refused with 200 shows in the record read back (E29), one that was refused after the status had been
 * taken is told as `refusal` (E30); values of others that the guard let through are
 * `overwritten` (I15); the client's faults.
 */
export async function updateRecord(context: TicketContext, request: UpdateRequest): Promise<WriteAnswer> {
  const asking = askingOf(context);
  const planned = await readPlanned(context, asking, request);
  if (!planned.ok) return planned.error;
  const { record } = planned.value;
  const missing = request.patch
    .map(({ path }) => parsePointer(path)?.[0] ?? '')
    .find((field) => !Object.hasOwn(record.fields, field));
  if (missing !== undefined) {
    const said = `ticket ${request.id} shows this account no field "${missing}".`;
    return { kind: 'rejected', code: 'refused', message: `Nothing was written: ${plain(said)}` };
  }
  const patched = applyPatch(record.fields, request.patch);
  if (!patched.ok || !isJsonObject(patched.value)) return { kind: 'stale' };
  const sent = changedFields(record.fields, patched.value);
  if (sent.size === 0) return { kind: 'written', record };
  const unfit = await unfitFor(context, asking, sent);
  if (unfit !== null) return unfit;
  const messages: string[] = [];
  const done = new Map<string, { readonly before: Json; readonly sent: Json }>();
  const settle = () => settleWrite(context, asking, { request, sent: done, messages });
  /** What was sent already may have replaced something unseen: that is worth more than the refusal of the rest. */
  const give = async (answer: WriteAnswer): Promise<WriteAnswer> => {
    if (done.size === 0) return answer;
    const settled = await settle();
    return settled.kind === 'written' && settled.overwritten !== undefined ? settled : answer;
  };
  let { version } = request;
  const parts = partsOf(sent);
  for (const part of parts) {
    const put = await putPart(context, asking, { id: request.id, version, part });
    if (put.kind !== 'refused') for (const [field, values] of part) done.set(field, values);
    if (put.kind !== 'done') {
      const isLate = part !== parts[0] && put.answer.kind === 'rejected';
      return isLate ? partly(await settle(), { answer: put.answer, request, rest: part }) : give(put.answer);
    }
    messages.push(...put.messages);
    if (part === parts.at(-1)) break;
    const now = await readRecord(context, request, asking);
    if (now.kind !== 'found' || movedBesides(now, record.fields, sent, part)) return give({ kind: 'stale' });
    if (!isTaken(now.record.fields, part)) return give(refused(messages));
    version = now.record.version;
  }
  return settle();
}

/**
 * The answer where the status was taken and the rest refused: what was refused is given as the plan saw it,
 * under the plan's version, so that the next run reads the ticket again (E30).
 */
function partly(
  settled: WriteAnswer,
  about: {
    readonly answer: Extract<WriteAnswer, { kind: 'rejected' }>;
    readonly request: UpdateRequest;
    readonly rest: Sent;
  },
): WriteAnswer {
  if (settled.kind !== 'written') return settled;
  const before = Object.fromEntries([...about.rest].map(([field, { before }]) => [field, before]));
  const fields = { ...settled.record.fields, ...before };
  const record = { ...settled.record, version: about.request.version, fields };
  return { ...settled, record, refusal: about.answer.message };
}

/** Reads the ticket that a write is planned on; an answer when it is not as planned. */
export async function readPlanned(
  context: TicketContext,
  asking: Asking,
  request: { readonly id: string; readonly version: string },
): Promise<Result<FoundTicket, WriteAnswer>> {
  const { id, version } = request;
  if (!isTicketId(id)) return fail({ kind: 'gone' });
  if (!isStrongEtag(version)) {
    const why = 'has no strong ETag, so a write could overwrite an edit unseen. Nothing was written.';
    return fail({ kind: 'rejected', code: 'weak-validator', message: `Ticket ${id} ${why}` });
  }
  const now = await readRecord(context, { id }, asking);
  switch (now.kind) {
    case 'found':
      return now.record.version === version ? ok(now) : fail({ kind: 'stale' });
    case 'gone':
    case 'unknown':
      return fail({ kind: 'gone' });
    case 'forbidden':
      throw lastingFault('forbidden', now.message);
    case 'unreadable':
      throw lastingFault(now.failure.code, now.failure.message);
    default:
      // Merged into another: its number leads there, and must not be written through (E7).
      return fail({ kind: 'stale' });
  }
}

function changedFields(before: Fields, after: { readonly [field: string]: Json | undefined }): Sent {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return new Map(
    names
      .map((name) => [name, { before: before[name] ?? null, sent: after[name] ?? null }] as const)
      .filter(([, { before, sent }]) => !equalJson(before, sent)),
  );
}

function valuesOf(part: Sent): Fields {
  return Object.fromEntries([...part].map(([field, { sent }]) => [field, sent]));
}

/** The requests that a write is made in: a status that may be refused comes before all else. */
function partsOf(sent: Sent): readonly Sent[] {
  const status = [...sent].filter(([field]) => field === 'status');
  const rest = [...sent].filter(([field]) => field !== 'status');
  return [status, rest].filter((part) => part.length > 0).map((part) => new Map(part));
}

async function unfitFor(context: TicketContext, asking: Asking, sent: Sent): Promise<WriteAnswer | null> {
  const body = encode(context.shape, valuesOf(sent), false);
  const requestors = sent.get('requestors');
  const message = !body.ok
    ? body.error.message
    : requestors === undefined
      ? null
      : await unknownUser(context, asking, requestors);
  return message === null ? null : { kind: 'rejected', code: 'refused', message };
}

function isTaken(fields: Fields, part: Sent): boolean {
  return [...part].every(([field, { before }]) => !equalJson(fields[field] ?? null, before));
}

/** Whether somebody else changed what is still to be written, between its two requests. */
function movedBesides(now: FoundTicket, before: Fields, sent: Sent, done: Sent): boolean {
  return [...sent.keys()].some(
    (field) => !done.has(field) && !equalJson(now.record.fields[field] ?? null, before[field] ?? null),
  );
}

/** What became of one PUT; `doubtful`: the ticket moved after a try without an answer. */
type Put =
  | { readonly kind: 'done'; readonly messages: readonly string[] }
  | { readonly kind: 'refused' | 'doubtful'; readonly answer: WriteAnswer };

/** Sends one guarded PUT until it is clear what became of it. */
async function putPart(
  context: TicketContext,
  asking: Asking,
  about: { readonly id: string; readonly version: string; readonly part: Sent },
): Promise<Put> {
  const { id, version, part } = about;
  const refuse = (answer: WriteAnswer): Put => ({ kind: 'refused', answer });
  const body = encode(context.shape, valuesOf(part), false);
  if (!body.ok) return refuse({ kind: 'rejected', code: 'refused', message: body.error.message });
  for (let isUnclear = false; ;) {
    try {
      const answer = await context.client.send({
        method: 'PUT',
        path: `/ticket/${id}`,
        headers: { 'if-match': version },
        json: body.value,
      });
      if (answer.status === 200) return { kind: 'done', messages: messagesOf(answer) };
      if (answer.status === 412) return isUnclear ? await clarify() : refuse({ kind: 'stale' });
      if (answer.status === 404 || answer.status === 410) return refuse({ kind: 'gone' });
      if ([400, 413, 415, 422].includes(answer.status)) return refuse(refused([answer.reason]));
      throw faultOf(answer, context.now());
    } catch (error) {
      if (isUncertain(error)) {
        isUnclear = true;
        const now = await readRecord(context, { id }, asking);
        if (now.kind !== 'found' || now.record.version !== version) return clarify();
      }
      await asking.patience.pause(error);
    }
  }

  /** The ticket moved after a try without an answer: it holds what was sent, or somebody else wrote. */
  async function clarify(): Promise<Put> {
    const now = await readRecord(context, { id }, asking);
    if (now.kind === 'gone' || now.kind === 'unknown') return refuse({ kind: 'gone' });
    const isDone =
      now.kind === 'found' &&
      [...part].every(([field, { sent }]) => equalJson(now.record.fields[field] ?? null, sent));
    return isDone ? { kind: 'done', messages: [] } : { kind: 'doubtful', answer: { kind: 'stale' } };
  }
}

function messagesOf(answer: RtAnswer): readonly string[] {
  const parsed = z.array(z.unknown()).safeParse(answer.body);
  return parsed.success ? parsed.data.filter((message) => typeof message === 'string') : [];
}
