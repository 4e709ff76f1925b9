import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config, SyncConfig } from '../config.ts';
import { credentialNames } from '../config/credentials.ts';
import type { ActionEdges, World } from '../env.ts';
import { actionRun, openActionEdges, openBranchStore, realWorld } from '../env.ts';
import { previewInput, pullApproval } from '../flows/action/preview-input.ts';
import type { ActionReport, ActionRun } from '../flows/action/action-run.ts';
import { pullOf } from '../flows/origin.ts';
import type { Inputs } from '../inputs.ts';
import type { Route } from '../route.ts';
import type { Store } from '../store.ts';
import type { PreviewInput } from '../views/markdown/preview-input.ts';
import { postEvents } from '../event-sink.ts';
import { redact } from '../views/markdown/redact.ts';
import { dryStore } from './dry-store.ts';
import type { Ending } from './ending.ts';
import { originOf } from './origin.ts';
import { codeOfFault } from '../flows/action/fault-code.ts';
import { runRoute } from './run-route.ts';
import { logLine } from './runner.ts';
import { isCheckout, readTrustedConfig, remoteOf } from './setup.ts';
import type { Surroundings } from './surroundings.ts';

interface Asked {
  readonly inputs: Inputs;
  readonly about: Surroundings;
  readonly route: Exclude<Route, { flow: 'ignore' }>;
}

/** Opens the outside, runs the route's flow on it, and lets everything go again. */
export async function runAction(asked: Asked): Promise<Ending> {
  const { inputs, about } = asked;
  const dir = await mkdtemp(join(about.temp, 'sync-kernel-'));
  try {
    return await withEdges(asked, dir);
  } catch (error) {
    const code = codeOfFault(error);
    if (code === null) throw error;
    return { reports: [], code, messages: [(error as Error).message], inputs, secrets: [inputs.token] };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function withEdges(asked: Asked, dir: string): Promise<Ending> {
  const { inputs, about, route } = asked;
  const { owner, repo, serverUrl, apiUrl, graphqlUrl } = about;
  const origin = isCheckout(about.workspace) ? await originOf(about.workspace) : null;
  const remote = remoteOf({ serverUrl, owner, repo, origin });
  const edgesAbout = { owner, repo, apiUrl, graphqlUrl, token: inputs.token, remote, dir };
  const edges = await openActionEdges(edgesAbout);
  const trusted = await readTrustedConfig(edges, inputs);
  if (!trusted.ok) {
    const isNone = trusted.error.kind === 'none';
    const messages = trusted.error.kind === 'none' ? [trusted.error.message] : trusted.error.messages;
    const isHint = route.flow !== 'reconcile' && route.flow !== 'apply' && isNone;
    return { reports: [], code: isHint ? 'no-config' : 'bad-config', messages, inputs };
  }
  const { config, blob, tip, defaultBranch } = trusted.value;
  const world: World = {
    ...realWorld({ root: dir, stateDir: dir, progress: () => undefined }),
    actor: about.actor,
    source: `/${owner}/${repo}`,
  };
  const secrets = [inputs.token, ...secretsOf(config, world)];
  const store = await openBranchStore(world, { ...edgesAbout, branch: inputs.stateBranch, run: about.run });
  const place = {
    url: `${serverUrl}/${owner}/${repo}`,
    defaultBranch,
    tip,
    stateBranch: inputs.stateBranch,
  };
  const action = actionRun(world, {
    ...edges,
    store,
    config,
    configBlob: blob,
    place,
    secrets,
    surfaces: inputs.report,
    log: (sentence) => logLine(redact(sentence, secrets)),
  });
  try {
    const asks = inputs.dryRun ? quiet(action) : action;
    const since = world.now();
    const reports = await runAllowed(asks, asked);
    if (!inputs.dryRun) for (const report of reports) await postEvents(world, { config, report, since });
    const previews = await previewsOf(asks, reports);
    return { reports, messages: [], inputs, place, previews, secrets };
  } finally {
    await store.close();
  }
}

/** A run whose token may not write the state still shows what it found, in the job summary (E72, A41). */
async function runAllowed(action: ActionRun, { route, inputs }: Asked): Promise<readonly ActionReport[]> {
  const reports = await runRoute(action, route, inputs);
  const isPreview = route.flow === 'pull' || route.flow === 'reconcile' || route.flow === 'preview';
  if (!isPreview || !reports.some((one) => one.code === 'state-forbidden')) return reports;
  action.log('The token may not write the state branch: this is a preview only, in the job summary.');
  return runRoute(quiet(action), route, inputs);
}

/** The same run with nothing stored, nothing shown on the host and nothing written. */
function quiet(action: ActionRun): ActionRun {
  const store: Store = dryStore(action.store);
  const syncs = [...action.config.syncs].map(([id, sync]): [string, SyncConfig] => [
    id,
    sync.approval === 'none' ? { ...sync, approval: 'comment' } : sync,
  ]);
  const config: Config = { ...action.config, syncs: new Map(syncs) };
  const edges: ActionEdges = { host: silent(action), repository: unpublished(action) };
  return { ...action, ...edges, store, config, surfaces: new Set(['summary']), isDry: true };
}

/** A host that answers questions and takes no writes. */
function silent({ host }: ActionRun): ActionRun['host'] {
  const refuse = async (): Promise<never> => {
    throw new Error('bug: a dry run wrote to the host');
  };
  return {
    ...host,
    createComment: refuse,
    updateComment: refuse,
    deleteComment: refuse,
    createIssue: refuse,
    updateIssue: refuse,
    createPull: refuse,
    updatePull: refuse,
    publishCheck: refuse,
    react: async () => undefined,
  };
}

function unpublished({ repository }: ActionRun): ActionRun['repository'] {
  return { ...repository, publish: async () => null, deleteBranch: async () => undefined };
}

/** The values of the config's credentials; what is shorter than this is no credential, but a word. */
function secretsOf(config: Config, world: World): readonly string[] {
  const values = credentialNames(config).map((name) => world.env(name));
  return values.filter((value) => value !== undefined && value.length >= 6) as string[];
}

/** What the job summary shows of each sync: the plan that stands at the end. */
async function previewsOf(
  action: ActionRun,
  reports: readonly ActionReport[],
): Promise<ReadonlyMap<string, PreviewInput>> {
  const previews = new Map<string, PreviewInput>();
  for (const { sync: id, session, ...shown } of reports) {
    const sync = action.config.syncs.get(id);
    if (sync === undefined || session === null) continue;
    const pull = pullOf(session);
    const usual = pull === null ? sync.approval : pullApproval(sync, { isFork: false });
    const approval = shown.approval ?? usual;
    const surface = pull === null ? 'sync-issue' : 'pull-request';
    previews.set(
      id,
      await previewInput(action, { session, guards: await action.guardsOf(sync), on: { surface, approval } }),
    );
  }
  return previews;
}
