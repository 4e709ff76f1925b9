import { decodeJournal, unfinished } from '../../../src/kernel/journal.ts';
import type { Session } from '../../../src/kernel/session.ts';
import { sha256 } from '../../../src/stores/hash.ts';
import type { Noticed } from '../../support/memory-provider.ts';
import type { ActionStage } from './stage.ts';

/** Knows what people have approved, by nothing but their comments (I13). */
export class Approvals {
  /** The digests that a person has named. */
  readonly named = new Set<string>();
  /** The sessions that a person has taken back. */
  readonly undone = new Set<string>();
  private readonly stage: ActionStage;

  constructor(stage: ActionStage) {
    this.stage = stage;
  }

  /** Whether a write upstream belongs to a plan that a person named, or to one that a person took back. */
  cover({ before, after }: Noticed): boolean {
    const action = before === null ? 'create' : after === null ? 'delete' : 'update';
    return [...this.stage.place.files].some(([file, text]) => {
      const session = /^journal\/(.+)\.jsonl$/.exec(file)?.[1];
      const journal = session === undefined ? null : decodeJournal(text, sha256);
      if (session === undefined || journal?.ok !== true) return false;
      return unfinished(journal.value.entries).some(
        (intent) =>
          intent.side === 'remote' && intent.action === action && this.mayWrite(session, intent.change),
      );
    });
  }

  private mayWrite(id: string, change: string): boolean {
    if (change.endsWith('~undo')) return this.undone.has(id);
    const text = this.stage.place.files.get(`sessions/${id}.json`);
    if (text === undefined) return false;
    const { origin, digest, approval } = JSON.parse(text) as Session;
    if (origin === 'default-branch' && this.stage.world.config.approval === 'none') return true;
    return approval?.digest === digest && [...this.named].some((named) => digest.startsWith(named));
  }
}
