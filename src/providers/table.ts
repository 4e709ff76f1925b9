import type { Side } from '../kernel/field.ts';
import type { ProviderDefinition } from '../provider.ts';

/** Loads a provider only when a config names it; start-up pays for nothing else. */
export interface ProviderEntry {
  readonly side: Side;
  readonly load: () => Promise<ProviderDefinition>;
}

/** Every provider by its name in the config. A new one is one folder and one line here. */
export const PROVIDERS: { readonly [name: string]: ProviderEntry } = {
  exec: { side: 'remote', load: async () => (await import('./exec/provider.ts')).definition },
  file: { side: 'remote', load: async () => (await import('./file/provider.ts')).definition },
  'github-issues': {
    side: 'remote',
    load: async () => (await import('./github-issues/provider.ts')).definition,
  },
  http: { side: 'remote', load: async () => (await import('./http/provider.ts')).definition },
  json: { side: 'local', load: async () => (await import('./json/provider.ts')).definition },
  markdown: { side: 'local', load: async () => (await import('./markdown/provider.ts')).definition },
  openspec: { side: 'local', load: async () => (await import('./openspec/provider.ts')).definition },
  'request-tracker': {
    side: 'remote',
    load: async () => (await import('./request-tracker/provider.ts')).definition,
  },
  yaml: { side: 'local', load: async () => (await import('./yaml/provider.ts')).definition },
};
