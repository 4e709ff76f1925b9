import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FAMILIES, familyOfBytes } from '../corpus/texts.mjs';
import { assertEqual } from '../measure/equal.mjs';
import { cpuOf, rounds, wallOf } from '../measure/rounds.mjs';
import { ratios, summary } from '../measure/statistics.mjs';

const BYTES = 64 * 1024;
const LINES = 8000;
const diff3 = createRequire(import.meta.url)('diff3');

/** Text merge, doubling: what twice the lines cost, for each family. */
export async function* textGrowth({ load }) {
  const { mergeText } = await load('kernel/text.js');
  for (const family of Object.keys(FAMILIES)) {
    const [once, twice] = [FAMILIES[family](LINES), FAMILIES[family](2 * LINES)];
    assertWhole(mergeText(once), once, family);
    const calls = callsFor(await wallOf(() => mergeText(once), 3), 25);
    const repeated = (sides) => () => cpuOf(() => repeat(calls, () => mergeText(sides)), 3) / calls;
    const samples = await rounds(7, { once: repeated(once), twice: repeated(twice) });
    yield {
      name: `text merge, T(2n)/T(n), ${family}`,
      goal: 2.6,
      samples: ratios(samples.twice, samples.once),
    };
  }
}

/** Text merge of 64 KiB against a spawned `git merge-file`, with `diff3` alone for orientation. */
export async function* textAgainstGit({ load, scratch }) {
  const { mergeText } = await load('kernel/text.js');
  for (const family of Object.keys(FAMILIES)) {
    const sides = familyOfBytes(family, BYTES);
    const git = gitMergeOf(join(scratch, 'texts', family.replaceAll(' ', '-')), sides);
    const merged = mergeText(sides);
    assertWhole(merged, sides, family);
    const theirs = git();
    if (merged.kind === 'clean' && theirs.clean)
      assertEqual(merged.value, theirs.text, `${family} against git`);
    await wallOf(() => mergeText(sides), 10);
    const samples = await rounds(9, {
      ours: () => wallOf(() => mergeText(sides)),
      git: () => wallOf(git),
    });
    const alone = await rounds(3, { diff3: () => wallOf(() => diff3Merge(sides)), git: () => wallOf(git) });
    const note = `${outcome(merged.kind === 'clean')}, git ${outcome(theirs.clean)}; diff3 alone ${summary(ratios(alone.diff3, alone.git)).median.toFixed(2)} ×`;
    yield {
      name: `text merge of 64 KiB / spawned git merge-file, ${family}`,
      goal: 1.5,
      samples: ratios(samples.ours, samples.git),
      note,
    };
  }
}

function outcome(clean) {
  return clean ? 'clean' : 'conflict';
}

/** A merge that is not the whole text has lost something: the parts must give each side back. */
function assertWhole(merged, sides, what) {
  if (merged.kind === 'clean') return;
  assertEqual(merged.parts.length > 0, true, `${what}: parts of the conflict`);
  const lines = (text) => text.split('\n').length - 1;
  const kept = merged.parts.map((part) => (part.kind === 'clean' ? part.value : part.local)).join('');
  assertEqual(lines(kept) >= lines(sides.ours) * 0.9, true, `${what}: lines of our side in the parts`);
}

function gitMergeOf(folder, sides) {
  mkdirSync(folder, { recursive: true });
  for (const [side, text] of Object.entries(sides)) writeFileSync(join(folder, side), text);
  const args = ['merge-file', '-p', 'ours', 'base', 'theirs'];
  return () => {
    const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    return { clean: status === 0, text: stdout };
  };
}

function diff3Merge({ base, ours, theirs }) {
  const lines = (text) => text.split('\n');
  return diff3(lines(ours), lines(base), lines(theirs));
}

function repeat(times, action) {
  for (let i = 0; i < times; i++) action();
}

/** How many calls last about so many ms. */
function callsFor(oneMs, wantedMs) {
  return Math.max(1, Math.ceil(wantedMs / oneMs));
}
