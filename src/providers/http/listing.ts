import type {
  ChangePage,
  ChangesRequest,
  NativeRecord,
  ProviderSchema,
  RecordFailure,
} from '../../provider.ts';
import { lastingFault, passingFault } from '../../upstream/fault.ts';
import { Patience } from '../../upstream/patience.ts';
import { isRecordId, pageAnswer, parseRecord } from './answer.ts';
import type { HttpAnswer, HttpClient } from './client.ts';
import { faultOf, neutralText } from './fault.ts';

/** Pages of one listing; more is a tracker that never ends. */
const MAX_PAGES = 100_000;

/** What a listing needs beside its request. */
export interface ListingContext {
  readonly client: HttpClient;
  readonly schema: ProviderSchema;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** What one listing has come across so far. */
interface Progress {
  /** A record failed: the next listing has to show it again. */
  failed: boolean;
  /** Something failed of which not even the id is known: absence means nothing. */
  nameless: boolean;
}

/**
 * Lists what changed since a cursor, page by page.
 *
 * A page's `next` is a token for the same address, never an address (GUARANTEES A46). A cursor that the
 * tracker does not take any more gives a full listing. The cursor does not pass a record that failed
 * (E14): it stays, and the next listing shows the same again. A page that is forbidden half way ends
 * the listing as incomplete (E18).
 * Errors: `page-loop` when pages never end; `page-expired`; the client's faults.
 */
export async function* listChanges(
  context: ListingContext,
  request: Pick<ChangesRequest, 'cursor'>,
): AsyncIterable<ChangePage> {
  let since = request.cursor;
  let first = await askPage(context, since, null);
  if (since !== null && isRefusedToken(first)) {
    since = null;
    first = await askPage(context, null, null);
  }
  const progress: Progress = { failed: false, nameless: false };
  const seen = new Set<string>();
  for (let answer = first; ;) {
    const isFirst = seen.size === 0;
    if (answer.status === 403 && !isFirst) {
      yield forbiddenEnd(context, answer, request.cursor);
      return;
    }
    const { page, next, cursor } = readPage(context, answer, progress, isFirst);
    if (next === null) {
      const kept = progress.failed ? request.cursor : cursor;
      yield { ...page, end: { cursor: kept, complete: !progress.nameless, census: since === null } };
      return;
    }
    yield page;
    if (seen.has(next) || seen.size >= MAX_PAGES) {
      throw lastingFault(
        'page-loop',
        'GET /records gave pages that never end. The tracker has to be mended.',
      );
    }
    seen.add(next);
    answer = await askPage(context, since, next);
  }
}

/** Asks for a page. Answers that the listing decides on come back, others are faults. */
function askPage(context: ListingContext, since: string | null, page: string | null): Promise<HttpAnswer> {
  return new Patience(context).repeat(async () => {
    const answer = await context.client.send({ method: 'GET', path: '/records', query: { since, page } });
    if (answer.status === 200 || isRefusedToken(answer)) return answer;
    const reason = faultOf(answer, context.now());
    if (reason.code === 'forbidden' && page !== null) return answer;
    throw reason;
  });
}

function isRefusedToken({ status }: HttpAnswer): boolean {
  return status === 400 || status === 410 || status === 422;
}

function readPage(
  context: ListingContext,
  answer: HttpAnswer,
  progress: Progress,
  isFirst: boolean,
): { readonly page: ChangePage; readonly next: string | null; readonly cursor: string | null } {
  if (answer.status !== 200) {
    if (isFirst) throw faultOf(answer, context.now());
    throw passingFault('page-expired', 'The tracker refused its own page token. Run again.');
  }
  const parsed = pageAnswer.safeParse(answer.body);
  if (!parsed.success) throw lastingFault('bad-answer', 'GET /records was not answered with a page.');
  const records = new Map<string, NativeRecord>();
  const failed: RecordFailure[] = [];
  for (const value of parsed.data.records) {
    const record = parseRecord(value, { schema: context.schema, where: whereOf(context, value) });
    if (record.ok) records.set(record.value.id, record.value);
    else failed.push(record.error);
  }
  const deleted = new Set<string>();
  for (const id of parsed.data.deleted) {
    if (!isRecordId(id)) failed.push(badTombstone(context, id));
    else if (records.delete(id)) failed.push(contradiction(context, id));
    else deleted.add(id);
  }
  progress.failed ||= failed.length > 0;
  progress.nameless ||= failed.some(({ id, code }) => id === undefined && code !== 'bad-id');
  const page = { records: [...records.values()], deleted: [...deleted], failed };
  return { page, next: parsed.data.next, cursor: parsed.data.cursor };
}

function whereOf(context: ListingContext, value: unknown): string {
  const id = (value as { id?: unknown } | null)?.id;
  return context.client.address(isRecordId(id) ? `/records/${id}` : '/records');
}

function badTombstone(context: ListingContext, id: unknown): RecordFailure {
  const said = typeof id === 'string' ? `"${neutralText(id)}"` : `a ${typeof id}`;
  const message = `The deleted id ${said} cannot be used for a record.`;
  return { where: context.client.address('/records'), code: 'bad-id', message };
}

function contradiction(context: ListingContext, id: string): RecordFailure {
  const message = `Record ${id} is on one page both as a record and as deleted.`;
  return { id, where: context.client.address(`/records/${id}`), code: 'contradiction', message };
}

function forbiddenEnd(context: ListingContext, answer: HttpAnswer, cursor: string | null): ChangePage {
  const where = context.client.address('/records');
  const { message } = faultOf(answer, context.now());
  return {
    records: [],
    failed: [{ where, code: 'forbidden', message }],
    end: { cursor, complete: false, census: false },
  };
}
