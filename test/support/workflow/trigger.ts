import { changedFiles } from '../github/pull-files.ts';
import type { GitHub } from '../github/start.ts';
import type { Delivery } from '../runner/events.ts';
import { passes } from './patterns.ts';
import type { Filters, Workflow } from './workflow-file.ts';

/** Which actions start a workflow that names no `types`; for other events every action does. */
const DEFAULT_TYPES: { readonly [event: string]: readonly string[] } = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
};

/** Whether a workflow starts for an event, or why it does not. */
export async function triggers(
  github: GitHub,
  workflow: Workflow,
  delivery: Delivery,
): Promise<true | string> {
  const { eventName, event, actor } = delivery;
  // What a job does with its own token starts nothing but dispatches, so that workflows cannot feed themselves.
  if (actor === 'github-actions[bot]' && !eventName.endsWith('_dispatch'))
    return "made with a job's own token";
  if (eventName === 'schedule') return onSchedule(workflow, String(event['schedule']));
  const filters = workflow.events[eventName] as Filters | undefined;
  if (filters === undefined) return `not on ${eventName}`;
  const action = event['action'];
  const types = list(filters, 'types') ?? DEFAULT_TYPES[eventName];
  if (types !== undefined && !types.includes(String(action))) return `not on ${eventName} ${String(action)}`;
  const branch = delivery.baseRef ?? delivery.ref.replace(/^refs\/heads\//, '');
  if (eventName === 'push' || eventName.startsWith('pull_request')) {
    const reason =
      refused(filters, 'branches', [branch]) ?? (await refusedByPaths(github, filters, delivery));
    if (reason !== null) return reason;
  }
  return true;
}

function onSchedule(workflow: Workflow, cron: string): true | string {
  const crons = (workflow.events['schedule'] ?? []) as readonly { readonly cron: string }[];
  return crons.some((one) => one.cron === cron) ? true : `no schedule ${cron}`;
}

async function refusedByPaths(github: GitHub, filters: Filters, delivery: Delivery): Promise<string | null> {
  if (filters['paths'] === undefined && filters['paths-ignore'] === undefined) return null;
  const { git } = github.world.repository(delivery.repository);
  const head = delivery.eventName === 'push' ? delivery.sha : `${delivery.sha}^2`;
  const from = delivery.eventName === 'push' ? String(delivery.event['before']) : `${delivery.sha}^1`;
  const base = (await git.commitOf(from)) ?? `${delivery.sha}^`;
  const names = (await changedFiles(git, base, (await git.commitOf(head)) ?? delivery.sha)).map(
    ({ filename }) => filename,
  );
  return refused(filters, 'paths', names);
}

/** Why none of the names gets through `x` and `x-ignore`; null when one does. */
function refused(filters: Filters, name: 'branches' | 'paths', values: readonly string[]): string | null {
  const wanted = list(filters, name);
  const ignored = list(filters, `${name}-ignore`);
  const kept = values
    .filter((value) => wanted === undefined || passes(value, wanted))
    .filter((value) => ignored === undefined || !passes(value, ignored));
  return kept.length > 0 ? null : `${name} filter: ${values.join(', ')}`;
}

function list(filters: Filters, name: string): readonly string[] | undefined {
  const value = filters[name];
  return Array.isArray(value) ? (value as readonly string[]) : undefined;
}
