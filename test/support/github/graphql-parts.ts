import { GraphqlError } from './graphql-document.ts';
import type { Person } from './people.ts';
import type { Site, TextVersion } from './site.ts';

/** An object of the answer: fields as values, or as functions of their arguments. */
export interface Node {
  readonly __typename: string;
  readonly [field: string]: unknown;
}
/** Arguments with their variables filled in. */
export type Args = { readonly [name: string]: unknown };

/**
 * What is known of edits. As on GitHub the list is empty until the first edit, then holds the creation too; it begins
 * with the newest, and `diff` is the whole text after that edit.
 */
export function edited(site: Site, versions: readonly TextVersion[]): { readonly [field: string]: unknown } {
  const last = versions.length > 1 ? versions.at(-1) : undefined;
  const rows =
    versions.length < 2 ? [] : versions.map((version, index) => contentEdit(site, version, index)).reverse();
  return {
    lastEditedAt: last?.at ?? null,
    editor: last === undefined ? null : actor(site, last.by),
    includesCreatedEdit: last !== undefined,
    userContentEdits: (args: Args) => connection('UserContentEdit', rows, args),
  };
}

function contentEdit(site: Site, { at, by, text }: TextVersion, index: number): Node {
  const times = { createdAt: at, editedAt: at, updatedAt: at, deletedAt: null, deletedBy: null };
  return {
    __typename: 'UserContentEdit',
    id: `UCE_${by.id}_${at}_${index}`,
    ...times,
    diff: text,
    editor: actor(site, by),
  };
}

/** Somebody as an Actor; a bot's login is its App's slug here, without `[bot]`. */
export function actor(site: Site, person: Person): Node {
  const login = person.type === 'Bot' ? person.login.replace(/\[bot\]$/, '') : person.login;
  return {
    __typename: person.type,
    login,
    url: `${site.serverUrl}/${login}`,
    id: person.nodeId,
    databaseId: person.id,
  };
}

/** A page of rows. Errors: no `first` or `last`, or more than 100, as GitHub refuses them. */
export function connection(type: string, rows: readonly Node[], args: Args): Node {
  const { first, last, after, before } = args as {
    first?: number;
    last?: number;
    after?: string;
    before?: string;
  };
  const size = first ?? last;
  if (size === undefined || size === null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${type}\` connection.`;
    throw new GraphqlError('missingPagination', message, 'MISSING_PAGINATION_BOUNDARIES');
  }
  if (size > 100 || size < 1) {
    const message = `Requesting ${size} records on the \`${type}\` connection exceeds the \`first\` limit of 100 records.`;
    throw new GraphqlError('excessivePagination', message, 'EXCESSIVE_PAGINATION');
  }
  const cursor = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64');
  const indexOf = (text: string): number =>
    Number(Buffer.from(text, 'base64').toString().replace('cursor:', ''));
  const from = after ? indexOf(after) + 1 : 0;
  const to = before ? indexOf(before) : rows.length;
  const start = first === undefined ? Math.max(from, to - size) : from;
  const end = first === undefined ? to : Math.min(to, from + size);
  const nodes = rows.slice(start, end);
  const pageInfo = {
    __typename: 'PageInfo',
    hasNextPage: end < rows.length,
    hasPreviousPage: start > 0,
    startCursor: nodes.length === 0 ? null : cursor(start),
    endCursor: nodes.length === 0 ? null : cursor(end - 1),
  };
  const edges = nodes.map((node, index) => ({
    __typename: `${type}Edge`,
    cursor: cursor(start + index),
    node,
  }));
  return { __typename: `${type}Connection`, totalCount: rows.length, nodes, edges, pageInfo };
}
