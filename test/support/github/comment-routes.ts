import { invalid, NO_CONTENT, notFound, ok, Refusal } from './exchange.ts';
import { checkBody, historyOf, readIssue } from './issues.ts';
import { COMMENT_IDS, isReaction, renderComment, renderReaction } from './render.ts';
import { demand, numberOf, paged, ranks } from './route.ts';
import type { Context, Route } from './route.ts';
import { scopeOf } from './issue-routes.ts';
import type { CommentHistory, Reaction } from './site.ts';
import { UPSTREAM_COMMENT } from './upstream.ts';
import type { UpstreamComment } from './upstream.ts';
import * as z from 'zod';

/** A comment's history by its public id. Errors: 404. */
export function commentOf(context: Context): CommentHistory {
  const history = context.repository.comments.get(numberOf(context, 'id') - COMMENT_IDS);
  if (history === undefined) throw notFound();
  historyOf(context.repository, history.issue);
  return history;
}

function readComment({ site, repository, person }: Context, id: number): Promise<UpstreamComment> {
  return site.upstream.ask({
    as: person.key,
    path: `${repository.path}/issues/comments/${id}`,
    shape: UPSTREAM_COMMENT,
  });
}

function bodyOf(context: Context): string {
  const { body } = context.request.body;
  if (typeof body !== 'string' || body.trim() === '') {
    throw invalid({ resource: 'IssueComment', code: 'missing_field', field: 'body' });
  }
  checkBody(body, 'IssueComment');
  return body;
}

function render(context: Context, comment: UpstreamComment, history: CommentHistory): object {
  return renderComment(context.site, context.repository, comment, history);
}

async function create(context: Context) {
  const { site, repository, person, request } = context;
  const number = numberOf(context, 'number');
  demand(context, scopeOf(context, number), 'write');
  const issue = historyOf(repository, number);
  await readIssue(context, number);
  if (issue.locked !== null && !ranks(context, 'write')) {
    throw new Refusal(403, 'Unable to create comment because issue is locked.');
  }
  const body = bodyOf(context);
  const comment = await site.upstream.ask({
    as: person.key,
    method: 'POST',
    path: `${repository.path}/issues/${number}/comments`,
    body: { body },
    shape: UPSTREAM_COMMENT,
  });
  const at = site.clock.now();
  const history: CommentHistory = {
    id: comment.id,
    issue: number,
    createdAt: at,
    updatedAt: at,
    app: request.actor.app,
    versions: [{ at, by: person, text: body }],
    reactions: [],
    minimized: null,
  };
  repository.comments.set(comment.id, history);
  issue.updatedAt = at;
  return ok(render(context, comment, history), 201);
}

async function update(context: Context) {
  const { site, repository, person } = context;
  const history = commentOf(context);
  await demandMayEdit(context, history);
  const body = bodyOf(context);
  const comment = await site.upstream.ask({
    as: person.key,
    method: 'PATCH',
    path: `${repository.path}/issues/comments/${history.id}`,
    body: { body },
    shape: UPSTREAM_COMMENT,
  });
  if (history.versions.at(-1)?.text !== body) {
    const at = site.clock.now();
    history.versions.push({ at, by: person, text: body });
    history.updatedAt = at;
    historyOf(repository, history.issue).updatedAt = at;
  }
  return ok(render(context, comment, history));
}

async function demandMayEdit(context: Context, history: CommentHistory): Promise<void> {
  demand(context, scopeOf(context, history.issue), 'write');
  const { user } = await readComment(context, history.id);
  if (context.site.people.byKey(user.login) === context.person || ranks(context, 'write')) return;
  throw new Refusal(403, 'Must have admin rights to Repository.');
}

async function remove(context: Context) {
  const { site, repository, person } = context;
  const history = commentOf(context);
  await demandMayEdit(context, history);
  await site.upstream.ask({
    as: person.key,
    method: 'DELETE',
    path: `${repository.path}/issues/comments/${history.id}`,
    shape: z.null(),
  });
  repository.comments.delete(history.id);
  historyOf(repository, history.issue).updatedAt = site.clock.now();
  return NO_CONTENT;
}

/** Comments of one issue or of all, oldest first; `since` counts `updated_at`, and is not ignored. */
async function list(context: Context, number: number | null) {
  demand(context, number === null ? 'issues' : scopeOf(context, number), 'read');
  const { site, repository, person, request } = context;
  if (number !== null) historyOf(repository, number);
  const since = request.query.get('since');
  // The emulator answers 404 for the comments of a whole repository, so they are collected issue by issue.
  const numbers = number === null ? [...repository.issues.keys()] : [number];
  const comments: UpstreamComment[] = [];
  for (const one of numbers) {
    const path = `${repository.path}/issues/${one}/comments`;
    comments.push(...(await site.upstream.list({ as: person.key, path, shape: UPSTREAM_COMMENT })));
  }
  const rows = comments.flatMap((comment) => {
    const history = repository.comments.get(comment.id);
    if (history === undefined) return [];
    if (since !== null && Date.parse(history.updatedAt) < Date.parse(since)) return [];
    return [{ comment, history }];
  });
  rows.sort((a, b) => a.comment.id - b.comment.id);
  if (number === null && request.query.get('direction') === 'desc') rows.reverse();
  return paged(
    context,
    rows.map(({ comment, history }) => render(context, comment, history)),
  );
}

/** Adds a reaction; the same one again is answered with 200 and the first one. */
function react(context: Context, reactions: Reaction[]) {
  const { content } = context.request.body;
  if (typeof content !== 'string' || !isReaction(content)) {
    throw invalid({ resource: 'Reaction', code: 'invalid', field: 'content' });
  }
  const same = reactions.find((one) => one.user === context.person && one.content === content);
  if (same !== undefined) return ok(renderReaction(context.site, same));
  const { site, person } = context;
  const reaction = { id: site.nextId(), user: person, content, createdAt: site.clock.now() };
  reactions.push(reaction);
  return ok(renderReaction(site, reaction), 201);
}

function unreact(context: Context, reactions: Reaction[]) {
  const index = reactions.findIndex(({ id }) => id === numberOf(context, 'reaction'));
  const reaction = reactions[index];
  if (reaction === undefined) throw notFound();
  if (reaction.user !== context.person)
    throw new Refusal(403, 'You do not have permission to delete this reaction.');
  reactions.splice(index, 1);
  return NO_CONTENT;
}

function listReactions(context: Context, reactions: readonly Reaction[]) {
  const content = context.request.query.get('content');
  const chosen = reactions.filter((one) => content === null || one.content === content);
  return paged(
    context,
    chosen.map((one) => renderReaction(context.site, one)),
  );
}

/** The reactions on a comment or an issue, once the token may do this to them. */
function reactionsOf(context: Context, access: 'read' | 'write'): Reaction[] {
  const comment = context.params['id'] === undefined ? null : commentOf(context);
  const number = comment?.issue ?? numberOf(context, 'number');
  demand(context, scopeOf(context, number), access);
  return comment?.reactions ?? historyOf(context.repository, number).reactions;
}

/** Comments on issues and pull requests, and reactions on both. */
export const COMMENT_ROUTES: readonly Route[] = [
  { on: 'GET /issues/comments', handle: (context) => list(context, null) },
  {
    on: 'GET /issues/comments/:id',
    handle: async (context) => {
      const history = commentOf(context);
      demand(context, scopeOf(context, history.issue), 'read');
      return ok(render(context, await readComment(context, history.id), history));
    },
  },
  { on: 'PATCH /issues/comments/:id', handle: update },
  { on: 'DELETE /issues/comments/:id', handle: remove },
  { on: 'GET /issues/:number/comments', handle: (context) => list(context, numberOf(context, 'number')) },
  { on: 'POST /issues/:number/comments', handle: create },
  ...['/issues/comments/:id/reactions', '/issues/:number/reactions'].flatMap((path): Route[] => [
    { on: `GET ${path}`, handle: async (context) => listReactions(context, reactionsOf(context, 'read')) },
    { on: `POST ${path}`, handle: async (context) => react(context, reactionsOf(context, 'write')) },
    {
      on: `DELETE ${path}/:reaction`,
      handle: async (context) => unreact(context, reactionsOf(context, 'write')),
    },
  ]),
];
