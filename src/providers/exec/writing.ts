import type * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { equalJson, isJsonObject, jsonProblem } from '../../kernel/json.ts';
import { applyPatch } from '../../kernel/patch.ts';
import { parsePointer } from '../../kernel/pointer.ts';
import { assertNever } from '../../kernel/result.ts';
import type { CreateRequest, UpdateRequest, WriteAnswer } from '../../provider.ts';
import { writeAnswer } from './answer.ts';
import type { ProgramRequest } from './conversation.ts';
import { fault, neutralText } from './fault.ts';
import type { Access } from './reading.ts';
import { readRecord } from './reading.ts';
import { idProblem, parseRecord } from './record.ts';

/** The answer to a delete. */
export type DeleteAnswer = WriteAnswer | { readonly kind: 'deleted' };

/**
 * Creates a record; the key goes with it, so that the program makes it once (E1, I6).
 *
 * `fields` is the last member of the line, with every field that a create takes: an absent one is null.
 */
export async function createRecord(access: Access, request: CreateRequest): Promise<WriteAnswer> {
  const { key, id, other, fields } = request;
  const taken = Object.entries(access.schema.fields).filter(([, field]) => field.writable || field.onCreate);
  const empty = taken.map(([name]): [string, null] => [name, null]);
  const answer = await write(access, {
    do: 'create',
    key,
    ...(id !== undefined && access.ids === 'given' ? { record: id } : {}),
    ...(other === undefined ? {} : { other }),
    fields: { ...Object.fromEntries(empty), ...fields },
  });
  return answer.kind === 'deleted' ? refuseDeleted(access, 'create') : answer;
}

/**
 * Updates a record on the condition of its version.
 *
 * Where the program takes whole records, the patch is applied here, to the record of that version;
 * the program is not asked to write what is already there.
 */
export async function updateRecord(access: Access, request: UpdateRequest): Promise<WriteAnswer> {
  const { id, patch, version } = request;
  const unfit = idProblem(id);
  if (unfit !== null) return { kind: 'rejected', code: 'bad-id', message: unfit };
  const start = { do: 'update', record: id, version } as const;
  if (access.update === 'patch') {
    const answer = await write(access, { ...start, patch });
    return answer.kind === 'deleted' ? refuseDeleted(access, 'update') : answer;
  }
  const now = await readRecord(access, { id });
  if (now.kind === 'gone' || now.kind === 'unknown') return { kind: 'gone' };
  if (now.kind !== 'found' || now.record.version !== version) return { kind: 'stale' };
  const patched = applyPatch(now.record.fields, patch);
  if (!patched.ok && patched.error.code === 'patch-test-failed') return { kind: 'stale' };
  const fields = patched.ok ? patched.value : null;
  const problem = patched.ok ? jsonProblem(fields) : patched.error.message;
  if (problem !== null || !isJsonObject(fields))
    return { kind: 'rejected', code: 'patch-invalid', message: `${id}: ${problem ?? 'no record is left'}` };
  const changed = changedNames(now.record.fields, fields, patch);
  if (changed.length === 0) return { kind: 'written', record: now.record };
  const answer = await write(access, { ...start, changed, fields });
  return answer.kind === 'deleted' ? refuseDeleted(access, 'update') : answer;
}

/** Deletes a record on the condition of its version. */
export async function deleteRecord(
  access: Access,
  { id, version }: { readonly id: string; readonly version: string },
): Promise<DeleteAnswer> {
  const unfit = idProblem(id);
  if (unfit !== null) return { kind: 'rejected', code: 'bad-id', message: unfit };
  return write(access, { do: 'delete', record: id, version });
}

function changedNames(before: Fields, after: Fields, patch: UpdateRequest['patch']): readonly string[] {
  const touched = new Set(patch.map(({ path }) => parsePointer(path)?.[0] ?? ''));
  return [...touched].filter((name) => !equalJson(before[name], after[name]));
}

async function write(access: Access, request: ProgramRequest): Promise<DeleteAnswer> {
  const answer = await access.program.ask(request, writeAnswer);
  switch (answer.kind) {
    case 'written':
      return writtenAnswer(access, request, answer);
    case 'rejected': {
      const message = `${access.program.name} refused: ${neutralText(answer.message)}`;
      return { kind: 'rejected', code: neutralText(answer.code, 64), message };
    }
    case 'deleted':
    case 'stale':
    case 'gone':
      return { kind: answer.kind };
    default:
      return assertNever(answer);
  }
}

function writtenAnswer(
  { program, schema }: Access,
  request: ProgramRequest,
  answer: Extract<z.infer<typeof writeAnswer>, { kind: 'written' }>,
): WriteAnswer {
  const record = parseRecord(answer.record, { schema, program: program.name });
  const id = request['record'];
  const why = record.ok
    ? typeof id === 'string' && id !== record.value.id && `it gave ${record.value.id} back instead of ${id}`
    : record.error.message;
  if (!record.ok || why !== false) {
    const message = `${program.name} did "${request.do}", but not clearly: ${String(why)} It may have been written; run again to see.`;
    throw fault({ code: 'write-unconfirmed', message, retryable: false });
  }
  const { overwritten } = answer;
  return {
    kind: 'written',
    record: record.value,
    ...(overwritten === undefined || overwritten.length === 0 ? {} : { overwritten }),
  };
}

function refuseDeleted({ program }: Access, task: string): never {
  const message = `${program.name} answered "deleted" to "${task}". It has to be mended.`;
  throw fault({ code: 'bad-answer', message, retryable: false });
}
