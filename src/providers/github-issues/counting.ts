import * as z from 'zod';
import type { IssueContext } from './context.ts';

const QUERY = `query ($owner: String!, $name: String!, $labels: [String!]) {
  repository(owner: $owner, name: $name) { issues(first: 1, labels: $labels) { totalCount } }
}`;

const counted = z.object({
  repository: z.object({ issues: z.object({ totalCount: z.number().int().min(0) }) }),
});

/**
 * Counts the issues that the filter lets through; null where GraphQL does not tell.
 *
 * Deletions, transfers and lost labels are in no listing by time; that the count is another one than
 * expected shows them at the price of one request (E17). GraphQL joins labels by "or", REST by "and", so
 * that a filter of many labels cannot be counted.
 */
export async function countIssues(context: IssueContext): Promise<number | null> {
  const { repository, labels } = context.scope;
  if (labels.length > 1) return null;
  const [owner, name] = repository.split('/');
  const answer = await context.client.graphql(QUERY, {
    owner,
    name,
    labels: labels.length === 0 ? null : labels,
  });
  const parsed = answer.kind === 'data' ? counted.safeParse(answer.data) : null;
  return parsed?.success === true ? parsed.data.repository.issues.totalCount : null;
}
