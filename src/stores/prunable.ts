import { isOpen } from '../kernel/advance.ts';
import { unfinished } from '../kernel/journal.ts';
import { listSessions, readJournal, readSessionHead } from './read-state.ts';
import type { StateFiles } from './state-files.ts';

/** Lists the sessions that ended before a time and have nothing unfinished in their journal. */
export async function prunableSessions(files: StateFiles, before: string): Promise<readonly string[]> {
  const prunable: string[] = [];
  for (const id of await listSessions(files)) {
    const session = await readSessionHead(files, id);
    if (session === null || isOpen(session) || session.updatedAt >= before) continue;
    if (unfinished(await readJournal(files, id)).length === 0) prunable.push(id);
  }
  return prunable;
}
