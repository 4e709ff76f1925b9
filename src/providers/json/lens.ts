import { findNodeAtLocation } from 'jsonc-parser';
import { editJson, renderJson } from '../../artifacts/json-edit.ts';
import { readJson } from '../../artifacts/json-read.ts';
import { lineCounter } from '../../artifacts/lines.ts';
import { rememberTexts } from '../../artifacts/memo.ts';
import type { Syntax } from '../../artifacts/records-format.ts';
import { ok } from '../../kernel/result.ts';

/** JSON text and its values; edits keep white space, order and the spelling of numbers. */
export function jsonSyntax(): Syntax {
  const read = rememberTexts(readJson);
  return {
    name: 'json',
    ending: '.json',
    render: renderJson,
    edit: (text, after) => editJson(text, after, read),
    read(text) {
      const parsed = read(text);
      if (!parsed.ok) return parsed;
      const { root, value } = parsed.value;
      const lineAt = lineCounter(text);
      return ok({ value, lineAt: (path) => lineAt(findNodeAtLocation(root, [...path])?.offset ?? 0) });
    },
  };
}
