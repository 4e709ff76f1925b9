import { createHash } from 'node:crypto';
import type { ProviderContext, ProviderDefinition, SyncProvider } from '../../provider.ts';
import { createClient } from './client.ts';
import type { IssueContext } from './context.ts';
import { createIssue } from './creating.ts';
import { deleteIssue } from './deleting.ts';
import { SCHEMA } from './issue.ts';
import { listChanges } from './listing.ts';
import { MadeIssues } from './made.ts';
import { options } from './options.ts';
import type { Options } from './options.ts';
import { placeOf } from './place.ts';
import { ratesOf } from './rates.ts';
import { readIssue } from './reading.ts';
import { updateIssue } from './writing.ts';

/** How issues become records; a cursor of an older way begins anew. */
const MAPPING_VERSION = 1;

/**
 * Issues of a GitHub repository, its own or another, on GitHub or an Enterprise Server.
 *
 * GitHub writes without conditions, so its guard is `verified`: what others wrote in the moment of a write
 * is detected and restorable, not prevented (I15). Pull requests are no records, and neither are the
 * issues in which conflicts and syncs are shown.
 */
export const definition: ProviderDefinition<Options> = {
  name: 'github-issues',
  side: 'remote',
  options,
  open,
};

function open(given: Options, context: ProviderContext): SyncProvider {
  const { sleep, now, env } = context;
  let opened: IssueContext | null = null;
  // At the first call, so that a config can be looked at where its token is not.
  const prepare = (): IssueContext => {
    if (opened !== null) return opened;
    const place = placeOf(given, env);
    const scope = { repository: place.repository, labels: given.labels };
    const named = JSON.stringify([MAPPING_VERSION, place.apiUrl, place.repository, given.labels]);
    const binding = createHash('sha256').update(named.toLowerCase()).digest('hex').slice(0, 16);
    const client = createClient(place, context, given.timeout);
    opened = { client, scope, binding, made: new MadeIssues(client, scope, now), sleep };
    return opened;
  };
  return {
    name: 'github-issues',
    side: 'remote',
    capabilities: {
      guard: 'verified',
      create: 'marker',
      ids: 'assigned',
      sharedIds: false,
      pace: ratesOf(null),
    },
    paceNow: () => ratesOf(opened?.client.requestsLeft() ?? null),
    schema: async () => SCHEMA,
    async *changes(request) {
      yield* listChanges(prepare(), request);
    },
    async read(id, ifNoneMatch) {
      const answer = await readIssue(prepare(), id);
      if (answer.kind !== 'found') return answer;
      const { record } = answer.issue;
      return record.version === ifNoneMatch ? { kind: 'not-modified' } : { kind: 'found', record };
    },
    create: async (request) => createIssue(prepare(), request),
    update: async (request) => updateIssue(prepare(), request),
    delete: async (request) => deleteIssue(prepare(), request),
  };
}
