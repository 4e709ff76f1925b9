import { randomFrom, words } from './random.mjs';

/**
 * The families of texts that a merge meets, ordinary ones and those that make naive merges slow.
 *
 * Shape: from a number of lines to `{base, ours, theirs}`; the sides edit different places unless the
 * family is about texts that share nothing.
 */
export const FAMILIES = {
  'all lines equal': (lines) => {
    return framed('the same line every time\n', lines);
  },
  'half of the lines blank': (lines) => {
    const base = numbered(lines, (i) => (i % 2 === 0 ? '' : `${i} ${words(randomFrom(i), 6)}`));
    return editedApart(base, (line) => (line === '' ? 'no longer blank' : `${line}, edited`));
  },
  checkboxes: (lines) => {
    const base = numbered(lines, (i) => `- [ ] ${words(randomFrom(i % 40), 5)}`);
    return editedApart(base, (line) => line.replace('[ ]', '[x]'));
  },
  reversed: (lines) => {
    const base = numbered(lines, (i) => `${i} ${words(randomFrom(i), 6)}`);
    const { theirs } = editedApart(base, (line) => `${line}, edited`);
    return { ...joined({ base }), ours: joined({ ours: base.toReversed() }).ours, theirs };
  },
  rewritten: (lines) => {
    const text = (side) => numbered(lines, (i) => `${side} ${i} ${words(randomFrom(i), 6)}`);
    return joined({ base: text('base'), ours: text('ours'), theirs: text('theirs') });
  },
  'newlines only': (lines) => framed('\n', lines),
};

/** The texts of a family with a base of about so many bytes. */
export function familyOfBytes(family, bytes) {
  const sample = FAMILIES[family](1000).base.length / 1000;
  return FAMILIES[family](Math.floor(bytes / sample));
}

/** One line over and over: ours puts a frame around it, theirs takes out five and splits it in the middle. */
function framed(line, lines) {
  const half = line.repeat((lines >> 1) - 5);
  return {
    base: line.repeat(lines),
    ours: `first of ours\n${line.repeat(lines)}last of ours\n`,
    theirs: `${half}middle of theirs\n${line.repeat(lines - (lines >> 1))}`,
  };
}

function numbered(count, line) {
  return Array.from({ length: count }, (_, i) => line(i));
}

/** Ours edits every 20th line, theirs every 20th counted from the 10th. */
function editedApart(base, edit) {
  const edited = (offset) => base.map((line, i) => (i % 20 === offset ? edit(line) : line));
  return joined({ base, ours: edited(0), theirs: edited(10) });
}

function joined(sides) {
  return Object.fromEntries(Object.entries(sides).map(([side, lines]) => [side, `${lines.join('\n')}\n`]));
}
