import * as z from 'zod';
import type { Comment, Issue, Person, PullRequest, Review } from '../host.ts';

const account = z.object({ id: z.int().nonnegative(), login: z.string(), type: z.string().optional() });

/** Somebody whose account is gone. */
const GHOST: Person = { id: 0, login: 'ghost', isBot: false };

/** Only the members that we read; what else GitHub sends is let go. */
export const person = account
  .nullable()
  .transform((one): Person =>
    one === null ? GHOST : { id: one.id, login: one.login, isBot: one.type === 'Bot' },
  );

export const comment = z
  .object({
    id: z.int().positive(),
    node_id: z.string().optional(),
    user: person,
    body: z.string().nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    html_url: z.string(),
  })
  .transform((one): Comment & { readonly node?: string } => ({
    id: one.id,
    author: one.user,
    body: one.body ?? '',
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    url: one.html_url,
    ...(one.node_id === undefined ? {} : { node: one.node_id }),
  }));

export const pull = z
  .object({
    number: z.int().positive(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string(),
    user: person,
    state: z.enum(['open', 'closed']),
    draft: z.boolean().optional(),
    merged: z.boolean().optional(),
    merged_at: z.string().nullish(),
    head: z.object({
      sha: z.string(),
      ref: z.string(),
      repo: z.object({ full_name: z.string() }).nullish(),
    }),
    base: z.object({
      sha: z.string(),
      ref: z.string(),
      repo: z.object({ full_name: z.string() }).nullish(),
    }),
  })
  .transform((one): PullRequest => ({
    number: one.number,
    title: one.title,
    body: one.body ?? '',
    url: one.html_url,
    author: one.user,
    isOpen: one.state === 'open',
    isDraft: one.draft === true,
    isMerged: one.merged === true || (one.merged_at ?? null) !== null,
    head: { sha: one.head.sha, ref: one.head.ref },
    base: { sha: one.base.sha, ref: one.base.ref },
    isFork: one.head.repo?.full_name !== one.base.repo?.full_name,
  }));

export const issue = z
  .object({
    number: z.int().positive(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string(),
    user: person,
    state: z.enum(['open', 'closed']),
    pull_request: z.unknown().optional(),
  })
  .transform((one): Issue => ({
    number: one.number,
    title: one.title,
    body: one.body ?? '',
    url: one.html_url,
    author: one.user,
    isOpen: one.state === 'open',
    isPull: one.pull_request !== undefined && one.pull_request !== null,
  }));

export const review = z
  .object({
    id: z.int().positive(),
    user: person,
    state: z.string(),
    commit_id: z.string().nullish(),
    html_url: z.string(),
  })
  .transform((one): Review => ({
    id: one.id,
    author: one.user,
    state: one.state,
    commit: one.commit_id ?? '',
    url: one.html_url,
  }));

export const permission = z.object({
  permission: z.string(),
  role_name: z.string().optional(),
  user: account.nullish(),
});

export const repository = z.object({ default_branch: z.string().min(1) });

export const commit = z.object({ author: person.optional(), committer: person.optional() });

export const checkRuns = z.object({
  check_runs: z.array(
    z.object({
      id: z.int().positive(),
      name: z.string(),
      output: z.object({ annotations_count: z.int().optional() }).nullish(),
    }),
  ),
});

export const checkRun = z.object({ id: z.int().positive(), html_url: z.string().nullish() });

export const minimized = z.object({ node: z.object({ isMinimized: z.boolean().optional() }).nullable() });

export const viewer = z.object({ viewer: z.object({ login: z.string(), databaseId: z.int().nullish() }) });
