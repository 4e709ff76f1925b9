import { positionAt } from '../../artifacts/problem.ts';
import type { Syntax } from '../../artifacts/records-format.ts';
import { editYaml, renderYaml } from '../../artifacts/yaml-edit.ts';
import { readYaml } from '../../artifacts/yaml-read.ts';
import { offsetAt } from '../../artifacts/yaml-node.ts';
import { applySplices } from '../../artifacts/splice.ts';
import { editSimpleYaml, readSimpleYaml } from '../../artifacts/yaml-simple.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { ok } from '../../kernel/result.ts';

/** YAML text and its values; edits keep comments, quotes, order and indentation. */
export const yamlSyntax: Syntax = {
  name: 'yaml',
  ending: '.yml',
  render: renderYaml,
  edit(text, after) {
    const before = isJsonObject(after) ? readSimpleYaml(text) : null;
    const simple = before === null || !isJsonObject(after) ? null : editSimpleYaml(text, before, after);
    return simple === null ? editYaml(text, after) : ok(applySplices(text, simple));
  },
  read(text) {
    const simple = readSimpleYaml(text);
    if (simple !== null && simple.places.size > 0) return ok({ value: simple.members, lineAt: () => 1 });
    const read = readYaml(text);
    if (!read.ok) return read;
    const { doc, value } = read.value;
    return ok({ value, lineAt: (path) => positionAt(text, offsetAt(doc.contents, path)).line });
  },
};
