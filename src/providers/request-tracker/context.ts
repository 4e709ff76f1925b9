import { Patience } from '../../upstream/patience.ts';
import type { RtClient } from './client.ts';
import type { Options } from './options.ts';
import type { Asking } from './collection.ts';
import type { Shape } from './shape.ts';

/** What every call of an opened provider works with. */
export interface TicketContext {
  readonly client: RtClient;
  readonly shape: Shape;
  readonly options: Options;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly remembered: Remembered;
}

/** What cannot change while a provider is open, so that it is asked for once. */
export interface Remembered {
  /** First messages by ticket. */
  readonly contents: Map<string, string | null>;
  /** Names by `user/14`, `queue/3`. */
  readonly names: Map<string, string>;
  /** Keys of tickets that we made and somebody deleted, with their ids. */
  graves: ReadonlyMap<string, string> | null;
}

/** Joins a context with the patience of one call. */
export function askingOf(
  context: Pick<TicketContext, 'client' | 'sleep' | 'now'>,
  patience: Patience = new Patience(context),
): Asking {
  return { client: context.client, now: context.now, patience };
}
