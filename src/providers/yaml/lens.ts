import { positionAt } from '../../artifacts/problem.ts';
import type { Syntax } from '../../artifacts/records-format.ts';
import { editYaml, renderYaml } from '../../artifacts/yaml-edit.ts';
import { readYaml } from '../../artifacts/yaml-read.ts';
import { offsetAt } from '../../artifacts/yaml-node.ts';
import { editSimpleYaml, readSimpleYaml } from '../../artifacts/yaml-simple.ts';
import { isJsonObject } from '../../kernel/json.ts';
import { ok } from '../../kernel/result.ts';

/** YAML text and its values; edits keep comments, quotes, order and indentation. */
export const yamlSyntax: Syntax = {
  name: 'yaml',
  ending: '.yml',
  render: renderYaml,
  edit(text, after) {
    const simple = isJsonObject(after) ? editSimpleYaml(text, after) : null;
    return simple === null ? editYaml(text, after) : ok(simple);
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
