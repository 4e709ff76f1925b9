import { Random } from '../../support/random.ts';
import { ActionWorld } from './action.ts';
import { CommandLineWorld } from './command-line.ts';
import { Figures } from './figures.ts';
import { embeddedTracker, otherTracker } from './tracker-process.ts';

/** What of a campaign failed, with what happened in that world until then. */
export interface Failure {
  readonly seed: number;
  readonly message: string;
  readonly trace: readonly string[];
  /** The folder that is left for looking into it. */
  readonly folder?: string;
}

export interface Campaign {
  readonly worlds: number;
  readonly figures: Figures;
  readonly failure?: Failure;
}

const ROUNDS = 8;

/** Opens one world after another, kills in it for some rounds, and stops at the first that goes wrong. */
export async function campaign(about: {
  readonly seed: number;
  readonly minutes: number;
  readonly progress?: (worlds: number, figures: Figures) => void;
}): Promise<Campaign> {
  const until = Date.now() + about.minutes * 60_000;
  const figures = new Figures();
  for (let worlds = 0; ; worlds += 1) {
    if (worlds > 0 && Date.now() > until) return { worlds, figures };
    const seed = about.seed + worlds;
    const failure = await playWorld(seed, { figures, until });
    if (failure !== null) return { worlds: worlds + 1, figures, failure };
    about.progress?.(worlds + 1, figures);
  }
}

async function playWorld(
  seed: number,
  { figures, until }: { readonly figures: Figures; readonly until: number },
): Promise<Failure | null> {
  const random = new Random(seed);
  if (seed % 3 === 0) return playAction(seed, { random, figures, until });
  const tracker = await (random.chance(0.5) ? embeddedTracker() : otherTracker());
  const world = await CommandLineWorld.open(tracker, { random, figures });
  try {
    for (let round = 0; round < ROUNDS && Date.now() < until; round += 1) await world.round();
    await world.close({ keep: false });
    return null;
  } catch (error) {
    await world.close({ keep: true });
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, message, trace: world.trace, folder: world.repository.root };
  }
}

async function playAction(
  seed: number,
  about: { readonly random: Random; readonly figures: Figures; readonly until: number },
): Promise<Failure | null> {
  const world = await ActionWorld.open(about);
  try {
    for (let round = 0; round < ROUNDS && Date.now() < about.until; round += 1) await world.round();
    return null;
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, message, trace: world.trace };
  } finally {
    await world.close();
  }
}

/** A failure for a person: what happened, what was wrong, and what to run. */
export function inWords({ seed, message, trace, folder }: Failure): string {
  return [
    `The world of seed ${seed} went wrong. To try it again (the edits and the times of the kills are the same, the pace of the machine is not):`,
    `  npm run soak -- --kill --minutes 1 --seed ${seed}`,
    ...(folder === undefined ? [] : [`Its repository is left in ${folder}`]),
    ...trace.map((line) => `  ${line}`),
    message,
  ].join('\n');
}
