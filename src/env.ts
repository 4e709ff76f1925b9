import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { userInfo } from 'node:os';
import type { SyncConfig } from './config.ts';
import type { Json } from './kernel/json.ts';
import { canonicalJson } from './kernel/json.ts';
import type { Result } from './kernel/result.ts';
import { fail, ok } from './kernel/result.ts';
import { ulid } from './kernel/ulid.ts';
import { planMappings } from './flows/mapping.ts';
import type { Offline, Progress, SyncRun } from './flows/run.ts';
import type { ProviderContext, ProviderSchema, SyncProvider } from './provider.ts';
import { ProviderFault } from './provider.ts';
import { PROVIDERS } from './providers/table.ts';
import type { Store } from './store.ts';
import { openDirectoryStore } from './stores/directory.ts';

/** The outside world as one place hands it on: clock, ids, hash, environment. */
export interface World {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly stateDir: string;
  readonly env: (name: string) => string | undefined;
  readonly now: () => string;
  readonly newSessionId: () => string;
  readonly hash: (text: string) => string;
  readonly actor: string;
  readonly progress: (progress: Progress) => void;
}

export function realWorld(about: Pick<World, 'root' | 'stateDir' | 'progress'>): World {
  return {
    ...about,
    env: (name) => process.env[name],
    now: () => new Date().toISOString(),
    newSessionId: () => ulid(Date.now(), [...randomBytes(16)]),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    actor: process.env['USER'] ?? userInfo().username,
  };
}

export function openStore(world: World): Store {
  return openDirectoryStore({ dir: world.stateDir, lineage: () => randomUUID(), now: world.now });
}

/**
 * Opens both providers of a sync and makes the run that its flows work on.
 *
 * Errors: sentences about fields that cannot be mapped. An upstream that is away makes the run offline
 * when its schema is known from before, and is a fault when it is not.
 */
export async function openRun(
  world: World,
  about: { readonly config: SyncConfig; readonly store: Store },
): Promise<Result<SyncRun, readonly string[]>> {
  const { config, store } = about;
  const known = (await store.head())?.cursors[config.id];
  const scope = world.hash(canonicalJson(scopeOf(config)));
  const remote = await openProvider(world, config, 'remote', {});
  const there = await remoteSchema(remote, known?.scope === scope ? known.schema : undefined);
  const probe = await openProvider(world, config, 'local', {});
  const mappings = planMappings(config, await probe.schema(), there.schema);
  if (!mappings.ok) return fail(mappings.error);
  const kinds = Object.fromEntries(mappings.value.map((mapping) => [mapping.name, mapping.kind]));
  const entries = mappings.value.map((mapping) => {
    const selector = config.fields?.find((field) => field.name === mapping.name)?.local;
    return [mapping.name, selector ?? ({ kind: 'key', key: mapping.name } as const)] as const;
  });
  const local = await openProvider(world, config, 'local', { selectors: Object.fromEntries(entries), kinds });
  return ok({
    config,
    store,
    local,
    remote,
    mappings: mappings.value,
    cursor: known?.scope === scope ? known.cursor : null,
    reading: { scope, schema: there.schema as unknown as Json },
    ...(there.offline === undefined ? {} : { offline: there.offline }),
    actor: world.actor,
    origin: 'command-line',
    source: `/${basename(world.root)}/${config.id}`,
    now: world.now,
    newSessionId: world.newSessionId,
    hash: world.hash,
    progress: world.progress,
  });
}

async function openProvider(
  world: World,
  config: SyncConfig,
  side: 'local' | 'remote',
  fields: Partial<Pick<ProviderContext, 'selectors' | 'kinds'>>,
): Promise<SyncProvider> {
  const { provider, options } = config[side];
  const entry = PROVIDERS[provider];
  if (entry === undefined) throw new Error(`bug: provider ${provider} passed the config`);
  const definition = await entry.load();
  return definition.open(options, {
    root: world.root,
    selectors: fields.selectors ?? {},
    kinds: fields.kinds ?? {},
    env: world.env,
    sleep: async (ms) => new Promise((done) => setTimeout(done, ms)),
    now: () => Date.now(),
  });
}

async function remoteSchema(
  remote: SyncProvider,
  known: Json | undefined,
): Promise<{ readonly schema: ProviderSchema; readonly offline?: Offline }> {
  try {
    return { schema: await remote.schema() };
  } catch (error) {
    if (!(error instanceof ProviderFault) || !error.retryable || known === undefined) throw error;
    const later = error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs };
    // Stored by us after it had passed the provider's own schema check.
    return {
      schema: known as unknown as ProviderSchema,
      offline: { code: error.code, message: error.message, ...later },
    };
  }
}

/** What a cursor is bound to: a change of any of it means reading everything again (E22, E66). */
function scopeOf(config: SyncConfig): Json {
  const options = (value: unknown): Json => {
    const { timeout: _timeout, tokenEnv: _token, ...rest } = value as { [key: string]: Json };
    return rest;
  };
  return {
    local: { provider: config.local.provider, options: options(config.local.options) },
    remote: { provider: config.remote.provider, options: options(config.remote.options) },
    fields: (config.fields ?? null) as unknown as Json,
    create: config.create,
  };
}
