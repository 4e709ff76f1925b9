import { assert } from '../kernel/result.ts';
import type { Session } from '../kernel/session.ts';
import type { StateHead } from '../store.ts';
import { StoreFault } from '../store.ts';
import { sessionFile } from './names.ts';
import { listSessions, readHead, readSessionHead } from './read-state.ts';
import type { StateFiles } from './state-files.ts';

/**
 * Finds out whether a state went back in time or was mixed with another one (E69); null when not.
 *
 * Every session bears lineage and serial of the state it was planned on. One that knows a later serial
 * than `state.json`, or another lineage, was not made on this state. A session of serial 0 was made
 * before the first commit and fits any. Only the first bytes of each session are read.
 */
export async function findReadOnlyFault(files: StateFiles): Promise<StoreFault | null> {
  const head = await readHead(files);
  for (const id of (await listSessions(files)).toReversed()) {
    const session = await readSessionHead(files, id);
    if (session === null || session.serial === 0) continue;
    const file = files.shown(sessionFile(id));
    if (session.serial > (head?.serial ?? 0)) return rewound(file, session.serial, head);
    if (session.lineage !== head?.lineage) {
      return new StoreFault({
        code: 'state-foreign-lineage',
        message: `The state is read-only: ${file} belongs to the state ${session.lineage}, this one is ${head?.lineage}. Remove the sessions that were copied here, or restore the state they belong to.`,
      });
    }
  }
  return null;
}

/** Keeps a session from being stored that would make its own state look rewound or foreign: a bug. */
export function assertPlannedHere(session: Session, head: StateHead | null): void {
  if (session.serial === 0) return;
  assert(
    session.serial <= (head?.serial ?? 0) && session.lineage === head?.lineage,
    `session ${session.id} names state ${session.lineage} at ${session.serial}, stored is ${head?.lineage} at ${head?.serial}`,
  );
}

function rewound(file: string, serial: number, head: StateHead | null): StoreFault {
  const found = head === null ? 'state.json is missing' : `state.json is at ${head.serial}`;
  return new StoreFault({
    code: 'state-rewound',
    message: `The state is read-only, because it was rewound: ${file} was planned on serial ${serial}, ${found}. Restore the newest state from git; to go on from this one, remove the sessions planned on a later serial.`,
  });
}
