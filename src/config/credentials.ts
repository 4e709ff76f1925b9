import type { Config } from './types.ts';

/** The environment variables that hold a config's credentials, each once, in the order of the file. */
export function credentialNames(config: Config): readonly string[] {
  const names = [...config.syncs.values()].flatMap(({ remote }) => namesIn(remote.options));
  return [...new Set([...names, config.events?.tokenEnv].filter((name) => name !== undefined))];
}

/**
 * A provider's own schema gives its keys back as they are written or in camel case.
 *
 * `env` has what is handed to a program: what else than a credential it may be, it is nobody else's concern.
 */
function namesIn(options: unknown): readonly string[] {
  const named = options as {
    readonly tokenEnv?: unknown;
    readonly 'token-env'?: unknown;
    readonly env?: unknown;
  } | null;
  const handed: readonly unknown[] = Array.isArray(named?.env) ? named.env : [];
  return [named?.tokenEnv ?? named?.['token-env'], ...handed].filter((name) => typeof name === 'string');
}
