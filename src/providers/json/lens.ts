import { findNodeAtLocation } from 'jsonc-parser';
import { editJson, renderJson } from '../../artifacts/json-edit.ts';
import { readJson } from '../../artifacts/json-read.ts';
import { positionAt } from '../../artifacts/problem.ts';
import type { Syntax } from '../../artifacts/records-format.ts';
import { ok } from '../../kernel/result.ts';

/** JSON text and its values; edits keep white space, order and the spelling of numbers. */
export const jsonSyntax: Syntax = {
  name: 'json',
  ending: '.json',
  edit: editJson,
  render: renderJson,
  read(text) {
    const read = readJson(text);
    if (!read.ok) return read;
    const { root, value } = read.value;
    return ok({
      value,
      lineAt: (path) => positionAt(text, findNodeAtLocation(root, [...path])?.offset ?? 0).line,
    });
  },
};
