import { assertNever } from '../../kernel/result.ts';
import type { ProviderSchema, ReadAnswer } from '../../provider.ts';
import { readAnswer } from './answer.ts';
import { neutralText } from './fault.ts';
import type { Program } from './program.ts';
import { idProblem, isRecordId, parseRecord } from './record.ts';

/** What every request needs: the program, and what it said of its records. */
export interface Access {
  readonly program: Program;
  readonly schema: ProviderSchema;
  /** Whether an update carries a JSON Patch, or the record as it shall be. */
  readonly update: 'patch' | 'record';
  /** Who chooses the id of a new record. */
  readonly ids: 'given' | 'assigned';
}

/**
 * Reads one record; the answers of the contract are the program's own (E20).
 *
 * Errors: a record that is there but cannot be used is `unreadable`; those of the program are thrown.
 */
export async function readRecord(
  { program, schema }: Access,
  { id, ifNoneMatch }: { readonly id: string; readonly ifNoneMatch?: string | undefined },
): Promise<ReadAnswer> {
  const where = `${neutralText(id, 128)} of ${program.name}`;
  const unfit = idProblem(id);
  if (unfit !== null) return { kind: 'unreadable', failure: { where, code: 'bad-id', message: unfit } };
  const known = ifNoneMatch === undefined ? {} : { known: ifNoneMatch };
  const answer = await program.ask({ do: 'read', record: id, ...known }, readAnswer);
  const unreadable = (code: string, message: string): ReadAnswer => ({
    kind: 'unreadable',
    failure: { id, where, code, message },
  });
  switch (answer.kind) {
    case 'found': {
      const record = parseRecord(answer.record, { schema, program: program.name });
      if (!record.ok) return unreadable(record.error.code, record.error.message);
      if (record.value.id !== id)
        return unreadable('other-record', `The program sent ${record.value.id} when it was asked for ${id}.`);
      return record.value.version === ifNoneMatch
        ? { kind: 'not-modified' }
        : { kind: 'found', record: record.value };
    }
    case 'not-modified':
      if (ifNoneMatch !== undefined) return { kind: 'not-modified' };
      return unreadable(
        'bad-answer',
        `The program answered "not-modified" to a read without a known version.`,
      );
    case 'moved':
      if (isRecordId(answer.to) && answer.to !== id) return { kind: 'moved', to: answer.to };
      return unreadable('bad-id', `The program says that ${id} was moved to no usable id.`);
    case 'unreadable':
      return unreadable(neutralText(answer.failure.code, 64), neutralText(answer.failure.message));
    case 'forbidden':
      return { kind: 'forbidden', message: neutralText(answer.message) };
    case 'gone':
    case 'unknown':
      return { kind: answer.kind };
    default:
      return assertNever(answer);
  }
}
