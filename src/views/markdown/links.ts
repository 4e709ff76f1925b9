/** Addresses that may stand in a body: http(s), without a login and without what could end a link. */
const SAFE_URL = /^https?:\/\/[A-Za-z0-9.[\]:-]+(?:\/[A-Za-z0-9._~!$&'*+,;=:%/?#-]*)?$/;
const MAX_URL = 2000;

/** Places whose timeline would tell of every body that links them. */
const NOTED = /^https:\/\/github\.com\/(?=[^/]+\/[^/]+\/(?:issues|pull|commit|discussions)\/)/;

/** Says whether an address from outside may be linked. */
export function isSafeUrl(url: string): boolean {
  return url.length <= MAX_URL && SAFE_URL.test(url);
}

/** A Markdown link around text that is already inert; only the text where the address is not safe. */
export function linked(inertText: string, url: string | undefined): string {
  return url !== undefined && isSafeUrl(url) ? `[${inertText}](<${url}>)` : inertText;
}

/** The same to a record upstream: on github.com by the redirect that leaves no mark in its timeline. */
export function linkedQuietly(inertText: string, url: string | undefined): string {
  return linked(inertText, url?.replace(NOTED, 'https://redirect.github.com/'));
}

/** The committed session on the state branch, where every record of a shortened body still stands. */
export function sessionUrl(about: {
  readonly repository: { readonly url: string };
  readonly stateBranch: string;
  readonly session: string;
}): string {
  const branch = about.stateBranch.split('/').map(encodeURIComponent).join('/');
  return `${about.repository.url}/blob/${branch}/sessions/${encodeURIComponent(about.session)}.json`;
}
