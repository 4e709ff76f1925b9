import type { Fields } from '../../../src/kernel/field.ts';
import { definition } from '../../../src/providers/github-issues/provider.ts';
import type { NativeRecord, ProviderContext, SyncProvider } from '../../../src/provider.ts';
import type { JsonObject } from '../../support/github/exchange.ts';
import { startGitHub } from '../../support/github/start.ts';
import type { GitHub } from '../../support/github/start.ts';
import { testContext } from '../../support/provider-context.ts';
import type { TestContext } from '../../support/provider-context.ts';

export const REPOSITORY = 'octo/app';
export const ISSUES = `/repos/${REPOSITORY}/issues`;

/** A stand-in for GitHub, a provider on it, and the hands of a person. */
export interface Stage {
  readonly github: GitHub;
  readonly provider: SyncProvider;
  readonly context: TestContext;
  /** Opens another provider, as another job does. */
  open(given?: Opening): { readonly provider: SyncProvider; readonly context: TestContext };
  /** Opens an issue as a person, and reads it through the provider. */
  issue(about?: JsonObject): Promise<NativeRecord>;
  /** Changes an issue as a person, a second later. */
  edit(id: string, fields: Fields, by?: string): Promise<void>;
  /** The issue as GitHub has it. */
  live(id: string): Promise<JsonObject>;
  /** What the provider asked since the last look: `PATCH /repos/octo/app/issues/1`. */
  asked(): readonly string[];
  close(): Promise<void>;
}

export interface Opening {
  readonly options?: Record<string, unknown>;
  readonly token?: string;
  readonly context?: Partial<ProviderContext>;
}

/** Starts a stage; the token is a job's own. */
export async function startStage(given: Opening = {}): Promise<Stage> {
  const github = await startGitHub({
    repositories: [
      {
        owner: 'octo',
        name: 'app',
        collaborators: { wendy: 'write', tina: 'triage', rita: 'read', ada: 'write' },
      },
      { owner: 'octo', name: 'other' },
    ],
    tokens: {
      bot: { login: 'github-actions[bot]', permissions: { issues: 'write' }, repository: REPOSITORY },
      reader: { login: 'github-actions[bot]', permissions: { issues: 'read' }, repository: REPOSITORY },
      wendy: { login: 'wendy' },
      rita: { login: 'rita' },
    },
  });
  const open = ({ options = {}, token = 'bot', context: more = {} }: Opening = {}) => {
    const variables: { [name: string]: string } = {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: token,
    };
    const context = testContext({ env: (name) => variables[name], now: () => Date.now() + slept, ...more });
    let slept = 0;
    const sleep = async (ms: number) => {
      slept += ms;
      await context.sleep(ms);
    };
    const parsed = definition.options.parse({ timeout: 3000, ...options });
    return { provider: definition.open(parsed, { ...context, sleep }), context };
  };
  const { provider, context } = open(given);
  let logged = 0;
  const stage: Stage = {
    github,
    provider,
    context,
    open,
    async issue(about = {}) {
      const made = await github.world.call('wendy', 'POST', ISSUES, { title: 'old', ...about });
      const answer = await provider.read(String((made as { number: number }).number));
      if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
      logged = github.requests.length;
      return answer.record;
    },
    edit: (id, fields, by = 'wendy') => github.world.changeIssue(REPOSITORY, Number(id), by, fields),
    live: async (id) => (await github.world.call('octo', 'GET', `${ISSUES}/${id}`)) as JsonObject,
    asked() {
      const asked = github.requests.slice(logged).map(({ method, path }) => `${method} ${path}`);
      logged = github.requests.length;
      return asked;
    },
    close: () => github.close(),
  };
  return stage;
}
