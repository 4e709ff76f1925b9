import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { userInfo } from 'node:os';
import type { SyncConfig } from './config.ts';
import type { ActionRun } from './flows/action/action-run.ts';
import type { Host } from './host.ts';
import type { Side } from './kernel/field.ts';
import type { Json } from './kernel/json.ts';
import type { FieldMapping } from './kernel/lens.ts';
import type { GuardKind } from './kernel/plan.ts';
import { canonicalJson } from './kernel/json.ts';
import type { Result } from './kernel/result.ts';
import { fail, ok } from './kernel/result.ts';
import { ulid } from './kernel/ulid.ts';
import { heldOff } from './flows/held-off.ts';
import { planMappings } from './flows/mapping.ts';
import { mappingMarks, remappedFields } from './flows/mapping-marks.ts';
import type { Offline, Progress, SyncRun } from './flows/run.ts';
import { offlineBy, offlineInWords } from './flows/sessions.ts';
import type { ProviderContext, ProviderSchema, SyncProvider } from './provider.ts';
import { ProviderFault } from './provider.ts';
import { PROVIDERS } from './providers/table.ts';
import type { Repository } from './repository.ts';
import type { Store } from './store.ts';
import type { GitBranchStore } from './stores/git-branch.ts';
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
  /** `source` of the events, without the sync. */
  readonly source: string;
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
    source: `/${basename(about.root)}`,
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
  about: {
    readonly config: SyncConfig;
    readonly store: Store;
    readonly origin?: string;
    /** Why the upstream is not to be asked, where that is known already. */
    readonly offline?: Offline;
    /** A person wants it asked now, although it said that it will answer later. */
    readonly isForced?: boolean;
  },
): Promise<Result<SyncRun, readonly string[]>> {
  const { config, store, origin = 'command-line' } = about;
  const known = (await store.head())?.cursors[config.id];
  const scope = world.hash(canonicalJson(scopeOf(config)));
  const remote = await openProvider(world, config, 'remote', {});
  const isForced = about.isForced === true;
  const waits = isForced ? null : await heldOff(store, { sync: config.id, now: world.now() });
  const away = about.offline ?? waits ?? undefined;
  const there = await remoteSchema(remote, {
    known: known?.scope === scope ? known.schema : undefined,
    away,
  });
  const probe = await openProvider(world, config, 'local', {});
  const mappings = planMappings(config, await probe.schema(), there.schema);
  if (!mappings.ok) return fail(mappings.error);
  const local = await openLocal(world, config, mappings.value);
  const marks = mappingMarks(config, mappings.value, world.hash);
  const remapped = remappedFields(known, { marks, scope });
  return ok({
    config,
    store,
    local,
    remote,
    mappings: mappings.value,
    cursor: known?.scope === scope ? known.cursor : null,
    reading: { scope, mapping: marks, schema: there.schema as unknown as Json },
    ...(remapped === undefined ? {} : { remapped }),
    ...(there.offline === undefined ? {} : { offline: there.offline }),
    actor: world.actor,
    origin,
    source: `${world.source}/${config.id}`,
    now: world.now,
    newSessionId: world.newSessionId,
    hash: world.hash,
    progress: world.progress,
    seen: new Map(),
  });
}

/** The local side of a sync over the world's folder, with the fields that are mapped. */
export async function openLocal(
  world: World,
  config: SyncConfig,
  mappings: readonly FieldMapping[],
): Promise<SyncProvider> {
  const kinds = Object.fromEntries(mappings.map((mapping) => [mapping.name, mapping.kind]));
  const entries = mappings.map((mapping) => {
    const selector = config.fields?.find((field) => field.name === mapping.name)?.local;
    return [mapping.name, selector ?? ({ kind: 'key', key: mapping.name } as const)] as const;
  });
  return openProvider(world, config, 'local', { selectors: Object.fromEntries(entries), kinds });
}

/** How both sides of a sync guard their writes; asks neither of them anything. */
export async function guardsOf(
  world: World,
  config: SyncConfig,
): Promise<{ readonly [side in Side]: GuardKind }> {
  const [local, remote] = [
    await openProvider(world, config, 'local', {}),
    await openProvider(world, config, 'remote', {}),
  ];
  return { local: local.capabilities.guard, remote: remote.capabilities.guard };
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
  about: { readonly known: Json | undefined; readonly away: Offline | undefined },
): Promise<{ readonly schema: ProviderSchema; readonly offline?: Offline }> {
  // What is known was stored by us after it had passed the provider's own schema check.
  const known = about.known as unknown as ProviderSchema | undefined;
  try {
    if (about.away !== undefined) throw awayFault(about.away);
    return { schema: await remote.schema() };
  } catch (error) {
    if (!(error instanceof ProviderFault) || !error.retryable || known === undefined) throw error;
    return { schema: known, offline: about.away ?? offlineBy(error) };
  }
}

/** Ends a run that cannot go on offline, since it never learned the upstream's schema. */
function awayFault(away: Offline): ProviderFault {
  return new ProviderFault({ code: away.code, message: offlineInWords(away), retryable: true });
}

/** What a cursor is bound to: a change of any of it means reading everything again (E22, E66). */
function scopeOf(config: SyncConfig): Json {
  const options = (value: unknown): Json => {
    const {
      timeout: _timeout,
      tokenEnv: _token,
      'token-env': _env,
      ...rest
    } = value as {
      [key: string]: Json;
    };
    return rest;
  };
  return {
    local: { provider: config.local.provider, options: options(config.local.options) },
    remote: { provider: config.remote.provider, options: options(config.remote.options) },
    fields: (config.fields ?? null) as unknown as Json,
    create: config.create,
  };
}

/** The outside of the Action before its config is known. */
export interface ActionEdges {
  readonly host: Host;
  readonly repository: Repository;
}

export interface ActionAbout {
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  /** The address that git fetches from, and whether the token is for it. */
  readonly remote: { readonly remote: string; readonly isServer: boolean };
  /** A folder of ours that goes away with the job. */
  readonly dir: string;
}

const BOT = { name: 'sync-kernel[bot]', email: 'sync-kernel[bot]@users.noreply.github.com' };

/** Opens GitHub and git for the Action; loads them only now, since most events need neither. */
export async function openActionEdges(about: ActionAbout): Promise<ActionEdges> {
  const { openGitHub } = await import('./github/host.ts');
  const { openRepository } = await import('./git/repository.ts');
  const { remote, isServer } = about.remote;
  const repository = openRepository({
    remote,
    dir: about.dir,
    author: BOT,
    ...(isServer ? { token: about.token } : {}),
  });
  return { host: openGitHub(about), repository };
}

/** Opens the state branch; what it holds in processes and files is let go by `close`. */
export async function openBranchStore(
  world: Pick<World, 'now'>,
  about: ActionAbout & { readonly branch: string; readonly run: string },
): Promise<GitBranchStore> {
  const { openGitBranchStore } = await import('./stores/git-branch.ts');
  const { remote, isServer } = about.remote;
  return openGitBranchStore({
    remote,
    branch: about.branch,
    gitDir: about.dir,
    run: { id: about.run },
    lineage: () => randomUUID(),
    now: world.now,
    ...(isServer ? { token: about.token } : {}),
  });
}

/** Makes what the Action's flows need out of a world of its own: one folder for each state of the files. */
export function actionRun(
  world: World,
  about: Omit<ActionRun, 'openRun' | 'openLocal' | 'guardsOf' | 'hash' | 'now' | 'actor'>,
): ActionRun {
  const at = (root: string, actor: string): World => ({ ...world, root, actor });
  return {
    ...about,
    actor: world.actor,
    hash: world.hash,
    now: world.now,
    async openRun(config, { root, actor, store, origin, offline, isForced, ...more }) {
      const asking = {
        ...(offline === undefined ? {} : { offline }),
        ...(isForced === undefined ? {} : { isForced }),
      };
      const opened = await openRun(at(root, actor), { config, store, origin, ...asking });
      return opened.ok ? ok({ ...opened.value, ...more }) : opened;
    },
    openLocal: async (run, root) => openLocal(at(root, world.actor), run.config, run.mappings),
    guardsOf: async (config) => guardsOf(world, config),
  };
}
