import type {
  Capabilities,
  ProviderContext,
  ProviderDefinition,
  ProviderSchema,
  SyncProvider,
} from '../../provider.ts';
import { schemaAnswer, toProviderSchema } from './answer.ts';
import { listChanges } from './listing.ts';
import type { Options } from './options.ts';
import { options } from './options.ts';
import { Program } from './program.ts';
import type { Access } from './reading.ts';
import { readRecord } from './reading.ts';
import { createRecord, deleteRecord, updateRecord } from './writing.ts';

/** A side that can be let go before its process ends. */
export interface ExecProvider extends SyncProvider {
  /** Ends the program: its input first, and after 2 s itself. */
  close(): Promise<void>;
}

/** Any program that speaks the protocol over its standard input and output. Source: DESIGN §7. */
export const definition: ProviderDefinition<Options> = { name: 'exec', side: 'remote', options, open };

/** Opens the provider; the program is started when it is first asked something. */
export function open(given: Options, context: ProviderContext): ExecProvider {
  const program = new Program(given, context);
  // What is not known before the greeting is taken at its weakest; the config states the guard.
  let told: Omit<Capabilities, 'guard'> = { create: 'client-id', ids: 'assigned', sharedIds: false };
  let schema: ProviderSchema | null = null;
  const prepare = async (): Promise<Access> => {
    const { capabilities, schema: greeted } = await program.hello();
    const { create, ids, sharedIds, update } = capabilities;
    told = { create, ids, sharedIds };
    schema ??= toProviderSchema(greeted ?? (await program.ask({ do: 'schema' }, schemaAnswer)).schema);
    return { program, schema, update, ids };
  };
  return {
    name: 'exec',
    side: 'remote',
    get capabilities() {
      return { guard: given.guard, ...told };
    },
    schema: async () => (await prepare()).schema,
    async *changes(request) {
      yield* listChanges(await prepare(), request);
    },
    read: async (id, ifNoneMatch) => readRecord(await prepare(), { id, ifNoneMatch }),
    create: async (request) => createRecord(await prepare(), request),
    update: async (request) => updateRecord(await prepare(), request),
    delete: async (request) => deleteRecord(await prepare(), request),
    close: async () => program.end(),
  };
}
