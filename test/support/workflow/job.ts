import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Permissions } from '../github/actors.ts';
import type { GitHub } from '../github/start.ts';
import { readActionFile } from '../runner/action-file.ts';
import type { RunNumbers } from '../runner/environment.ts';
import type { Delivery } from '../runner/events.ts';
import { runAction } from '../runner/run-action.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import { checkout } from './checkout.ts';
import { evaluate, interpolateText, isTruthy } from './expressions.ts';
import type { Contexts, Standing } from './expressions.ts';
import type { JobBlock, JobConditions, StepBlock } from './workflow-file.ts';

/** An action that steps may use: its `action.yml`; the entry and Node are read from it unless given. */
export interface KnownAction {
  readonly actionFile: string;
  readonly entry?: string;
  readonly node?: 20 | 24;
}

/** One step and how it went. */
export interface StepResult {
  readonly id: string;
  readonly uses: string | null;
  readonly outcome: Standing | 'skipped';
  /** What the action or script told; null for checkouts and skipped steps. */
  readonly result: ActionResult | null;
}

/** What all steps of a job share. */
export interface JobSetting {
  readonly github: GitHub;
  readonly delivery: Delivery;
  readonly actions: { readonly [uses: string]: KnownAction };
  readonly permissions: Permissions;
  readonly contexts: Contexts;
  readonly numbers: RunNumbers;
  /** Changes how an action is run: fault injection, time limits, killing. */
  readonly adjust: (run: ActionRun) => ActionRun;
  readonly signal: AbortSignal;
}

/** Runs a job's steps one after another in a fresh folder, with a token that ends with the job. */
export async function runSteps(
  job: JobBlock,
  conditions: JobConditions,
  setting: JobSetting,
): Promise<{
  readonly steps: readonly StepResult[];
  readonly standing: Standing;
  readonly outputs: { readonly [name: string]: string };
}> {
  const { github, delivery, permissions } = setting;
  const folder = await mkdtemp(join(tmpdir(), 'job-'));
  const token = github.mintToken({
    login: 'github-actions[bot]',
    permissions,
    repository: delivery.repository,
  });
  const steps: StepResult[] = [];
  const shown: { [id: string]: unknown } = {};
  let standing: Standing = 'success';
  let exported: { readonly [name: string]: string } = {};
  const contexts = (step: StepBlock): Contexts => {
    const github = { ...(setting.contexts['github'] as object), token, workspace: join(folder, 'work') };
    const secrets = { ...(setting.contexts['secrets'] as object), GITHUB_TOKEN: token };
    const base = { ...setting.contexts, github, secrets, steps: shown, job: { status: standing } };
    const outer = { ...(setting.contexts['env'] as object), ...exported };
    return { ...base, env: { ...outer, ...texts(step.env, { ...base, env: outer }) } };
  };
  try {
    for (const [index, step] of job.steps.entries()) {
      const { id, condition } = conditions.steps[index] ?? { id: String(index), condition: 'success()' };
      if (setting.signal.aborted) standing = 'cancelled';
      const known = contexts(step);
      const wanted = isTruthy(evaluate(condition, known, standing));
      const result = wanted ? await runStep(step, { ...setting, folder, token, known }) : null;
      const outcome = !wanted ? 'skipped' : (result?.conclusion ?? 'success');
      steps.push({ id, uses: step.uses ?? null, outcome, result });
      const forgiven = step['continue-on-error'] === true && outcome === 'failure';
      shown[id] = { outputs: result?.outputs ?? {}, outcome, conclusion: forgiven ? 'success' : outcome };
      exported = { ...exported, ...result?.exported };
      if (outcome === 'cancelled') standing = setting.signal.aborted ? 'cancelled' : 'failure';
      else if (outcome === 'failure' && !forgiven && standing === 'success') standing = 'failure';
    }
    const last = { ...setting.contexts, steps: shown };
    return { steps, standing, outputs: texts(job.outputs, last) };
  } finally {
    github.revokeToken(token);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A block of texts with its expressions filled in. */
export function texts(
  block: { readonly [name: string]: unknown } | undefined,
  contexts: Contexts,
): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(block ?? {}).map(([name, value]) => [name, interpolateText(value, contexts)]),
  );
}

async function runStep(
  step: StepBlock,
  about: JobSetting & { readonly folder: string; readonly token: string; readonly known: Contexts },
): Promise<ActionResult | null> {
  const { github, delivery, token, known } = about;
  const workspace = join(about.folder, 'work');
  const inputs = texts(step.with, known);
  if (step.uses?.startsWith('actions/checkout@') === true) {
    const { serverUrl } = github;
    const { repository, ref, sha } = delivery;
    await checkout({ inputs, serverUrl, repository, ref, sha, token, workspace, home: about.folder });
    return null;
  }
  const base = {
    github,
    ...delivery,
    token,
    workspace,
    run: about.numbers,
    env: known['env'] as { [name: string]: string },
    killAt: (kill: () => void) => {
      about.signal.addEventListener('abort', kill);
      if (about.signal.aborted) kill();
    },
  };
  if (step.run !== undefined) {
    const script = interpolateText(step.run, known);
    return runAction({ ...base, node: 24, entry: { script }, actionFile: null });
  }
  const action = await actionOf(step.uses ?? '', about.actions, workspace);
  return runAction(about.adjust({ ...base, ...action, inputs }));
}

/** The action behind `uses`. Errors: throws for one the test did not name; nothing is downloaded. */
async function actionOf(
  uses: string,
  actions: JobSetting['actions'],
  workspace: string,
): Promise<{ node: 20 | 24; entry: string; actionFile: string }> {
  const own = uses.startsWith('./') ? { actionFile: join(workspace, uses, 'action.yml') } : undefined;
  const known: KnownAction | undefined = actions[uses] ?? actions[uses.split('@')[0] ?? ''] ?? own;
  if (known === undefined) {
    throw new Error(
      `uses: ${uses} is unknown here; there are actions/checkout, ${Object.keys(actions).join(', ')}.`,
    );
  }
  const file = await readActionFile(known.actionFile);
  if (file.main === null && known.entry === undefined)
    throw new Error(`${known.actionFile} has no runs.main.`);
  const node = known.node ?? (file.using === 'node20' ? 20 : 24);
  return {
    node,
    entry: known.entry ?? join(dirname(known.actionFile), file.main ?? ''),
    actionFile: known.actionFile,
  };
}
