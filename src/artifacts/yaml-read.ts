import type { Document, Node, Pair, Scalar, YAMLMap, YAMLParseError } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Json, JsonObject } from '../kernel/json.ts';
import { MAX_JSON_DEPTH, PROTOTYPE_KEYS } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { Problem } from './problem.ts';
import { positionAt } from './problem.ts';
import { plainValue } from './yaml-plain.ts';

/** A YAML document with its nodes, for editing by ranges, and its value. */
export interface ParsedYaml {
  readonly doc: Document;
  readonly value: Json;
}

/** How many aliases a file may have, and how many nodes they may expand to; more is a bomb (A29). */
const MAX_ALIASES = 200;
const MAX_ALIASED_NODES = 2_000;

const CORE_TAGS = new Set([
  '!',
  ...['str', 'int', 'float', 'bool', 'null', 'seq', 'map'].map((name) => `tag:yaml.org,2002:${name}`),
]);

/**
 * Reads one YAML document as JSON; an empty one is null.
 *
 * Errors: `yaml-broken`, `duplicate-key`, `multiple-documents`, `alias-bomb`, `prototype-key`, `yaml-tag`,
 * `yaml-key`, `yaml-version`, `too-deep`, `bad-value`; each with line and column.
 */
export function readYaml(text: string): Result<ParsedYaml, Problem> {
  let doc: Document;
  try {
    doc = parseDocument(text, {
      keepSourceTokens: true,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
  } catch (cause) {
    if (cause instanceof RangeError)
      return fail({ code: 'too-deep', message: 'the YAML is nested too deep. Flatten it.', line: 1 });
    return fail({ code: 'yaml-broken', message: `the YAML cannot be read (${String(cause)}).`, line: 1 });
  }
  const error = doc.errors.find((each) => !isTolerated(each));
  if (error !== undefined)
    return fail({ ...parseProblem(error.code, error.message), ...positionAt(text, error.pos[0]) });
  if (doc.directives?.yaml.explicit === true && doc.directives.yaml.version !== '1.2') {
    return fail({
      code: 'yaml-version',
      message: 'the file asks for an old version of YAML. Remove the %YAML line.',
      line: 1,
    });
  }
  const reader = new Reader(doc, text);
  try {
    return ok({ doc, value: reader.value(doc.contents, 0) });
  } catch (cause) {
    if (cause instanceof Unreadable) return fail(cause.problem);
    throw cause;
  }
}

/** People and Backlog.md write `assignee: @name`; YAML reserves the sign but gives it no meaning. */
function isTolerated(error: YAMLParseError): boolean {
  return error.code === 'BAD_SCALAR_START' && / reserved character @/.test(error.message);
}

function parseProblem(code: string, message: string): Problem {
  if (code === 'MULTIPLE_DOCS') {
    return {
      code: 'multiple-documents',
      message: 'the file holds several YAML documents. Split it into one file each.',
    };
  }
  return { code: 'yaml-broken', message: `the YAML cannot be read: ${message} Correct it.` };
}

/** Carries a problem out of the recursion; never leaves this file. */
class Unreadable extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Turns nodes into JSON, with the limits that outside data must keep. */
class Reader {
  private aliases = 0;
  private aliased = 0;
  private insideAlias = 0;
  private readonly doc: Document;
  private readonly text: string;

  constructor(doc: Document, text: string) {
    this.doc = doc;
    this.text = text;
  }

  value(node: unknown, depth: number): Json {
    if (node === null || node === undefined) return null;
    if (depth > MAX_JSON_DEPTH)
      this.refuse(node, 'too-deep', `nested deeper than ${MAX_JSON_DEPTH} levels. Flatten it.`);
    if (this.insideAlias > 0 && (this.aliased += 1) > MAX_ALIASED_NODES) {
      this.refuse(node, 'alias-bomb', 'aliases expand to too many values. Write the values out.');
    }
    if (isAlias(node)) return this.resolved(node, depth);
    this.checkTag(node);
    if (isScalar(node)) return this.scalar(node);
    if (isSeq(node)) return node.items.map((item) => this.value(item, depth + 1));
    if (isMap(node)) return this.mapping(node, depth);
    return this.refuse(node, 'yaml-broken', 'this is nothing that JSON could hold.');
  }

  private resolved(alias: Parameters<typeof isAlias>[0], depth: number): Json {
    this.aliases += 1;
    if (this.aliases > MAX_ALIASES)
      this.refuse(alias, 'alias-bomb', `more than ${MAX_ALIASES} aliases. Write the values out.`);
    const target = isAlias(alias) ? alias.resolve(this.doc) : undefined;
    if (target === undefined)
      return this.refuse(alias, 'yaml-broken', 'the alias names no anchor. Define it before.');
    this.insideAlias += 1;
    const value = this.value(target, depth + 1);
    this.insideAlias -= 1;
    return value;
  }

  private checkTag(node: unknown): void {
    const tag = isScalar(node) || isSeq(node) || isMap(node) ? node.tag : undefined;
    if (tag !== undefined && !CORE_TAGS.has(tag)) {
      this.refuse(node, 'yaml-tag', `the tag ${tag} is not understood. Remove it, or quote the value.`);
    }
  }

  private scalar(node: Scalar): Json {
    const source = node.source ?? '';
    if (node.type === 'PLAIN' && node.tag === undefined) return plainValue(source);
    const value = node.value;
    if (typeof value === 'number') return String(value) === source ? value : source;
    if (typeof value === 'boolean' || value === null) return value;
    const text = typeof value === 'string' ? value : source;
    if (!text.isWellFormed()) this.refuse(node, 'bad-value', 'the text holds a lone surrogate. Remove it.');
    return text;
  }

  private mapping(node: YAMLMap, depth: number): JsonObject {
    const members: { [key: string]: Json } = {};
    for (const pair of node.items) {
      const key = this.key(pair);
      if (Object.hasOwn(members, key))
        this.refuse(pair.key, 'duplicate-key', `the key "${key}" is there twice. Keep one of them.`);
      members[key] = this.value(pair.value, depth + 1);
    }
    return members;
  }

  private key(pair: Pair): string {
    const name = keyOf(pair);
    if (name === null)
      return this.refuse(pair.key, 'yaml-key', 'the key is not a plain name. Use a text as key.');
    if (PROTOTYPE_KEYS.has(name))
      this.refuse(pair.key, 'prototype-key', `the key "${name}" is not allowed. Rename it.`);
    return name;
  }

  private refuse(node: unknown, code: string, message: string): never {
    const range = hasRange(node) ? node.range : undefined;
    throw new Unreadable({ code, message, ...positionAt(this.text, range?.[0] ?? 0) });
  }
}

function hasRange(node: unknown): node is { readonly range: NonNullable<Node['range']> } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** Gives a pair's key as the name of a member: its text as written, or null when it is no scalar. */
export function keyOf(pair: unknown): string | null {
  if (!isPair(pair) || !isScalar(pair.key)) return null;
  const { value, source, type } = pair.key;
  return type === 'PLAIN' && source !== undefined ? source : String(value);
}
