import type { Side } from '../kernel/field.ts';
import type { ProviderEntry } from '../providers/table.ts';
import { nameOf, noneOf, reportIssues } from './issues.ts';
import type { ConfigSource, KeyPath } from './source.ts';
import type { ProviderConfig } from './types.ts';

export type Providers = { readonly [name: string]: ProviderEntry };

/**
 * Checks one side of a sync against the provider it names; null when something was reported.
 *
 * The provider's own schema checks the keys beside `provider`; it is loaded only if it is known.
 */
export async function readSide(
  source: ConfigSource,
  about: {
    readonly at: KeyPath;
    readonly side: Side;
    readonly raw: { readonly [key: string]: unknown };
    readonly providers: Providers;
  },
): Promise<ProviderConfig | null> {
  const { at, providers, side } = about;
  const { provider, ...rest } = about.raw;
  if (typeof provider !== 'string') return null;
  const key = [...at, 'provider'];
  const entry = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  const known = Object.keys(providers).filter((name) => providers[name]?.side === side);
  if (entry === undefined) {
    source.report(key, `${nameOf(key)}: ${noneOf(provider, known)}.`);
    return null;
  }
  if (entry.side !== side) {
    source.report(key, `${nameOf(key)} is a ${entry.side} provider: ${noneOf(provider, known)}.`);
    return null;
  }
  const { options } = await entry.load();
  const checked = options.safeParse(rest);
  if (checked.success) return { provider, options: checked.data };
  reportIssues(source, { at, schema: options, issues: checked.error.issues, known: ['provider'] });
  return null;
}
