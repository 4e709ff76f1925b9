import type { Annotation, CheckRun } from '../host.ts';
import { HostFault } from '../host.ts';
import type { Client } from './client.ts';
import * as schema from './schema.ts';

/** GitHub takes this many annotations in one request; more are added by further ones. */
const BATCH = 50;

const RUNS = '/repos/{owner}/{repo}/check-runs';

/** Makes or updates the check run of a name on a commit, with all its annotations. */
export async function publishCheck(client: Client, check: CheckRun): Promise<{ readonly url: string }> {
  const listed = await client.get(schema.checkRuns, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ref: check.head,
    check_name: check.name,
    filter: 'latest',
  });
  const [first = [], ...more] = batches(check.annotations);
  const about = {
    name: check.name,
    status: 'completed',
    conclusion: check.conclusion,
    output: output(check, first),
  };
  // An update adds annotations to those that are there; a new run of the name stands in for the old one.
  const existing = listed?.check_runs.find(
    (run) => run.name === check.name && first.length === 0 && run.output?.annotations_count === 0,
  );
  const updated = existing === undefined ? null : await update(client, { ...about, id: existing.id });
  const made =
    updated ?? (await client.send(schema.checkRun, `POST ${RUNS}`, { ...about, head_sha: check.head }));
  for (const annotations of more)
    await client.send(schema.checkRun, `PATCH ${RUNS}/{id}`, {
      id: made.id,
      output: output(check, annotations),
    });
  return { url: made.html_url ?? '' };
}

/** Null where the run is another app's, whatever its name: ours stands beside it then (A26). */
async function update(
  client: Client,
  about: { readonly id: number; readonly [name: string]: unknown },
): Promise<{ readonly id: number; readonly html_url?: string | null | undefined } | null> {
  try {
    return await client.send(schema.checkRun, `PATCH ${RUNS}/{id}`, about);
  } catch (error) {
    if (error instanceof HostFault && error.code === 'forbidden') return null;
    throw error;
  }
}

function output(check: CheckRun, annotations: readonly Annotation[]): { readonly [name: string]: unknown } {
  return {
    title: check.title,
    summary: check.summary,
    ...(check.text === undefined ? {} : { text: check.text }),
    annotations: annotations.map((one) => ({
      path: one.path,
      start_line: one.startLine,
      end_line: one.endLine,
      annotation_level: one.level,
      title: one.title,
      message: one.message,
    })),
  };
}

function batches(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const all: (readonly Annotation[])[] = [];
  for (let at = 0; at < annotations.length; at += BATCH) all.push(annotations.slice(at, at + BATCH));
  return all;
}
