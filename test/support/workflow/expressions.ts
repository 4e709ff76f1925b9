import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

type FunctionDefinition =
  NonNullable<ConstructorParameters<typeof Evaluator>[2]> extends Map<string, infer F> ? F : never;

/** What expressions can name, as plain JSON: `github`, `env`, `inputs`, `steps`, `needs`, … */
export type Contexts = { readonly [name: string]: unknown };

/** How the job or its needs stand, for `success()` and its kin. */
export type Standing = 'success' | 'failure' | 'cancelled';

/** An expression that GitHub would refuse, with the expression. */
export class BadExpression extends Error {}

/** Evaluates the text between `${{` and `}}`. Errors: `BadExpression`, also for a context that is not there. */
export function evaluate(expression: string, contexts: Contexts, standing: Standing = 'success'): unknown {
  const functions = statusFunctions(standing);
  try {
    const tokens = new Lexer(expression).lex().tokens;
    const parsed = new Parser(tokens, Object.keys(contexts), [...functions.values()]).parse();
    const context = toData(contexts) as data.Dictionary;
    return fromData(new Evaluator(parsed, context, functions).evaluate());
  } catch (cause) {
    throw new BadExpression(
      `\${{ ${expression} }}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** Whether a value counts as true: everything but null, false, 0, NaN and the empty text. */
export function isTruthy(value: unknown): boolean {
  return Boolean(value);
}

/**
 * Fills in the expressions of a text; a text that is one expression and nothing else keeps its value's type.
 *
 * Objects and lists within a longer text become `Object` and `Array`, as on GitHub.
 */
export function interpolate(text: string, contexts: Contexts): unknown {
  const parts: unknown[] = [];
  let at = 0;
  for (let open = text.indexOf('${{'); open !== -1; open = text.indexOf('${{', at)) {
    const close = endOf(text, open + 3);
    parts.push(text.slice(at, open), evaluate(text.slice(open + 3, close).trim(), contexts));
    at = close + 2;
  }
  if (at === 0) return text;
  const rest = text.slice(at);
  if (parts.length === 2 && parts[0] === '' && rest === '') return parts[1];
  return [...parts, rest].map(asText).join('');
}

/** Fills in a text and makes a text of it, as for `env` and `with`. */
export function interpolateText(value: unknown, contexts: Contexts): string {
  return asText(typeof value === 'string' ? interpolate(value, contexts) : value);
}

/** Where the expression that begins here ends; a `}}` within a quoted text does not end it. */
function endOf(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (!quoted && text.startsWith('}}', at)) return at;
  }
  throw new BadExpression(`Not closed: ${text.slice(from - 3)}`);
}

/** How GitHub writes a value into a text. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function statusFunctions(standing: Standing): Map<string, FunctionDefinition> {
  const says = (name: string, value: boolean): [string, FunctionDefinition] => [
    name,
    { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
  ];
  return new Map([
    says('success', standing === 'success'),
    says('failure', standing === 'failure'),
    says('cancelled', standing === 'cancelled'),
    says('always', true),
  ]);
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData;
}

function fromData(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer)) as unknown;
}
