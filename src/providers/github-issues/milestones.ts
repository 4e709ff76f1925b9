import * as z from 'zod';
import { checked } from './client.ts';
import type { IssueContext } from './context.ts';
import { faultOf } from './fault.ts';
import { PER_PAGE } from './paging.ts';

const milestones = z.array(z.object({ number: z.number().int(), title: z.string() }));
const MAX_PAGES = 50;

/** Gives the number by which a milestone is written, or null when no milestone bears this title. */
export async function milestoneNumber(context: IssueContext, title: string): Promise<number | null> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const query = { state: 'all', per_page: PER_PAGE, page };
    const answer = await context.client.send({ method: 'GET', path: '/milestones', query });
    if (answer.status !== 200) throw faultOf(answer);
    const items = checked(milestones, answer);
    const found = items.find((one) => one.title === title);
    if (found !== undefined) return found.number;
    if (items.length < PER_PAGE) break;
  }
  return null;
}
