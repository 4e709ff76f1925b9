import type { Patch } from '../../kernel/patch.ts';
import { calmJson } from './calm.ts';
import { fenced } from './neutralise.ts';
import { visibleJson } from './visible.ts';

/** An operation that is longer stands on several lines. */
const ONE_LINE = 100;

/**
 * A change's patch as it is, in a ```json fence: RFC 6902, an operation a line where it fits.
 *
 * Laws: the content of the fence parses to the patch, also where hidden characters or (`calm`) what a
 * commit message would act on stand as escapes.
 */
export function patchBlock(patch: Patch, about: { readonly calm: boolean }): string {
  const operations = patch.map((operation) => {
    const line = JSON.stringify(operation);
    const text = line.length <= ONE_LINE ? line : JSON.stringify(operation, null, 2).replaceAll('\n', '\n  ');
    return `  ${text}`;
  });
  const json = visibleJson(`[\n${operations.join(',\n')}\n]`);
  return fenced(about.calm ? calmJson(json) : json, 'json');
}
