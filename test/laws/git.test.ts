import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { splitLines } from '../../src/kernel/lines.ts';
import { mergeField } from '../../src/kernel/merge.ts';
import type { Three } from './arbitraries.ts';
import { distinctTexts, texts } from './arbitraries.ts';
import { numRuns } from './counts.ts';
import { countsAreJust } from './naive-merge.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = { name: 'body', kind: 'text', key: 'id', equivalent: [] } as const;

/** What `git merge-file` makes of three texts; null on a conflict. */
function gitMerge({ base, ours, theirs }: Three<string>): string | null {
  const [o, b, t] = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }) as [string, string, string];
  try {
    return execFileSync('git', ['merge-file', '-p', o, b, t], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const status = (error as { status?: number }).status ?? 255;
    if (status > 127) throw error;
    return null;
  }
}

test('agrees with git where lines can be aligned in one way only', () => {
  fc.assert(
    fc.property(distinctTexts, (sides) => {
      const git = gitMerge(sides);
      const merged = mergeField({ rule, ...sides });
      expect(merged.kind === 'clean' ? merged.value : null).toBe(git);
    }),
    numRuns('text agrees with git'),
  );
});

test('is clean only with justified counts, whatever git says', () => {
  fc.assert(
    fc.property(texts, (mixed) => {
      const sides = { base: lf(mixed.base), ours: lf(mixed.ours), theirs: lf(mixed.theirs) };
      const merged = mergeField({ rule, ...sides });
      if (merged.kind === 'conflict' || merged.value === gitMerge(sides)) return;
      const [b, o, t, m] = [sides.base, sides.ours, sides.theirs, merged.value as string].map(splitLines);
      expect(countsAreJust([b!, o!, t!], m!)).toBe(true);
    }),
    numRuns('text agrees with git'),
  );
});

function lf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
