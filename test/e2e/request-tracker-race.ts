import type { NativeRecord, SyncProvider, WriteAnswer } from '../../src/provider.ts';
import { setField } from '../suites/provider-suite.ts';

/** What N rounds of two writers at once came to. */
export interface Races {
  /** Both writers passed If-Match: what a server with several processes allows. */
  readonly met: number;
  /** Values that are not live, and that no answer tells of. */
  readonly undetected: readonly string[];
}

/** Lets two writers write the same field from the same version, again and again. */
export async function race(
  writers: readonly [SyncProvider, SyncProvider],
  about: { readonly id: string; readonly field: string; readonly rounds: number },
): Promise<Races> {
  const undetected: string[] = [];
  let met = 0;
  for (let round = 0; round < about.rounds; round += 1) {
    const before = await current(writers[0], about.id);
    const texts = writers.map((_, writer) => `round ${round} writer ${writer}`);
    const values = about.field === 'status' ? otherStatuses(before) : texts;
    const answers = await Promise.all(
      writers.map((writer, index) =>
        writer.update({
          id: about.id,
          version: before.version,
          patch: setField(before, about.field, values[index] ?? ''),
        }),
      ),
    );
    const live = (await current(writers[0], about.id)).fields[about.field];
    if (answers.every(({ kind }) => kind === 'written')) met += 1;
    for (const [writer, answer] of answers.entries()) {
      const value = values[writer] ?? '';
      if (value !== live && answer.kind === 'written' && !isTold(answers, value)) undetected.push(value);
    }
  }
  return { met, undetected };
}

function otherStatuses({ fields }: NativeRecord): readonly string[] {
  return ['new', 'open', 'stalled'].filter((status) => status !== fields['status']);
}

function isTold(answers: readonly WriteAnswer[], value: string): boolean {
  return answers.some(
    (answer) => answer.kind === 'written' && (answer.overwritten ?? []).some((lost) => lost.value === value),
  );
}

async function current(provider: SyncProvider, id: string): Promise<NativeRecord> {
  const answer = await provider.read(id);
  if (answer.kind !== 'found') throw new Error(`read was answered ${answer.kind}`);
  return answer.record;
}
