import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import * as z from 'zod';

const TEXTS = z.record(z.string(), z.unknown());
const PERMISSIONS = z.union([
  z.enum(['read-all', 'write-all']),
  z.record(z.string(), z.enum(['read', 'write', 'none'])),
]);
const CONCURRENCY = z.union([
  z.string(),
  z.strictObject({
    group: z.string(),
    'cancel-in-progress': z.union([z.boolean(), z.string()]).optional(),
    queue: z.enum(['single', 'max']).optional(),
  }),
]);
const STEP = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.union([z.string(), z.boolean()]).optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.literal('bash').optional(),
  with: TEXTS.optional(),
  env: TEXTS.optional(),
  'working-directory': z.string().optional(),
  'continue-on-error': z.boolean().optional(),
  'timeout-minutes': z.number().optional(),
});
const JOB = z.strictObject({
  name: z.string().optional(),
  'runs-on': z.unknown(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.union([z.string(), z.boolean()]).optional(),
  permissions: PERMISSIONS.optional(),
  concurrency: CONCURRENCY.optional(),
  env: TEXTS.optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  strategy: z
    .strictObject({
      matrix: z.record(z.string(), z.array(z.unknown())),
      'fail-fast': z.boolean().optional(),
      'max-parallel': z.number().optional(),
    })
    .optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(STEP).min(1),
});
// A job with `uses`, `container`, `services` or `environment` is refused: the stand-in does not run those.
const WORKFLOW = z.strictObject({
  name: z.string().optional(),
  'run-name': z.string().optional(),
  on: z.unknown(),
  permissions: PERMISSIONS.optional(),
  concurrency: CONCURRENCY.optional(),
  env: TEXTS.optional(),
  jobs: z.record(z.string(), JOB),
});

export type PermissionsBlock = z.infer<typeof PERMISSIONS>;
export type ConcurrencyBlock = z.infer<typeof CONCURRENCY>;
export type StepBlock = z.infer<typeof STEP>;
export type JobBlock = z.infer<typeof JOB>;

/** The filters of one event of `on`. */
export type Filters = { readonly [filter: string]: unknown };

/** A workflow that GitHub accepts and the stand-in can run. */
export interface Workflow {
  readonly name: string;
  /** Event name to its filters; the list of crons is under `schedule`. */
  readonly events: { readonly [event: string]: unknown };
  readonly block: z.infer<typeof WORKFLOW>;
  /** Job id to the condition as GitHub reads it, `success()` included, and to its steps' conditions and ids. */
  readonly conditions: ReadonlyMap<string, JobConditions>;
}
export interface JobConditions {
  readonly job: string;
  readonly steps: readonly { readonly id: string; readonly condition: string }[];
}

/** A workflow that GitHub would refuse, with its reasons. */
export class BadWorkflow extends Error {}

/**
 * Reads a workflow with GitHub's own parser, which checks it against GitHub's schema.
 *
 * Errors: `BadWorkflow` for what GitHub refuses, and for what the stand-in cannot run (containers, reusable workflows).
 */
export async function readWorkflow(file: string, text: string): Promise<Workflow> {
  const { context, value } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (errors.length > 0 || value === undefined) throw new BadWorkflow(`${file}: ${errors.join('; ')}`);
  const template = await convertWorkflowTemplate(context, value);
  const late = (template.errors ?? []).map(({ Message }) => Message);
  if (late.length > 0) throw new BadWorkflow(`${file}: ${late.join('; ')}`);
  const read = WORKFLOW.safeParse(parse(text));
  if (!read.success) throw new BadWorkflow(`${file} cannot be run here: ${z.prettifyError(read.error)}`);
  const conditions = template.jobs.map((job): [string, JobConditions] => {
    if (job.type !== 'job') throw new BadWorkflow(`${file}: job ${job.id.value} calls another workflow.`);
    const steps = job.steps.map((step) => ({ id: step.id, condition: step.if?.expression ?? 'success()' }));
    return [job.id.value, { job: job.if.expression, steps }];
  });
  return {
    name: read.data.name ?? file,
    events: template.events,
    block: read.data,
    conditions: new Map(conditions),
  };
}
