import { ArtifactProvider } from '../../artifacts/artifact-provider.ts';
import type { ProviderDefinition } from '../../provider.ts';
import { markdownFormat } from './format.ts';
import type { Options } from './options.ts';
import { options } from './options.ts';

/** Markdown files with front matter. Source: DESIGN §7. */
export const definition: ProviderDefinition<Options> = {
  name: 'markdown',
  side: 'local',
  options,
  open: (given, context) => new ArtifactProvider(context.root, markdownFormat(given, context)),
};
