/** A request that GraphQL cannot read, or that asks for what the stand-in's schema has not. */
export class GraphqlError extends Error {
  readonly code: string;
  readonly type: string | null;

  constructor(code: string, message: string, type: string | null = null) {
    super(message);
    this.code = code;
    this.type = type;
  }
}

/** One field of a selection. */
export interface Field {
  readonly kind: 'field';
  readonly alias: string;
  readonly name: string;
  readonly args: { readonly [name: string]: Value };
  readonly selection: readonly Selected[] | null;
}

/** `... on Type { }`; without a type it holds for every one. */
export interface Inline {
  readonly kind: 'inline';
  readonly on: string | null;
  readonly selection: readonly Selected[];
}
interface Spread {
  readonly kind: 'spread';
  readonly name: string;
}
export type Selected = Field | Inline;

/** A literal, or a variable still to be filled in. */
export type Value =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly fields: { readonly [name: string]: Value } };

/** What a document asks for. */
export interface Operation {
  readonly type: 'query' | 'mutation';
  readonly variables: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly fallback: Value | null;
  }[];
  readonly selection: readonly Selected[];
}

const TOKEN =
  /\s+|,|#[^\n]*|(\.\.\.|[!$():=@[\]{}|&])|("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*")|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)/y;

/** Reads a document with one operation and its fragments. Errors: `GraphqlError`; directives are not known. */
export function parseDocument(text: string): Operation {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const take = (expected?: string): string => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new GraphqlError('parseError', `Expected ${expected ?? 'more'}, actual: ${token ?? 'the end'}`);
    }
    at += 1;
    return token;
  };
  const fragments = new Map<string, Inline & { readonly raw: readonly (Selected | Spread)[] }>();
  type Raw = Selected | Spread;

  const readValue = (): Value => {
    const token = take();
    if (token === '$') return { kind: 'variable', name: take() };
    if (token === '[') {
      const items: Value[] = [];
      while (peek() !== ']') items.push(readValue());
      take(']');
      return { kind: 'list', items };
    }
    if (token === '{') {
      const fields: [string, Value][] = [];
      while (peek() !== '}') {
        const name = take();
        take(':');
        fields.push([name, readValue()]);
      }
      take('}');
      return { kind: 'object', fields: Object.fromEntries(fields) };
    }
    return { kind: 'literal', value: literal(token) };
  };
  const readArguments = (): { [name: string]: Value } => {
    const args: [string, Value][] = [];
    if (peek() !== '(') return {};
    take('(');
    while (peek() !== ')') {
      const name = take();
      take(':');
      args.push([name, readValue()]);
    }
    take(')');
    return Object.fromEntries(args);
  };
  const readSelection = (): Raw[] => {
    take('{');
    const selection: Raw[] = [];
    while (peek() !== '}') selection.push(readSelected());
    take('}');
    if (selection.length === 0) throw new GraphqlError('parseError', 'A selection must not be empty');
    return selection;
  };
  const readSelected = (): Raw => {
    if (peek() === '...') {
      take('...');
      if (peek() !== 'on' && peek() !== '{') return { kind: 'spread', name: take() };
      const on = peek() === 'on' ? (take(), take()) : null;
      return { kind: 'inline', on, selection: readSelection() as Selected[] };
    }
    const first = take();
    const alias = first;
    const name = peek() === ':' ? (take(':'), take()) : first;
    const args = readArguments();
    if (peek() === '@') throw new GraphqlError('unknownDirective', 'The stand-in knows no directives');
    const selection = peek() === '{' ? (readSelection() as Selected[]) : null;
    return { kind: 'field', alias, name, args, selection };
  };
  const readVariables = (): Operation['variables'] => {
    const variables: { name: string; required: boolean; fallback: Value | null }[] = [];
    if (peek() !== '(') return variables;
    take('(');
    while (peek() !== ')') {
      take('$');
      const name = take();
      take(':');
      let type = '';
      while (peek() === '[' || peek() === ']' || peek() === '!' || /^\w+$/.test(peek() ?? '')) type += take();
      const fallback = peek() === '=' ? (take('='), readValue()) : null;
      variables.push({ name, required: type.endsWith('!'), fallback });
    }
    take(')');
    return variables;
  };

  let operation: Operation | null = null;
  while (at < tokens.length) {
    if (peek() === 'fragment') {
      take();
      const name = take();
      take('on');
      const on = take();
      const raw = readSelection();
      fragments.set(name, { kind: 'inline', on, selection: [], raw });
      continue;
    }
    if (operation !== null) throw new GraphqlError('parseError', 'One operation a request, please');
    const type = peek() === '{' ? 'query' : take();
    if (type !== 'query' && type !== 'mutation') throw new GraphqlError('parseError', `Unexpected ${type}`);
    if (peek() !== '{' && peek() !== '(') take();
    const variables = readVariables();
    operation = { type, variables, selection: readSelection() as Selected[] };
  }
  if (operation === null)
    throw new GraphqlError('parseError', 'A query attribute must be specified and must be a string.');

  const expand = (selection: readonly Raw[], within: readonly string[]): Selected[] =>
    selection.map((one) => {
      if (one.kind !== 'spread') {
        return {
          ...one,
          selection: one.selection === null ? null : expand(one.selection, within),
        } as Selected;
      }
      const fragment = fragments.get(one.name);
      if (fragment === undefined || within.includes(one.name)) {
        throw new GraphqlError('useAndDefineFragment', `Fragment ${one.name} was used, but not defined`);
      }
      return { kind: 'inline', on: fragment.on, selection: expand(fragment.raw, [...within, one.name]) };
    });
  return { ...operation, selection: expand(operation.selection, []) };
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new GraphqlError('parseError', `Parse error on "${text.slice(from, from + 10)}"`);
    const token = match.slice(1).find((part) => part !== undefined);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

/** A literal's value; an enum's name stays a text. */
function literal(token: string): unknown {
  if (token.startsWith('"""')) return token.slice(3, -3).trim();
  if (token.startsWith('"')) return JSON.parse(token);
  if (/^-?\d/.test(token)) return Number(token);
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  if (/^\w+$/.test(token)) return token;
  throw new GraphqlError('parseError', `Unexpected ${token}`);
}
