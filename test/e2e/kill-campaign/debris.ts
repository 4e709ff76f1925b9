import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../../support/random.ts';

/**
 * What a process that was killed may leave in a state folder besides what it has written whole: half a line at the
 * end of a journal, a file that was not yet renamed, a lock.
 */
export class Debris {
  private readonly root: string;
  /** Locks of processes that were killed. */
  private readonly locks: string[] = [];

  constructor(root: string) {
    this.root = root;
  }

  /** Remembers the lock that a killed process left. */
  keepLock(): void {
    const text = this.textOf('lock');
    if (text !== null && !this.locks.includes(text)) this.locks.push(text);
  }

  /** Leaves one thing more behind; `journal`: of a session that was being written. Gives its name. */
  leave(random: Random, journal: string | null): string {
    const kind = random.below(3);
    if (kind === 0 && journal !== null) {
      const lines = (this.textOf(journal) ?? '').split('\n').filter(Boolean);
      const line = lines.at(-1) ?? '';
      if (!(this.textOf(journal) ?? '').endsWith('\n')) return 'a line torn already';
      fs.appendFileSync(join(this.root, journal), line.slice(0, 1 + random.below(line.length - 1)));
      return 'a torn line';
    }
    if (kind === 1 && this.locks.length > 0 && this.textOf('lock') === null) {
      fs.writeFileSync(join(this.root, 'lock'), random.pick(this.locks));
      return 'the lock of an ended process';
    }
    const file = random.pick(['state.json', 'commit.pending', 'index/backlog/3.jsonl', 'sessions/x.json']);
    const text = (this.textOf(file) ?? '{"format":1,"lin').slice(0, 200);
    fs.mkdirSync(join(this.root, dirname(file)), { recursive: true });
    fs.writeFileSync(join(this.root, `${file}.tmp`), text.slice(0, random.below(text.length + 1)));
    return 'a file not yet renamed';
  }

  private textOf(file: string): string | null {
    const path = join(this.root, file);
    return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null;
  }
}
