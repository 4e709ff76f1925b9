import { createHash } from 'node:crypto';
import { Figures } from './figures.ts';
import type { Found } from './simulation.ts';
import { ALL_STEPS, play } from './simulation.ts';

/** A game that plays a seed, with the steps that it has. */
export interface Game {
  /** What `npm run soak` must be told to play it. */
  readonly option?: string;
  readonly play: (seed: number, steps?: readonly number[]) => Promise<Found>;
  readonly steps: readonly number[];
}

/** People and bots at the two sides, and the command line between them. */
export const COMMAND_LINE: Game = { play, steps: ALL_STEPS };

/** A seed that went wrong, with as few of its steps as still go wrong. */
export interface Failure {
  readonly game: Game;
  readonly seed: number;
  readonly steps: readonly number[];
  readonly found: Found;
}

export interface Soaked {
  readonly played: number;
  readonly figures: Figures;
  /** A hash of all traces: two soaks of the same seeds have the same. */
  readonly hash: string;
  readonly failure?: Failure;
}

/** Plays seeds one after another until one goes wrong, and shrinks that one. */
export async function soak(about: {
  readonly game?: Game;
  readonly from: number;
  readonly seeds: number;
  readonly steps?: readonly number[];
  readonly progress?: (played: number, figures: Figures) => void;
}): Promise<Soaked> {
  const { game = COMMAND_LINE } = about;
  const figures = new Figures();
  const hash = createHash('sha256');
  for (let played = 0; played < about.seeds; played++) {
    const seed = about.from + played;
    const found = await game.play(seed, about.steps);
    hash.update(found.trace.join('\n'));
    figures.addAll(found.figures);
    if (found.problems.length > 0) {
      const failure = await shrink(game, { seed, all: about.steps ?? game.steps, first: found });
      return { played: played + 1, figures, hash: hash.digest('hex'), failure };
    }
    about.progress?.(played + 1, figures);
  }
  return { played: about.seeds, figures, hash: hash.digest('hex') };
}

/**
 * Leaves out steps as long as the seed still goes wrong, large pieces first.
 *
 * What goes wrong may change on the way: any wrong end is worth to be looked at.
 */
async function shrink(
  game: Game,
  { seed, all, first }: { readonly seed: number; readonly all: readonly number[]; readonly first: Found },
): Promise<Failure> {
  let steps = all;
  let found = first;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length;) {
      const fewer = steps.toSpliced(at, size);
      const shorter = await game.play(seed, fewer);
      if (shorter.problems.length > 0) {
        steps = fewer;
        found = shorter;
      } else at += size;
    }
  }
  return { game, seed, steps, found };
}

/** A failure for a person: the command that plays it again, what happened, and what was wrong with it. */
export function inWords({ game, seed, steps, found }: Failure): string {
  return [
    `Seed ${seed} fails with ${steps.length} of its steps. To see it again:`,
    `  npm run soak -- ${game.option ?? ''}--seeds 1 --from ${seed} --steps ${steps.length === 0 ? 'none' : steps.join(',')}`,
    ...found.trace.map((line) => `  ${line}`),
    ...found.problems,
  ].join('\n');
}
