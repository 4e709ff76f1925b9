import * as fs from 'node:fs';
import { join } from 'node:path';
import { isOpen } from '../../../src/kernel/advance.ts';
import { choicesOf } from '../../../src/kernel/choice.ts';
import type { Choice } from '../../../src/kernel/conflict.ts';
import type { Intent, JournalEntry } from '../../../src/kernel/journal.ts';
import { decodeJournal, unfinished } from '../../../src/kernel/journal.ts';
import type { Session } from '../../../src/kernel/session.ts';
import { sha256 } from '../../../src/stores/hash.ts';
import type { SeenRequest } from '../../support/faulty-server.ts';
import type { Random } from '../../support/random.ts';

/** What a state folder, or a copy of a state branch, says; read past the program. */
export interface StateView {
  readonly sessions: readonly Session[];
  readonly journals: readonly { readonly session: string; readonly entries: readonly JournalEntry[] }[];
  /** Names of files, relative. */
  readonly files: readonly string[];
}

/** Reads it; a file that is being written may be seen half. Errors: throws where a whole file is broken. */
export function readStateFolder(root: string): StateView {
  const names = (sub: string): readonly string[] =>
    fs.existsSync(join(root, sub)) ? fs.readdirSync(join(root, sub)) : [];
  return viewOf(
    new Map(
      ['.', 'sessions', 'journal'].flatMap((sub) =>
        names(sub)
          .filter((name) => fs.statSync(join(root, sub, name), { throwIfNoEntry: false })?.isFile() === true)
          .map((name) => [
            sub === '.' ? name : `${sub}/${name}`,
            fs.readFileSync(join(root, sub, name), 'utf8'),
          ]),
      ),
    ),
  );
}

/** The same from files and their texts. */
export function viewOf(files: ReadonlyMap<string, string>): StateView {
  const sessions: Session[] = [];
  const journals: { session: string; entries: readonly JournalEntry[] }[] = [];
  for (const [file, text] of files) {
    if (/^sessions\/\w+\.json$/.test(file)) sessions.push(JSON.parse(text) as Session);
    if (!/^journal\/\w+\.jsonl$/.test(file)) continue;
    const journal = decodeJournal(text, sha256);
    if (!journal.ok) throw new Error(`${file} is broken: ${JSON.stringify(journal.error)}`);
    journals.push({
      session: file.slice('journal/'.length, -'.jsonl'.length),
      entries: journal.value.entries,
    });
  }
  return { sessions, journals, files: [...files.keys()] };
}

/** The conflicts that open sessions keep, as text; empty when there are none. */
export function openConflicts(view: StateView): string {
  const conflicts = view.sessions.filter(isOpen).flatMap((session) => session.plan.conflicts);
  return conflicts.length === 0 ? '' : JSON.stringify(conflicts);
}

/** I9: whether the journal says that this write is about to happen, and not yet how it ended. */
export function isIntended(view: StateView, seen: SeenRequest): boolean {
  const intents = view.journals.flatMap(({ entries }) => unfinished(entries));
  return intents.some((intent) => intent.side === 'remote' && isFor(intent, seen));
}

function isFor(intent: Intent, { method, path, headers }: SeenRequest): boolean {
  const id = decodeURIComponent(path.split('/')[2] ?? '');
  // What an undo brings back bears a key that follows from its session, so its intent names none.
  if (method === 'POST')
    return intent.action === 'create' && [undefined, headers['idempotency-key']].includes(intent.key);
  return intent.target === id && intent.action === (method === 'DELETE' ? 'delete' : 'update');
}

/** A choice that some open conflict has, but for those that need a value; `local` where none is open. */
export function choiceFor({ sessions }: StateView, random: Random): Choice {
  const conflicts = sessions.filter(isOpen).flatMap(({ plan }) => plan.conflicts);
  const choices = conflicts.flatMap(choicesOf).filter((one) => one !== 'value' && one !== 'merged');
  return choices.length === 0 ? 'local' : random.pick(choices);
}

/** I6: creates that nobody will finish: without an outcome, in a session that has ended. */
export function orphanedCreates(view: StateView): readonly string[] {
  const open = new Set(view.sessions.filter(isOpen).map(({ id }) => id));
  return view.journals
    .filter(({ session }) => !open.has(session))
    .flatMap(({ session, entries }) =>
      unfinished(entries)
        .filter(({ action, key }) => action === 'create' && key !== undefined)
        .map(({ record }) => `I6: the create of ${record} in ended session ${session} has no outcome`),
    );
}

/** How far a killed run had come, by what it left. */
export function phaseOf(view: StateView): string {
  const begun = view.journals.find(({ session }) =>
    view.sessions.some((one) => one.id === session && isOpen(one)),
  );
  if (view.files.includes('commit.pending')) return 'in its commit';
  const isLocked = view.files.includes('lock');
  if (begun !== undefined && unfinished(begun.entries).length > 0) return 'between intent and outcome';
  if (begun !== undefined) return 'between two writes';
  return isLocked ? 'while reading and planning' : 'before or after all';
}
