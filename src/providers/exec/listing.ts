import type { ChangePage, ChangesRequest, NativeRecord, RecordFailure } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';
import type * as z from 'zod';
import { pageAnswer } from './answer.ts';
import { fault, neutralText } from './fault.ts';
import type { Access } from './reading.ts';
import { isRecordId, parseRecord } from './record.ts';

/** Pages of one listing; more is a program that never ends. */
const MAX_PAGES = 100_000;

type Page = z.infer<typeof pageAnswer>;

/**
 * Lists what changed since a cursor, page by page.
 *
 * A cursor that the program refuses (`bad-cursor`) gives a full listing. The cursor does not pass a
 * record that failed (E14): it stays, and the next listing shows the same again. The last page has to
 * say whether the listing is complete and a census, for absence may lead to deletions (E17, E18).
 * Errors: `page-loop` when pages never end; `bad-answer`; those of the program.
 */
export async function* listChanges(
  access: Access,
  request: Pick<ChangesRequest, 'cursor'>,
): AsyncIterable<ChangePage> {
  let since = request.cursor;
  let answer: Page;
  try {
    answer = await askPage(access, since, null);
  } catch (error) {
    if (since === null || !(error instanceof ProviderFault) || error.code !== 'bad-cursor') throw error;
    since = null;
    answer = await askPage(access, null, null);
  }
  const seen = new Set<string>();
  let isFailed = false;
  let isNameless = false;
  for (;;) {
    const page = readPage(access, answer);
    isFailed ||= page.failed.length > 0;
    isNameless ||= page.failed.some(({ id }) => id === undefined);
    if (answer.next === null) {
      const { complete, census } = answer;
      if (complete === undefined || census === undefined) throw incompleteEnd(access);
      const cursor = isFailed ? request.cursor : answer.cursor;
      yield { ...page, end: { cursor, complete: complete && !isNameless, census } };
      return;
    }
    yield page;
    if (seen.has(answer.next) || seen.size >= MAX_PAGES) {
      const message = `${access.program.name} lists pages that never end. It has to be mended.`;
      throw fault({ code: 'page-loop', message, retryable: false });
    }
    seen.add(answer.next);
    answer = await askPage(access, since, answer.next);
  }
}

async function askPage({ program }: Access, cursor: string | null, page: string | null): Promise<Page> {
  return program.ask({ do: 'list', cursor, page }, pageAnswer);
}

function readPage(
  { program, schema }: Access,
  answer: Page,
): Required<Pick<ChangePage, 'records' | 'deleted' | 'failed'>> {
  const records = new Map<string, NativeRecord>();
  const failed: RecordFailure[] = answer.failed.map((told) => ({
    ...(isRecordId(told.id) ? { id: told.id } : {}),
    where: neutralText(told.where),
    code: neutralText(told.code, 64),
    message: neutralText(told.message),
  }));
  for (const value of answer.records) {
    const record = parseRecord(value, { schema, program: program.name });
    if (record.ok) records.set(record.value.id, record.value);
    else failed.push(record.error);
  }
  const deleted = new Set<string>();
  for (const id of answer.deleted) {
    if (!isRecordId(id)) {
      const message = `The deleted id "${neutralText(String(id), 60)}" cannot be used for a record.`;
      failed.push({ where: program.name, code: 'bad-id', message });
    } else if (records.delete(id)) {
      const message = `Record ${id} is on one page both as a record and as deleted.`;
      failed.push({ id, where: `${id} of ${program.name}`, code: 'contradiction', message });
    } else deleted.add(id);
  }
  return { records: [...records.values()], deleted: [...deleted], failed };
}

function incompleteEnd({ program }: Access): ProviderFault {
  const message = `${program.name} ended a listing without saying "complete" and "census". It has to be mended.`;
  return fault({ code: 'bad-answer', message, retryable: false });
}
