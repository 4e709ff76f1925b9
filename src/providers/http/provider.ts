import * as z from 'zod';
import type { ProviderContext, ProviderDefinition, ProviderSchema, SyncProvider } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { FIRST_CONTACT_TRIES, Patience } from '../../upstream/patience.ts';
import { schemaAnswer, toProviderSchema } from './answer.ts';
import { createClient } from './client.ts';
import type { HttpClient } from './client.ts';
import { createRecord } from './creating.ts';
import { faultOf, neutralText } from './fault.ts';
import { listChanges } from './listing.ts';
import type { ListingContext } from './listing.ts';
import { options } from './options.ts';
import type { Options } from './options.ts';
import { readRecord } from './reading.ts';
import { deleteRecord, updateRecord } from './writing.ts';

/** Any tracker that speaks the HTTP profile, the embedded one among them. Source: DESIGN §8. */
export const definition: ProviderDefinition<Options> = { name: 'http', side: 'remote', options, open };

function open(given: Options, context: ProviderContext): SyncProvider {
  const client = createClient(given, context);
  let schema: Promise<ProviderSchema> | null = null;
  const readSchema = () => {
    schema ??= askSchema(client, context).catch((error: unknown) => {
      schema = null;
      throw error;
    });
    return schema;
  };
  const prepare = async (): Promise<ListingContext> => ({
    client,
    schema: await readSchema(),
    sleep: context.sleep,
    now: context.now,
  });
  return {
    name: 'http',
    side: 'remote',
    capabilities: { guard: 'if-match', create: 'client-id', ids: 'assigned', sharedIds: false },
    schema: readSchema,
    async *changes(request) {
      yield* listChanges(await prepare(), request);
    },
    async read(id, ifNoneMatch) {
      return readRecord(await prepare(), { id, ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }) });
    },
    create: async (request) => createRecord(await prepare(), request),
    update: async (request) => updateRecord(await prepare(), request),
    delete: async (request) => deleteRecord(await prepare(), request),
  };
}

/** Asks for the schema. Errors: `profile-unsupported`, `bad-answer`, the client's faults. */
async function askSchema(client: HttpClient, context: ProviderContext): Promise<ProviderSchema> {
  const answer = await new Patience(context, FIRST_CONTACT_TRIES).repeat(async () => {
    const answer = await client.send({ method: 'GET', path: '/schema' });
    if (answer.status !== 200) throw faultOf(answer, context.now());
    return answer;
  });
  const profile = z.object({ profile: z.string() }).safeParse(answer.body);
  if (profile.success && !/^sync-kernel\/1(?:\.\d+)?$/.test(profile.data.profile)) {
    const said = `The tracker speaks the profile "${neutralText(profile.data.profile)}"`;
    throw lastingFault(
      'profile-unsupported',
      `${said}; this version knows sync-kernel/1. Update the older one.`,
    );
  }
  const parsed = schemaAnswer.safeParse(answer.body);
  if (parsed.success) return toProviderSchema(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  const said = `GET /schema was not answered with a schema of the HTTP profile (${neutralText(where)}).`;
  throw lastingFault('bad-answer', `${said} Check the url.`);
}
