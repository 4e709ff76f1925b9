import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Json } from '../kernel/json.ts';
import { MAX_JSON_DEPTH, PROTOTYPE_KEYS } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Problem } from './problem.ts';
import { positionAt } from './problem.ts';

/** A JSON document with its nodes, for editing by ranges, and its value. */
export interface ParsedJson {
  readonly root: Node;
  readonly value: Json;
}

/**
 * Reads one JSON document; a number that would not be written the same way again is a string (E50).
 *
 * Errors: `json-broken`, `duplicate-key`, `prototype-key`, `too-deep`, `bad-value`; with line and column.
 */
export function readJson(text: string): Result<ParsedJson, Problem> {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return fail({ code: 'too-deep', message: 'the JSON is nested too deep. Flatten it.', line: 1 });
  }
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const what = error === undefined ? 'it is empty' : words(printParseErrorCode(error.error));
    return fail({
      code: 'json-broken',
      message: `the JSON cannot be read: ${what}. Correct it.`,
      ...positionAt(text, error?.offset ?? 0),
    });
  }
  const value = valueOf(text, root, 0);
  return 'problem' in value
    ? fail({ ...value.problem, ...positionAt(text, value.offset) })
    : ok({ root, value: value.value });
}

type Valued = { readonly value: Json } | { readonly problem: Problem; readonly offset: number };

function valueOf(text: string, node: Node, depth: number): Valued {
  const bad = (code: string, message: string): Valued => ({
    problem: { code, message },
    offset: node.offset,
  });
  if (depth > MAX_JSON_DEPTH)
    return bad('too-deep', `nested deeper than ${MAX_JSON_DEPTH} levels. Flatten it.`);
  if (node.type === 'number') return { value: numberOf(sourceOf(text, node)) };
  if (node.type === 'array') return arrayOf(text, node, depth);
  if (node.type === 'object') return objectOf(text, node, depth);
  if (node.type !== 'string') return { value: node.type === 'boolean' ? node.value === true : null };
  const string = String(node.value);
  return string.isWellFormed()
    ? { value: string }
    : bad('bad-value', 'the text holds a lone surrogate. Remove it.');
}

function arrayOf(text: string, node: Node, depth: number): Valued {
  const items: Json[] = [];
  for (const child of node.children ?? []) {
    const item = valueOf(text, child, depth + 1);
    if ('problem' in item) return item;
    items.push(item.value);
  }
  return { value: items };
}

function objectOf(text: string, node: Node, depth: number): Valued {
  const members: { [key: string]: Json } = {};
  for (const property of node.children ?? []) {
    const [name, child] = property.children ?? [];
    const key = String(name?.value);
    const bad = (code: string, message: string): Valued => ({
      problem: { code, message },
      offset: property.offset,
    });
    if (PROTOTYPE_KEYS.has(key)) return bad('prototype-key', `the key "${key}" is not allowed. Rename it.`);
    if (!key.isWellFormed()) return bad('bad-value', 'a key holds a lone surrogate. Rename it.');
    if (Object.hasOwn(members, key))
      return bad('duplicate-key', `the key "${key}" is there twice. Keep one of them.`);
    if (child === undefined) return bad('json-broken', `the key "${key}" has no value.`);
    const member = valueOf(text, child, depth + 1);
    if ('problem' in member) return member;
    members[key] = member.value;
  }
  return { value: members };
}

/** Gives the value of a number as written. */
export function numberOf(source: string): Json {
  return String(Number(source)) === source ? Number(source) : source;
}

export function sourceOf(text: string, node: Node): string {
  return text.slice(node.offset, node.offset + node.length);
}

function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
