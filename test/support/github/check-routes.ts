import * as z from 'zod';
import type { AppIdentity } from './actors.ts';
import { notFound, ok, Refusal } from './exchange.ts';
import type { Answer, JsonObject } from './exchange.ts';
import { renderApp } from './people.ts';
import { CHECK_IDS } from './render.ts';
import { demand, numberOf, paged, pageOf } from './route.ts';
import type { Context, Route } from './route.ts';
import { fullName } from './site.ts';
import type { CheckHistory } from './site.ts';
import { UPSTREAM_CHECK } from './upstream.ts';
import type { UpstreamCheck } from './upstream.ts';

const MAX_ANNOTATIONS = 50;
const MAX_TEXT = 65_535;
const ANNOTATION = z.strictObject({
  path: z.string().min(1),
  start_line: z.int().min(1),
  end_line: z.int().min(1),
  start_column: z.int().optional(),
  end_column: z.int().optional(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string().min(1),
  title: z.string().max(255).optional(),
  raw_details: z.string().optional(),
});

const STATUSES = ['queued', 'in_progress', 'completed'];
const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out'];

/** Refuses what GitHub refuses of a check run; returns its new annotations. */
function checkContent({ request }: Context): JsonObject[] {
  const { status, conclusion, output } = request.body;
  if (status !== undefined) demandMember(status, STATUSES);
  if (conclusion !== undefined && conclusion !== null) demandMember(conclusion, CONCLUSIONS);
  if (output === undefined) return [];
  const {
    title,
    summary,
    text,
    annotations = [],
  } = z.looseObject({ annotations: z.array(z.unknown()).optional() }).parse(output);
  if (typeof title !== 'string' || typeof summary !== 'string')
    refuse('"title", "summary" weren\'t supplied.');
  for (const part of [summary, text]) {
    if (typeof part === 'string' && part.length > MAX_TEXT)
      refuse(`Only ${MAX_TEXT} characters are allowed; ${part.length} were supplied.`);
  }
  if (annotations.length > MAX_ANNOTATIONS) {
    refuse(`No more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`);
  }
  return annotations.map((annotation) => {
    const read = ANNOTATION.safeParse(annotation);
    if (!read.success) return refuse(`For 'properties/annotations', ${z.prettifyError(read.error)}`);
    if (read.data.end_line < read.data.start_line) return refuse('end_line must not be before start_line.');
    return read.data;
  });
}

function demandMember(value: unknown, members: readonly string[]): void {
  if (typeof value === 'string' && members.includes(value)) return;
  refuse(`${JSON.stringify(value)} is not a member of ${members.join(', ')}.`);
}

function refuse(message: string): never {
  throw new Refusal(422, `Invalid request.\n\n${message}`);
}

/** Only Apps make check runs, and only change their own. */
function demandApp(context: Context): AppIdentity {
  const { app } = context.request.actor;
  if (app === null) throw new Refusal(403, 'You must authenticate via a GitHub App.');
  demand(context, 'checks', 'write');
  return app;
}

async function write(
  context: Context,
  about: { id: number | null; annotations: readonly JsonObject[] },
): Promise<UpstreamCheck> {
  const { site, repository, person, request } = context;
  const { output, ...body } = request.body;
  // The emulator replaces annotations where GitHub adds to them: it is told only how many there are by now.
  const told =
    output === undefined
      ? body
      : { ...body, output: { ...(output as JsonObject), annotations: about.annotations } };
  const path = `${repository.path}/check-runs${about.id === null ? '' : `/${about.id}`}`;
  return site.upstream.ask({
    as: person.key,
    method: about.id === null ? 'POST' : 'PATCH',
    path,
    body: told,
    shape: UPSTREAM_CHECK,
  });
}

function render({ site, repository }: Context, check: UpstreamCheck, history: CheckHistory): JsonObject {
  const url = `${site.apiUrl}/repos/${fullName(repository)}/check-runs/${CHECK_IDS + check.id}`;
  return {
    ...check,
    id: CHECK_IDS + check.id,
    node_id: `CR_standin${CHECK_IDS + check.id}`,
    url,
    html_url: `${site.serverUrl}/${fullName(repository)}/runs/${CHECK_IDS + check.id}`,
    app: renderApp(history.app),
    output: {
      ...check.output,
      annotations_count: history.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    pull_requests: [],
  };
}

function historyOf(context: Context): CheckHistory {
  const history = context.repository.checks.get(numberOf(context, 'id') - CHECK_IDS);
  if (history === undefined) throw notFound();
  return history;
}

async function create(context: Context): Promise<Answer> {
  const app = demandApp(context);
  const annotations = checkContent(context);
  const { head_sha: sha, name } = context.request.body;
  if (typeof name !== 'string' || name === '') refuse('"name" wasn\'t supplied.');
  if (typeof sha !== 'string' || (await context.repository.git.commitOf(sha)) !== sha) {
    throw new Refusal(422, `No commit found for SHA: ${String(sha)}`);
  }
  const check = await write(context, { id: null, annotations });
  const history = { id: check.id, app, annotations: [...annotations] };
  context.repository.checks.set(check.id, history);
  return ok(render(context, check, history), 201);
}

async function update(context: Context): Promise<Answer> {
  const app = demandApp(context);
  const history = historyOf(context);
  if (history.app.id !== app.id)
    throw new Refusal(
      403,
      'Invalid app_id `' + app.id + '` - check run can only be modified by the GitHub App that created it.',
    );
  const annotations = checkContent(context);
  const check = await write(context, {
    id: history.id,
    annotations: [...history.annotations, ...annotations],
  });
  history.annotations.push(...annotations);
  return ok(render(context, check, history));
}

async function read(context: Context, id: number): Promise<UpstreamCheck> {
  const { site, repository, person } = context;
  return site.upstream.ask({
    as: person.key,
    path: `${repository.path}/check-runs/${id}`,
    shape: UPSTREAM_CHECK,
  });
}

/** The runs of a commit, newest first; `filter=latest` (the default) keeps one of each name and app. */
async function list(context: Context): Promise<Answer> {
  demand(context, 'checks', 'read');
  const { repository, params, request } = context;
  const sha = await repository.git.commitOf(params['ref'] ?? '');
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${params['ref'] ?? ''}`);
  const name = request.query.get('check_name');
  const appId = request.query.get('app_id');
  const found: { check: UpstreamCheck; history: CheckHistory }[] = [];
  for (const history of [...repository.checks.values()].reverse()) {
    const check = await read(context, history.id);
    if (check.head_sha !== sha || (name !== null && check.name !== name)) continue;
    if (appId !== null && String(history.app.id) !== appId) continue;
    const shown = found.some((one) => one.check.name === check.name && one.history.app.id === history.app.id);
    if (!shown || request.query.get('filter') === 'all') found.push({ check, history });
  }
  const { page, size, link } = pageOf(context, found.length);
  const rows = found.slice((page - 1) * size, page * size);
  const json = {
    total_count: found.length,
    check_runs: rows.map((one) => render(context, one.check, one.history)),
  };
  return { status: 200, json, ...(link === '' ? {} : { headers: { link } }) };
}

/** Check runs: kept by the emulator, their annotations and apps by us. */
export const CHECK_ROUTES: readonly Route[] = [
  { on: 'POST /check-runs', handle: create },
  { on: 'PATCH /check-runs/:id', handle: update },
  {
    on: 'GET /check-runs/:id',
    handle: async (context) => {
      demand(context, 'checks', 'read');
      const history = historyOf(context);
      return ok(render(context, await read(context, history.id), history));
    },
  },
  {
    on: 'GET /check-runs/:id/annotations',
    handle: async (context) => {
      demand(context, 'checks', 'read');
      return paged(context, historyOf(context).annotations);
    },
  },
  { on: 'GET /commits/:ref/check-runs', handle: list },
];
