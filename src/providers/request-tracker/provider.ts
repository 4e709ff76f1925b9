import type { ProviderContext, ProviderDefinition, ReadAnswer, SyncProvider } from '../../provider.ts';
import { FIRST_CONTACT_TRIES, Patience } from '../../upstream/patience.ts';
import { createClient } from './client.ts';
import { askingOf } from './context.ts';
import type { Remembered, TicketContext } from './context.ts';
import { createRecord } from './creating.ts';
import { deleteRecord } from './deleting.ts';
import { listChanges } from './listing.ts';
import { options } from './options.ts';
import type { Options } from './options.ts';
import { readRecord } from './reading.ts';
import type { TicketAnswer } from './reading.ts';
import { readShape } from './shape.ts';
import type { Shape } from './shape.ts';
import { updateRecord } from './writing.ts';

/**
 * Tickets of one queue of Request Tracker 5, by REST 2.0.
 *
 * Its `If-Match` is checked before a request is carried out, not while: with one server process that is
 * atomic, with several two writers can both pass. What slipped through is found in the history and named
 * (`overwritten`), or makes the write `stale`; it is detected and restorable, not prevented (I15).
 */
export const definition: ProviderDefinition<Options> = {
  name: 'request-tracker',
  side: 'remote',
  options,
  open,
};

function open(given: Options, context: ProviderContext): SyncProvider {
  const client = createClient(given, context);
  const { sleep, now } = context;
  const remembered: Remembered = { contents: new Map(), names: new Map(), graves: null };
  let shape: Promise<Shape> | null = null;
  const prepare = async (): Promise<TicketContext> => {
    const patience = new Patience(context, FIRST_CONTACT_TRIES);
    shape ??= readShape(askingOf({ client, sleep, now }, patience), given).catch((error: unknown) => {
      shape = null;
      throw error;
    });
    return { client, shape: await shape, options: given, sleep, now, remembered };
  };
  return {
    name: 'request-tracker',
    side: 'remote',
    capabilities: { guard: 'if-match', create: 'marker', ids: 'assigned', sharedIds: false },
    schema: async () => (await prepare()).shape.schema,
    async *changes(request) {
      yield* listChanges(await prepare(), request);
    },
    async read(id, ifNoneMatch) {
      const asked = ifNoneMatch === undefined ? { id } : { id, ifNoneMatch };
      return toReadAnswer(await readRecord(await prepare(), asked));
    },
    create: async (request) => createRecord(await prepare(), request),
    update: async (request) => updateRecord(await prepare(), request),
    delete: async (request) => deleteRecord(await prepare(), request),
  };
}

function toReadAnswer(answer: TicketAnswer): ReadAnswer {
  return answer.kind === 'found' ? { kind: 'found', record: answer.record } : answer;
}
