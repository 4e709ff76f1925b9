import type { ProviderContext } from '../../provider.ts';
import { lastingFault } from '../../upstream/fault.ts';
import { plain } from '../../upstream/text.ts';
import { readToken } from '../../upstream/token.ts';
import type { Options } from './options.ts';

const PUBLIC_API = 'https://api.github.com';
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

/** Which repository, where, and with what. */
export interface Place {
  /** `owner/name`. */
  readonly repository: string;
  readonly apiUrl: string;
  /** On the origin of `apiUrl`. */
  readonly graphqlUrl: string;
  readonly token: string;
}

/**
 * Finds out from the config and the environment where to go.
 *
 * The token of the workflow is for the API that the workflow runs on: another `api-url` needs a
 * `token-env` of its own (A45).
 * Errors: `repository-missing`, `token-missing`, `token-invalid`.
 */
export function placeOf(options: Options, env: ProviderContext['env']): Place {
  const repository = options.repository ?? env('GITHUB_REPOSITORY')?.trim() ?? '';
  if (!REPOSITORY.test(repository)) {
    const said = repository === '' ? 'is not set' : `holds "${plain(repository)}"`;
    throw lastingFault('repository-missing', `GITHUB_REPOSITORY ${said}. Name the repository in the config.`);
  }
  const home = baseOf(env('GITHUB_API_URL')) ?? PUBLIC_API;
  const apiUrl = options['api-url'] ?? home;
  const token = tokenFor(options['token-env'], { env, isHome: originOf(apiUrl) === originOf(home), apiUrl });
  return { repository, apiUrl, graphqlUrl: graphqlOf(apiUrl), token };
}

/** Source: GitHub's documentation, "Forming calls with GraphQL": `/graphql`, on a server `/api/graphql`. */
function graphqlOf(apiUrl: string): string {
  return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/v3$/, 'graphql') : `${apiUrl}/graphql`;
}

function tokenFor(
  name: string | undefined,
  about: { readonly env: ProviderContext['env']; readonly isHome: boolean; readonly apiUrl: string },
): string {
  if (name === undefined && !about.isHome) {
    const host = new URL(about.apiUrl).host;
    const said = `The token of this workflow is not for ${host}.`;
    throw lastingFault('token-missing', `${said} Name the variable of another one as token-env.`);
  }
  return readToken(about.env, name === undefined ? ['GITHUB_TOKEN', 'INPUT_GITHUB-TOKEN'] : [name]);
}

function baseOf(text: string | undefined): string | null {
  const trimmed = text?.trim().replace(/\/+$/, '') ?? '';
  return /^https?:\/\//.test(trimmed) && URL.canParse(trimmed) ? trimmed : null;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
