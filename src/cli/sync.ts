import type { Config, SyncConfig } from '../config.ts';
import type { World } from '../env.ts';
import { openRun, openStore } from '../env.ts';
import { preview } from '../flows/preview.ts';
import { applySession, reconcile } from '../flows/reconcile.ts';
import type { Report } from '../flows/report.ts';
import { previewCode, report } from '../flows/report.ts';
import type { SyncRun } from '../flows/run.ts';
import { hasBegun, offlineInWords, openSessions } from '../flows/sessions.ts';
import { undo } from '../flows/undo.ts';
import type { Session } from '../kernel/session.ts';
import { ProviderFault } from '../provider.ts';
import type { Store, StoreFault } from '../store.ts';
import type { CommonOptions } from './args.ts';
import { postEvents } from '../event-sink.ts';

/** One of the flows that need both sides. */
export type SyncFlow = 'preview' | 'apply' | 'undo';

/** Runs a flow over the syncs that were asked for, one after the other, holding the state's lock. */
export async function runSyncs(
  flow: SyncFlow,
  about: { readonly world: World; readonly config: Config; readonly options: CommonOptions },
): Promise<readonly Report[]> {
  const { world, config, options } = about;
  const store = openStore(world);
  const session = options.session === undefined ? null : await store.readSession(options.session);
  if (options.session !== undefined && session === null) {
    return [report({ sync: '', code: 'no-session', messages: [`there is no session ${options.session}`] })];
  }
  const release = await store.lock();
  try {
    const reports: Report[] = [];
    for (const sync of config.syncs.values()) {
      if (options.sync !== undefined && options.sync !== sync.id) continue;
      if (session !== null && session.sync !== sync.id) continue;
      const started = world.now();
      const one = await guarded(sync, async () => runOne(flow, { world, store, sync, session }));
      reports.push(one);
      await postEvents(world, { config, report: one, since: started });
      if (flow === 'apply') await store.prune(daysBefore(world.now(), sync.keepDays));
    }
    if (reports.length === 0 && session !== null) {
      return [
        report({
          sync: session.sync,
          code: 'no-session',
          messages: [`session ${session.id} is of sync ${session.sync}, which this run does not cover`],
        }),
      ];
    }
    return reports;
  } finally {
    await release();
  }
}

async function runOne(
  flow: SyncFlow,
  about: {
    readonly world: World;
    readonly store: Store;
    readonly sync: SyncConfig;
    readonly session: Session | null;
  },
): Promise<Report> {
  const { sync, session } = about;
  // Who names a session wants it now, whatever the upstream said of when it will answer (E39).
  const isForced = session !== null && flow !== 'preview';
  const run = await openRun(about.world, { config: sync, store: about.store, isForced });
  if (!run.ok) return report({ sync: sync.id, code: 'bad-config', messages: run.error });
  if (flow === 'undo' && session !== null) return undo(run.value, session);
  if (flow === 'preview') return previewOne(run.value);
  return session === null ? reconcile(run.value) : applySession(run.value, session);
}

async function previewOne(run: SyncRun): Promise<Report> {
  const { collected, plan, session } = await preview(run, { planOnly: true });
  const code = previewCode(plan, collected.offline);
  const messages = await unfinishedMessages(run);
  const base = report({ sync: run.config.id, code, session, plan, messages });
  if (collected.offline === undefined) return base;
  const results = plan.changes.map((change) => ({ change, result: 'queued' as const }));
  return {
    ...base,
    results,
    offline: collected.offline,
    messages: [offlineInWords(collected.offline), ...messages],
  };
}

async function unfinishedMessages(run: SyncRun): Promise<readonly string[]> {
  const messages: string[] = [];
  for (const session of await openSessions(run.store, run.config.id)) {
    if (await hasBegun(run, session))
      messages.push(`session ${session.id} was left unfinished; --apply finishes it first`);
  }
  return messages;
}

/** The one place where faults of the outside world become outcomes. */
async function guarded(sync: SyncConfig, action: () => Promise<Report>): Promise<Report> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ProviderFault) {
      const refused = error.code === 'forbidden' || error.code === 'unauthorized';
      const code = error.retryable ? 'unreachable' : refused ? 'forbidden' : 'bad-answer';
      return report({ sync: sync.id, code, messages: [error.message] });
    }
    throw error;
  }
}

/** What a fault of the state means for the whole run. */
export function storeFaultCode(fault: StoreFault): 'state-locked' | 'state-read-only' | 'bad-state' {
  if (fault.code === 'state-locked') return 'state-locked';
  return fault.code === 'state-rewound' || fault.code === 'state-foreign-lineage'
    ? 'state-read-only'
    : 'bad-state';
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * 24 * 60 * 60 * 1000).toISOString();
}
