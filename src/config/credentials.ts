import type { Config } from './types.ts';

/** The environment variables that hold a config's credentials, in the order of the file. */
export function credentialNames(config: Config): readonly string[] {
  const names = [...config.syncs.values()].map(({ remote }) => tokenEnvOf(remote.options));
  return [...names, config.events?.tokenEnv].filter((name) => name !== undefined);
}

/** A provider's own schema gives its keys back as they are written or in camel case. */
function tokenEnvOf(options: unknown): string | undefined {
  const named = options as { readonly tokenEnv?: unknown; readonly 'token-env'?: unknown } | null;
  const name = named?.tokenEnv ?? named?.['token-env'];
  return typeof name === 'string' ? name : undefined;
}
