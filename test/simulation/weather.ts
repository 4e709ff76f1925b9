import type { Random } from '../support/random.ts';

/** What can go wrong in one run; `calm` twice more likely than any other. */
export const KINDS = [
  'calm',
  'calm',
  'calm',
  'killed',
  'killed',
  'away',
  'answers lost',
  'raced',
  'raced',
  '412 storm',
  'old listing',
  'shifting pages',
  'partial listing',
  'empty listing',
  'rate limited',
  'forbidden',
  'field hidden',
  'refused',
  'push lost',
  'push unanswered',
  'state rewound',
  'second run',
] as const;

export type Kind = (typeof KINDS)[number];

/** The weather of one run: what goes wrong, and from which request or durable step on. */
export interface Weather {
  readonly kind: Kind;
  readonly at: number;
}

const CALM: Weather = { kind: 'calm', at: 0 };

export function weatherOf(random: Random, kinds: readonly Kind[] = KINDS): Weather {
  const kind = random.pick(kinds);
  const at = 1 + random.below(14);
  return kind === 'calm' ? CALM : { kind, at };
}

export function inWords({ kind, at }: Weather): string {
  return kind === 'calm' ? '' : `, ${kind} from ${at}`;
}
