import { lineCounter } from '../../artifacts/lines.ts';
import { rememberTexts } from '../../artifacts/memo.ts';
import type { Syntax } from '../../artifacts/records-format.ts';
import { applySplices } from '../../artifacts/splice.ts';
import { editYaml, renderYaml } from '../../artifacts/yaml-edit.ts';
import { offsetAt } from '../../artifacts/yaml-node.ts';
import { readYaml } from '../../artifacts/yaml-read.ts';
import { editSimpleYaml, readSimpleYaml } from '../../artifacts/yaml-simple.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { ok } from '../../kernel/result.ts';

/** YAML text and its values; edits keep comments, quotes, order and indentation. */
export function yamlSyntax(): Syntax {
  const read = rememberTexts(readYaml);
  return {
    name: 'yaml',
    ending: '.yml',
    render: renderYaml,
    edit(text, after) {
      const before = isJsonObject(after) ? readSimpleYaml(text) : null;
      const simple = before === null || !isJsonObject(after) ? null : editSimpleYaml(text, before, after);
      return simple === null ? editYaml(text, after, read) : ok(applySplices(text, simple));
    },
    read(text) {
      const simple = readSimpleYaml(text);
      if (simple !== null && simple.places.size > 0) return ok({ value: simple.members, lineAt: () => 1 });
      const parsed = read(text);
      if (!parsed.ok) return parsed;
      const { doc, value } = parsed.value;
      const lineAt = lineCounter(text);
      return ok({ value, lineAt: (path) => lineAt(offsetAt(doc.contents, path)) });
    },
  };
}
