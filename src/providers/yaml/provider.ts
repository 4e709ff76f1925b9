import { ArtifactProvider } from '../../artifacts/artifact-provider.ts';
import { recordsFormat } from '../../artifacts/records-format.ts';
import type { ProviderDefinition } from '../../provider.ts';
import { yamlSyntax } from './lens.ts';
import type { Options } from './options.ts';
import { options } from './options.ts';

/** YAML files whose mappings are records, one a file or the items of a list. Source: DESIGN §7. */
export const definition: ProviderDefinition<Options> = {
  name: 'yaml',
  side: 'local',
  options,
  open: (given, context) => new ArtifactProvider(context.root, recordsFormat(yamlSyntax(), given, context)),
};
