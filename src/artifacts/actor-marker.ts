import * as z from 'zod';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import { readArtifact } from './file.ts';
import { readJson } from './json-read.ts';
import { walkFiles } from './walk.ts';

/** Where a tool that writes the same artifacts leaves a file of its own. */
export const MARKERS = '.specfact/sync/actors';

const MAX_MARKERS = 20;
const MAX_MARKER_LENGTH = 1024 * 1024;

const line = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'one line of plain text');

/**
 * What a tool says of itself.
 *
 * Shape: `{"format":1,"tool":"jira-bridge","artifacts":["backlog/**"],"when":"after each merge",
 * "wrote":{"backlog/a.md":"<git blob id>"}}`. `artifacts`: paths with `*` and `**`. `wrote`: the files
 * that its last run wrote, each with the `git hash-object` of what it left there.
 */
const marker = z.object({
  format: z.literal(1),
  tool: line,
  artifacts: z.array(z.string().min(1).max(300)).min(1).max(50),
  when: line.optional(),
  wrote: z.record(z.string().max(1024), z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)).optional(),
});

export type ActorMarker = z.infer<typeof marker>;

/** A marker that cannot be used, and why. */
export interface BrokenMarker {
  readonly path: string;
  readonly why: string;
}

/**
 * Reads the markers of a repository, at most 20 of 1 MiB; links are not followed.
 *
 * They are data from whoever may write to the repository: shown, compared, never run or obeyed.
 */
export function readMarkers(root: string): readonly Result<ActorMarker, BrokenMarker>[] {
  const { files } = walkFiles(root, MARKERS);
  const paths = files.filter((path) => path.endsWith('.json')).slice(0, MAX_MARKERS);
  return paths.map((path) => readMarker(root, path));
}

function readMarker(root: string, path: string): Result<ActorMarker, BrokenMarker> {
  const broken = (why: string) => fail({ path, why });
  const read = readArtifact(root, path);
  if (read === null) return broken('it is not there any more');
  if (!read.ok) return broken(read.error.message);
  if (read.value.text.length > MAX_MARKER_LENGTH) return broken('it is larger than 1 MiB');
  const json = readJson(read.value.text);
  if (!json.ok) return broken(json.error.message);
  const parsed = marker.safeParse(json.value.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return broken(`look at "${issue?.path.join('.') ?? ''}"`);
}
