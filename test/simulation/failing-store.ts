import type { Store } from '../../src/store.ts';
import { StoreFault } from '../../src/store.ts';
import { CrashPoints, tearing } from '../support/crashing.ts';
import type { MemoryPlace } from '../support/memory-store.ts';
import type { Random } from '../support/random.ts';
import type { Weather } from './weather.ts';

/** What a store must know to fail as the weather has it. */
export interface Breaking {
  readonly weather: Weather;
  /** Where the process of the store dies, if it does. */
  readonly points: CrashPoints;
  readonly place: MemoryPlace;
  readonly random: Random;
  readonly met: (what: string) => void;
}

/** A store that dies with its process, at times in the middle of a line, or whose push fails before or after it. */
export function failingStore(store: Store, { weather, points, place, random, met }: Breaking): Store {
  const { kind, at } = weather;
  if (kind !== 'push lost' && kind !== 'push unanswered')
    return points.around(store, random.chance(0.5) ? tearing(place) : undefined);
  const wanted = kind === 'push lost' ? 'before' : 'after';
  let steps = 0;
  const failing = new CrashPoints(0);
  failing.pass = (point) => {
    if (!point.startsWith(wanted) || ++steps < Math.ceil(at / 3)) return;
    met(kind);
    throw new StoreFault({ code: 'state-moved', message: `the push failed ${point}`, retryable: true });
  };
  return failing.around(store);
}
