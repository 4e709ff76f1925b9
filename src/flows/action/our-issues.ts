import type { Host, Issue } from '../../host.ts';

const listed = new WeakMap<Host, Promise<readonly Issue[]>>();

/** All issues that are ours by their author, open and closed, oldest first; listed once a run. */
export async function ourIssues(action: { readonly host: Host }): Promise<readonly Issue[]> {
  const known = listed.get(action.host);
  if (known !== undefined) return known;
  const asked = action.host.self().then(async (self) => action.host.issuesBy(self));
  listed.set(action.host, asked);
  return asked;
}
