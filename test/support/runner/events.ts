import * as z from 'zod';
import type { JsonObject } from '../github/exchange.ts';
import type { GitHub } from '../github/start.ts';

const OBJECT = z.looseObject({});
const PULL = z.looseObject({
  number: z.number(),
  merged: z.boolean(),
  state: z.string(),
  merge_commit_sha: z.string().nullable(),
  head: z.looseObject({ ref: z.string(), sha: z.string() }),
  base: z.looseObject({ ref: z.string(), sha: z.string() }),
});
const COMMENT = z.looseObject({ issue_url: z.string(), user: z.looseObject({ login: z.string() }) });

/** One delivery of an event: the payload, and what the runner derives from it. */
export interface Delivery {
  readonly eventName: string;
  readonly event: JsonObject;
  /** `owner/name` in whose workflows it runs. */
  readonly repository: string;
  /** Who made it happen; runs carry their login. */
  readonly actor: string;
  readonly sha: string;
  readonly ref: string;
  /** Set for pull requests only. */
  readonly headRef?: string;
  readonly baseRef?: string;
}

interface Place {
  readonly repository: string;
  readonly by: string;
}

/** Builds events from the stand-in's live state, so that ids, shas and texts are those a request would see. */
export function eventsOf(github: GitHub) {
  const { world } = github;
  const owner = (repository: string): string => world.repository(repository).owner.login;
  const get = async (repository: string, path: string) =>
    OBJECT.parse(await world.call(owner(repository), 'GET', `/repos/${repository}${path}`));
  const common = async ({ repository, by }: Place) => ({
    repository: await get(repository, ''),
    sender: OBJECT.parse(await world.call(by, 'GET', `/users/${encodeURIComponent(by)}`)),
  });
  const onDefault = async ({ repository, by }: Place) => {
    const { git, defaultBranch } = world.repository(repository);
    const sha = await git.branch(defaultBranch);
    if (sha === null) throw new Error(`${repository} has no branch ${defaultBranch}.`);
    return { repository, actor: by, sha, ref: `refs/heads/${defaultBranch}` };
  };
  const onPull = async (place: Place, number: number) => {
    const pull = PULL.parse(await get(place.repository, `/pulls/${number}`));
    const branches = { headRef: pull.head.ref, baseRef: pull.base.ref };
    const { git } = world.repository(place.repository);
    if (pull.merged && pull.merge_commit_sha !== null) {
      return { pull, facts: { ...branches, sha: pull.merge_commit_sha, ref: `refs/heads/${pull.base.ref}` } };
    }
    const ref = `refs/pull/${number}/merge`;
    const sha = await git.commitOf(ref);
    if (sha === null)
      throw new Error(`#${number} conflicts with its base: GitHub starts no workflow for it.`);
    return { pull, facts: { ...branches, sha, ref } };
  };

  return {
    async pullRequest(
      about: Place & {
        readonly number: number;
        readonly action:
          'opened' | 'synchronize' | 'reopened' | 'closed' | 'edited' | 'ready_for_review' | 'labeled';
        /** The head before a push, for `synchronize`. */
        readonly before?: string;
      },
    ): Promise<Delivery> {
      const { pull, facts } = await onPull(about, about.number);
      const moved =
        about.action === 'synchronize'
          ? { before: about.before ?? '0'.repeat(40), after: pull.head.sha }
          : {};
      const event = {
        action: about.action,
        number: about.number,
        pull_request: pull,
        ...moved,
        ...(await common(about)),
      };
      return { eventName: 'pull_request', event, repository: about.repository, actor: about.by, ...facts };
    },

    /** `comment` is the comment's public id; without `by` its author made it happen. */
    async issueComment(about: {
      readonly repository: string;
      readonly comment: number;
      readonly action?: 'created' | 'edited';
      readonly by?: string;
      /** The text before an edit. */
      readonly from?: string;
    }): Promise<Delivery> {
      const comment = COMMENT.parse(await get(about.repository, `/issues/comments/${about.comment}`));
      const place = { repository: about.repository, by: about.by ?? comment.user.login };
      const issue = await get(about.repository, `/issues/${comment.issue_url.split('/').at(-1) ?? ''}`);
      const action = about.action ?? 'created';
      const changes = action === 'edited' ? { changes: { body: { from: about.from ?? '' } } } : {};
      const event = { action, issue, comment, ...changes, ...(await common(place)) };
      return { eventName: 'issue_comment', event, ...(await onDefault(place)) };
    },

    async pullRequestReview(
      about: Place & {
        readonly number: number;
        readonly review: number;
        readonly action?: 'submitted' | 'edited' | 'dismissed';
      },
    ): Promise<Delivery> {
      const { pull, facts } = await onPull(about, about.number);
      const review = await get(about.repository, `/pulls/${about.number}/reviews/${about.review}`);
      // Webhooks write the state in small letters, REST in capitals.
      const told = { ...review, state: String(review['state']).toLowerCase() };
      const event = {
        action: about.action ?? 'submitted',
        review: told,
        pull_request: pull,
        ...(await common(about)),
      };
      return {
        eventName: 'pull_request_review',
        event,
        repository: about.repository,
        actor: about.by,
        ...facts,
      };
    },

    async issues(
      about: Place & {
        readonly number: number;
        readonly action: 'opened' | 'closed' | 'reopened' | 'edited' | 'labeled' | 'unlabeled';
      },
    ): Promise<Delivery> {
      const issue = await get(about.repository, `/issues/${about.number}`);
      return {
        eventName: 'issues',
        event: { action: about.action, issue, ...(await common(about)) },
        ...(await onDefault(about)),
      };
    },

    async schedule(about: {
      readonly repository: string;
      readonly cron?: string;
      readonly by?: string;
    }): Promise<Delivery> {
      const place = { repository: about.repository, by: about.by ?? owner(about.repository) };
      const { repository } = await common(place);
      return {
        eventName: 'schedule',
        event: { schedule: about.cron ?? '17 * * * *', repository },
        ...(await onDefault(place)),
      };
    },

    async workflowDispatch(
      about: Place & { readonly inputs?: { readonly [name: string]: string }; readonly ref?: string },
    ): Promise<Delivery> {
      const base = await onDefault(about);
      const ref = about.ref ?? base.ref;
      const sha = await world.repository(about.repository).git.commitOf(ref);
      if (sha === null) throw new Error(`${about.repository} has no ${ref}.`);
      const event = {
        inputs: about.inputs ?? {},
        ref,
        workflow: '.github/workflows/sync.yml',
        ...(await common(about)),
      };
      return { eventName: 'workflow_dispatch', event, ...base, ref, sha };
    },

    async repositoryDispatch(
      about: Place & { readonly type: string; readonly payload?: JsonObject },
    ): Promise<Delivery> {
      const base = await onDefault(about);
      const branch = base.ref.slice('refs/heads/'.length);
      const event = {
        action: about.type,
        branch,
        client_payload: about.payload ?? {},
        ...(await common(about)),
      };
      return { eventName: 'repository_dispatch', event, ...base };
    },

    /** A push of what the branch holds now; `before` is what it held. */
    async push(about: Place & { readonly branch?: string; readonly before?: string }): Promise<Delivery> {
      const { git, defaultBranch } = world.repository(about.repository);
      const branch = about.branch ?? defaultBranch;
      const after = await git.branch(branch);
      if (after === null) throw new Error(`${about.repository} has no branch ${branch}.`);
      const before = about.before ?? (await git.commitOf(`${after}^`)) ?? '0'.repeat(40);
      const created = /^0+$/.test(before);
      const forced = !created && !(await git.isAncestor(before, after));
      const range = created ? after : `${before}..${after}`;
      const shas = (await git.run(['rev-list', '--reverse', '--max-count=20', range]))
        .split('\n')
        .filter(Boolean);
      const commits: JsonObject[] = [];
      for (const id of shas) {
        const [message = '', ...names] = (
          await git.run(['log', '-1', '--format=%s', '--name-only', '--no-renames', id])
        )
          .split('\n')
          .filter(Boolean);
        commits.push({ id, message, added: [], removed: [], modified: names });
      }
      const event = {
        ref: `refs/heads/${branch}`,
        before,
        after,
        created,
        deleted: false,
        forced,
        commits,
        head_commit: commits.at(-1) ?? null,
        pusher: { name: about.by },
        ...(await common(about)),
      };
      return {
        eventName: 'push',
        event,
        repository: about.repository,
        actor: about.by,
        sha: after,
        ref: `refs/heads/${branch}`,
      };
    },
  };
}
