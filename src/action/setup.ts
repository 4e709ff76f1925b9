import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { formatProblem, readConfig } from '../config.ts';
import type { ActionEdges } from '../env.ts';
import type { Inputs } from '../inputs.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/** The config as the default branch has it now. */
export interface TrustedConfig {
  readonly config: Config;
  readonly blob: string;
  readonly tip: string;
  readonly defaultBranch: string;
}

/** Why there is no config to go by. `none`: the default branch has no such file. */
export type ConfigProblem =
  | { readonly kind: 'none'; readonly message: string }
  | { readonly kind: 'bad'; readonly messages: readonly string[] };

/** Reads the config from the tip of the default branch, never from a pull request (A42). */
export async function readTrustedConfig(
  edges: ActionEdges,
  inputs: Inputs,
): Promise<Result<TrustedConfig, ConfigProblem>> {
  const defaultBranch = await edges.host.defaultBranch();
  const tip = await edges.repository.tipOf(defaultBranch);
  if (tip === null) return fail({ kind: 'none', message: `the branch ${defaultBranch} has no commit yet` });
  const file = await edges.repository.readFile(tip, inputs.config);
  if (file === null) {
    const message = `${inputs.config} is not on ${defaultBranch}; add one, or run "sync-kernel init"`;
    return fail({ kind: 'none', message });
  }
  const read = await readConfig({ path: inputs.config, text: file.text });
  if (!read.ok) return fail({ kind: 'bad', messages: read.error.map(formatProblem) });
  const { sync } = inputs;
  if (sync !== undefined && !read.value.syncs.has(sync)) {
    const known = [...read.value.syncs.keys()].join(', ');
    return fail({ kind: 'bad', messages: [`${inputs.config}: there is no sync "${sync}"; it has ${known}`] });
  }
  const syncs = [...read.value.syncs].filter(([id]) => sync === undefined || id === sync);
  return ok({
    config: { ...read.value, syncs: new Map(syncs) },
    blob: file.blob,
    tip,
    defaultBranch,
  });
}

/** Where git fetches from: the checkout's own address where it is this server's or a path. */
export function remoteOf(about: {
  readonly serverUrl: string;
  readonly owner: string;
  readonly repo: string;
  readonly origin: string | null;
}): { readonly remote: string; readonly isServer: boolean } {
  const { serverUrl, owner, repo, origin } = about;
  // As actions/checkout asks for it.
  const server = `${serverUrl}/${owner}/${repo}`;
  if (origin === null) return { remote: server, isServer: true };
  if (URL.canParse(origin)) {
    const { protocol, origin: place } = new URL(origin);
    if (protocol === 'file:') return { remote: origin, isServer: false };
    return place === new URL(serverUrl).origin
      ? { remote: origin, isServer: true }
      : { remote: server, isServer: true };
  }
  const isPath = origin.startsWith('/') || /^[A-Za-z]:[\\/]/.test(origin);
  return isPath ? { remote: origin, isServer: false } : { remote: server, isServer: true };
}

/** Whether a folder is a checkout that can tell where it came from. */
export function isCheckout(workspace: string): boolean {
  return existsSync(join(workspace, '.git'));
}
