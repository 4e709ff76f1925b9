import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Fields } from '../../kernel/field.ts';
import { canonicalJson, compareText, isJsonObject, jsonProblem } from '../../kernel/json.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { NativeRecord, ProviderSchema } from '../../provider.ts';
import { plain } from '../../upstream/text.ts';
import { splitBody } from './marker.ts';

/** The label that, on a closed issue, says that its record was deleted. Issues themselves cannot be. */
export const REMOVED_LABEL = 'removed-from-sync';

/** The fields of an issue. `type` and `parent` are null, and refused, where GitHub does not offer them. */
export const SCHEMA: ProviderSchema = {
  fields: {
    // GitHub cuts spaces around a title and takes no empty one.
    title: { kind: 'scalar', writable: true, equivalent: ['trim', 'empty'] },
    // An edit in the browser turns all line ends into CRLF.
    body: { kind: 'text', writable: true, equivalent: ['lines', 'empty'] },
    state: { kind: 'scalar', writable: true },
    state_reason: { kind: 'scalar', writable: true },
    labels: { kind: 'set', writable: true, equivalent: ['case', 'empty'] },
    assignees: { kind: 'set', writable: true, equivalent: ['case', 'empty'] },
    milestone: { kind: 'scalar', writable: true },
    type: { kind: 'scalar', writable: true },
    parent: { kind: 'scalar', writable: true },
  },
  open: false,
};

const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
const login = z.object({ login: z.string() });
export const labelItem = z
  .union([z.string(), z.object({ name: z.string() })])
  .transform((label) => (typeof label === 'string' ? label : label.name));

/** The parts of an issue's answer that are read. */
const issueAnswer = z.object({
  number: z.number().int().positive(),
  id: z.union([z.number().int(), z.bigint()]),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  labels: z.array(labelItem),
  assignees: z.array(login).nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
  type: z.object({ name: z.string() }).nullish(),
  parent_issue_url: z.string().nullish(),
  pull_request: z.unknown().optional(),
  html_url: z.string().nullish(),
  created_at: time,
  updated_at: time,
});

/** What an answer must belong to. */
export interface Scope {
  readonly repository: string;
  /** The filter's labels. */
  readonly labels: readonly string[];
}

/** An issue as read. */
export interface Issue {
  readonly id: string;
  /** GitHub's own number of it among all issues, for the parent's endpoints. */
  readonly databaseId: number | bigint;
  /** The body with its markers, as stored. */
  readonly stored: string;
  readonly keys: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** A record, or why it is none: a pull request, an issue of ours, the grave of a deleted record. */
  readonly kind: 'record' | 'pull-request' | 'own-issue' | 'removed';
  /** Whether it bears the labels of the filter. */
  readonly isInScope: boolean;
  /** What this GitHub offers. */
  readonly offers: { readonly type: boolean; readonly parent: boolean };
  readonly record: NativeRecord;
}

/** Says whether a text may be an issue's number; others are not asked for (A28). */
export function isIssueId(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}

/**
 * Reads an issue's answer.
 *
 * The id of a record is the issue's number: it is what people and every endpoint use, it is never given
 * twice in a repository, and it stays when the repository is renamed. A transfer does end it; then GitHub
 * answers 301 and the record is `moved` (E7).
 * Errors: a sentence on what cannot be used.
 */
export function parseIssue(body: unknown, scope: Scope): Result<Issue, string> {
  const parsed = issueAnswer.safeParse(body);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return fail(`GitHub sent something that is no issue (${plain(at)}).`);
  }
  const issue = parsed.data;
  const stored = issue.body ?? '';
  const { text, keys, isOwnIssue } = splitBody(stored);
  const fields: Fields = {
    title: issue.title,
    body: text,
    state: issue.state,
    state_reason: issue.state_reason ?? null,
    labels: shownLabels(issue.labels, scope),
    assignees: (issue.assignees ?? []).map((one) => one.login).sort(compareText),
    milestone: issue.milestone?.title ?? null,
    type: issue.type?.name ?? null,
    parent: parentOf(issue.parent_issue_url ?? null, scope),
  };
  const problem = jsonProblem(fields);
  if (problem !== null) return fail(`Issue ${issue.number} holds ${problem}.`);
  const id = String(issue.number);
  const names = new Set(issue.labels.map((name) => name.toLowerCase()));
  const isRemoved = issue.state === 'closed' && names.has(REMOVED_LABEL);
  const isPull = issue.pull_request !== undefined && issue.pull_request !== null;
  return ok({
    id,
    databaseId: issue.id,
    stored,
    keys,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    kind: isPull ? 'pull-request' : isOwnIssue ? 'own-issue' : isRemoved ? 'removed' : 'record',
    isInScope: scope.labels.every((label) => names.has(label.toLowerCase())),
    offers: {
      type: isJsonObject(body) && Object.hasOwn(body, 'type'),
      parent:
        isJsonObject(body) &&
        (Object.hasOwn(body, 'sub_issues_summary') || Object.hasOwn(body, 'parent_issue_url')),
    },
    record: { id, version: versionOf(fields), fields, where: pageOf(issue.html_url, scope, id) },
  });
}

/** Names the content of a record; comments and times play no part, so that they move nothing. */
export function versionOf(fields: Fields): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex').slice(0, 32);
}

/** The labels that are a field's value: all but the filter's and the one that marks a grave. */
export function shownLabels(names: readonly string[], scope: Scope): readonly string[] {
  return names.filter((name) => !isHiddenLabel(name, scope)).sort(compareText);
}

/** Says whether a label is ours to set and no part of a record's value. */
export function isHiddenLabel(name: string, scope: Scope): boolean {
  const lower = name.toLowerCase();
  return lower === REMOVED_LABEL || scope.labels.some((label) => label.toLowerCase() === lower);
}

/** `7` in the same repository, `octo/other#7` in another, else the address as it came (E49). */
function parentOf(url: string | null, scope: Scope): string | null {
  const [, repository, number] = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(url ?? '') ?? [];
  if (repository === undefined || number === undefined) return url;
  return repository.toLowerCase() === scope.repository.toLowerCase() ? number : `${repository}#${number}`;
}

function pageOf(url: string | null | undefined, scope: Scope, id: string): string {
  const isPage = typeof url === 'string' && /^https?:\/\/[\x21-\x7e]{1,500}$/.test(url);
  return isPage ? url : `${scope.repository}#${id}`;
}
