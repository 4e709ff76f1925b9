import type { Permissions } from '../github/actors.ts';
import type { GitHub } from '../github/start.ts';
import type { RunNumbers } from '../runner/environment.ts';
import type { Delivery } from '../runner/events.ts';
import type { ActionRun } from '../runner/run-action.ts';
import { Groups } from './concurrency.ts';
import type { Concurrency } from './concurrency.ts';
import { evaluate, interpolate, interpolateText, isTruthy } from './expressions.ts';
import type { Contexts, Standing } from './expressions.ts';
import { grant, isFromFork } from './grant.ts';
import { runSteps, texts } from './job.ts';
import type { KnownAction, StepResult } from './job.ts';
import { triggers } from './trigger.ts';
import { readWorkflow } from './workflow-file.ts';
import type { ConcurrencyBlock, JobBlock, Workflow } from './workflow-file.ts';

/** How an event is delivered. */
export interface DeliverOptions {
  /** `owner/name@ref`, or `owner/name` for every ref, to the action it stands for. */
  readonly actions: { readonly [uses: string]: KnownAction };
  /** Texts of workflows. Absent: those under `.github/workflows` at the commit the event runs at, as on GitHub. */
  readonly workflows?: readonly string[];
  readonly secrets?: { readonly [name: string]: string };
  readonly vars?: { readonly [name: string]: string };
  /** Numbers of the run; `attempt` above 1 is a re-run. */
  readonly run?: RunNumbers;
  readonly adjust?: (run: ActionRun) => ActionRun;
}

/** One job of one workflow that the event started. */
export interface JobResult {
  readonly workflow: string;
  readonly job: string;
  /** `dropped`: it waited in its group, and a newer one took its place. */
  readonly result: Standing | 'skipped' | 'dropped';
  readonly steps: readonly StepResult[];
  readonly outputs: { readonly [name: string]: string };
  readonly permissions: Permissions;
  /** The workflow's own group, then the job's. */
  readonly concurrency: readonly Concurrency[];
  readonly matrix: { readonly [name: string]: unknown };
}

const GROUPS = new WeakMap<GitHub, Groups>();
let runs = 0;

/**
 * Does what GitHub does with an event: finds the workflows that want it and runs their jobs.
 *
 * Returns a result for each job of each workflow that started; a workflow that does not want the event has none.
 * Errors: throws `BadWorkflow`, `BadExpression`, and for a `uses` that is not known.
 */
export async function deliver(
  github: GitHub,
  delivery: Delivery,
  options: DeliverOptions,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  const groups = GROUPS.get(github) ?? new Groups();
  GROUPS.set(github, groups);
  for (const [file, text] of options.workflows?.map(
    (one, index) => [`workflow-${index}.yml`, one] as const,
  ) ?? (await workflowsAt(github, delivery))) {
    const workflow = await readWorkflow(file, text);
    if ((await triggers(github, workflow, delivery)) !== true) continue;
    const run = { ...numbersOf(options.run), workflow: workflow.name };
    const contexts = contextsOf(github, workflow, { delivery, options, run });
    const setting = concurrencyOf(workflow.block.concurrency, contexts);
    const done = await groups.run(setting, (signal) =>
      runJobs({ github, delivery, options, workflow, contexts, run, groups, signal, outer: setting }),
    );
    results.push(
      ...(done ?? Object.keys(workflow.block.jobs).map((job) => droppedJob(workflow.name, job, setting))),
    );
  }
  return results;
}

/** Every workflow file at the commit that the event runs at. */
async function workflowsAt(github: GitHub, delivery: Delivery): Promise<(readonly [string, string])[]> {
  const { git } = github.world.repository(delivery.repository);
  const listed = await git.run(['ls-tree', '-z', '--name-only', delivery.sha, '--', '.github/workflows/']);
  const files = listed.split('\0').filter((name) => /\.ya?ml$/.test(name));
  const found: (readonly [string, string])[] = [];
  for (const name of files) found.push([name, (await git.read(delivery.sha, name)) ?? '']);
  return found;
}

function numbersOf(given: RunNumbers | undefined): RunNumbers {
  runs += 1;
  return { id: 19_000_000_000 + runs, number: runs, attempt: 1, ...given };
}

function droppedJob(workflow: string, job: string, setting: Concurrency | null): JobResult {
  const concurrency = setting === null ? [] : [setting];
  return {
    workflow,
    job,
    result: 'dropped',
    steps: [],
    outputs: {},
    permissions: {},
    concurrency,
    matrix: {},
  };
}

interface Running {
  readonly github: GitHub;
  readonly delivery: Delivery;
  readonly options: DeliverOptions;
  readonly workflow: Workflow;
  readonly contexts: Contexts;
  readonly run: RunNumbers;
  readonly groups: Groups;
  readonly signal: AbortSignal;
  readonly outer: Concurrency | null;
}

/** Runs the jobs in an order that respects `needs`, each once for every cell of its matrix. */
async function runJobs(about: Running): Promise<JobResult[]> {
  const { jobs } = about.workflow.block;
  const results: JobResult[] = [];
  const done = new Map<
    string,
    { result: JobResult['result']; outputs: { readonly [name: string]: string } }
  >();
  const waiting = new Map(Object.entries(jobs));
  while (waiting.size > 0) {
    const next = [...waiting].find(([, job]) => needsOf(job).every((id) => done.has(id)));
    if (next === undefined) throw new Error(`Jobs wait for each other: ${[...waiting.keys()].join(', ')}`);
    const [id, job] = next;
    waiting.delete(id);
    const cells: JobResult[] = [];
    for (const matrix of cellsOf(job)) cells.push(await runJob(about, { id, job, matrix, done }));
    results.push(...cells);
    const worst = cells.find(({ result }) => result !== 'success')?.result ?? 'success';
    done.set(id, {
      result: worst,
      outputs: Object.assign({}, ...cells.map(({ outputs }) => outputs)) as { [name: string]: string },
    });
  }
  return results;
}

async function runJob(
  about: Running,
  one: {
    id: string;
    job: JobBlock;
    matrix: { [name: string]: unknown };
    done: ReadonlyMap<string, { result: string; outputs: object }>;
  },
): Promise<JobResult> {
  const { id, job, matrix, done } = one;
  const needs = Object.fromEntries(needsOf(job).map((need) => [need, done.get(need)]));
  const base = { ...about.contexts, needs, matrix };
  const contexts = { ...base, env: { ...((base as Contexts)['env'] as object), ...texts(job.env, base) } };
  const permissions = grant({
    workflow: about.workflow.block.permissions,
    job: job.permissions,
    delivery: about.delivery,
  });
  const setting = concurrencyOf(job.concurrency, contexts);
  const concurrency = [about.outer, setting].filter((each) => each !== null);
  const ending = {
    workflow: about.workflow.name,
    job: id,
    permissions,
    concurrency,
    matrix,
    steps: [],
    outputs: {},
  };
  const conditions = about.workflow.conditions.get(id);
  if (conditions === undefined) throw new Error(`Job ${id} has no conditions.`);
  if (!isTruthy(evaluate(conditions.job, contexts, standingOf(Object.values(needs)))))
    return { ...ending, result: 'skipped' };
  const ended = await about.groups.run(setting, (inner) => {
    const { github, delivery, options } = about;
    const signal = AbortSignal.any([about.signal, inner]);
    const adjust = options.adjust ?? ((run: ActionRun) => run);
    return runSteps(job, conditions, {
      github,
      delivery,
      actions: options.actions,
      permissions,
      contexts,
      signal,
      adjust,
      numbers: { ...about.run, job: id },
    });
  });
  if (ended === null) return { ...ending, result: 'dropped' };
  return { ...ending, steps: ended.steps, outputs: ended.outputs, result: ended.standing };
}

function needsOf(job: JobBlock): readonly string[] {
  return job.needs === undefined ? [] : [job.needs].flat();
}

function standingOf(needs: readonly ({ result: string } | undefined)[]): Standing {
  if (needs.some((need) => need?.result === 'cancelled')) return 'cancelled';
  // A skipped job stops those that need it, unless they say `always()`, as a failed one does.
  return needs.every((need) => need?.result === 'success') ? 'success' : 'failure';
}

/** Every combination of a matrix; one empty one without it. */
function cellsOf(job: JobBlock): { [name: string]: unknown }[] {
  return Object.entries(job.strategy?.matrix ?? {}).reduce<{ [name: string]: unknown }[]>(
    (cells, [name, values]) => cells.flatMap((cell) => values.map((value) => ({ ...cell, [name]: value }))),
    [{}],
  );
}

function concurrencyOf(block: ConcurrencyBlock | undefined, contexts: Contexts): Concurrency | null {
  if (block === undefined) return null;
  const { group, queue, ...rest } = typeof block === 'string' ? { group: block, queue: undefined } : block;
  const cancel = 'cancel-in-progress' in rest ? rest['cancel-in-progress'] : false;
  return {
    group: interpolateText(group, contexts),
    cancelInProgress: typeof cancel === 'string' ? isTruthy(interpolate(cancel, contexts)) : cancel === true,
    queue: queue ?? 'single',
  };
}

/** The contexts that hold for a whole workflow run. */
function contextsOf(
  github: GitHub,
  workflow: Workflow,
  about: { delivery: Delivery; options: DeliverOptions; run: RunNumbers },
): Contexts {
  const { delivery, options, run } = about;
  const [owner = ''] = delivery.repository.split('/');
  const base = {
    github: {
      event_name: delivery.eventName,
      event: delivery.event,
      repository: delivery.repository,
      repository_owner: owner,
      repository_id: String(github.world.repository(delivery.repository).id),
      ref: delivery.ref,
      ref_name: delivery.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
      ref_type: delivery.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      sha: delivery.sha,
      head_ref: delivery.headRef ?? '',
      base_ref: delivery.baseRef ?? '',
      actor: delivery.actor,
      triggering_actor: run.triggeringActor ?? delivery.actor,
      workflow: workflow.name,
      run_id: String(run.id),
      run_number: String(run.number),
      run_attempt: String(run.attempt),
      server_url: github.serverUrl,
      api_url: github.apiUrl,
      graphql_url: github.graphqlUrl,
    },
    inputs: delivery.eventName === 'workflow_dispatch' ? inputsOf(workflow, delivery) : {},
    // Nothing but the token, and that read-only, for a pull request from a fork.
    secrets: isFromFork(delivery) ? {} : (options.secrets ?? {}),
    vars: options.vars ?? {},
    runner: { os: 'Linux', arch: 'X64', name: 'stand-in', environment: 'github-hosted' },
    strategy: { 'job-index': 0, 'job-total': 1 },
    matrix: {},
    needs: {},
    steps: {},
    env: {},
  };
  return { ...base, env: texts(workflow.block.env, base) };
}

/** The inputs of a dispatch with their defaults. Errors: throws for one that is unknown or missing, as GitHub answers 422. */
function inputsOf(workflow: Workflow, delivery: Delivery): { [name: string]: unknown } {
  const config = workflow.events['workflow_dispatch'] as
    { inputs?: { [name: string]: { type?: string; default?: unknown; required?: boolean } } } | undefined;
  const declared = config?.inputs ?? {};
  const given = (delivery.event['inputs'] ?? {}) as { [name: string]: string };
  const unknown = Object.keys(given).filter((name) => declared[name] === undefined);
  if (unknown.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const entries = Object.entries(declared).map(([name, { type, default: fallback, required }]) => {
    const value = given[name] ?? fallback;
    if (value === undefined && required === true) throw new Error(`Required input '${name}' not provided`);
    return [name, type === 'boolean' ? String(value) === 'true' : (value ?? '')];
  });
  return Object.fromEntries(entries) as { [name: string]: unknown };
}
