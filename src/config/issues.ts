import type * as z from 'zod';
import { nearest } from '../kernel/nearest.ts';
import { knownKeys } from './known-keys.ts';
import type { ConfigSource, KeyPath } from './source.ts';

type Issue = z.core.$ZodIssue;

/** What a schema expects, in the words of a config file. */
const TYPE_WORDS: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/**
 * Reports what a schema found wrong with a part of the config, in whole sentences.
 *
 * `at` is the path of that part; the schema is asked for the keys and values it allows.
 */
export function reportIssues(
  source: ConfigSource,
  about: {
    readonly at: KeyPath;
    readonly schema: z.ZodType;
    readonly issues: readonly Issue[];
    /** Keys that are allowed beside the schema's outermost ones. */
    readonly known?: readonly string[];
  },
): void {
  for (const found of about.issues) {
    for (const issue of withoutUnions(found)) {
      const path = [...about.at, ...issue.path];
      if (issue.code === 'unrecognized_keys') {
        const outer = issue.path.length === 0 ? (about.known ?? []) : [];
        const known = [...outer, ...knownKeys(about.schema, issue.path)];
        for (const key of issue.keys) source.reportKey([...path, key], unknownKey(path, key, known));
      } else {
        source.report(path, `${nameOf(path)}${whatIsWrong(source, path, issue)}.`);
      }
    }
  }
}

/** Says that a name is none of the known ones, with the nearest. */
export function noneOf(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  const meant = near === null ? '' : `; perhaps ${JSON.stringify(near)} is meant`;
  return `${JSON.stringify(word)} is none of ${known.join(', ')}${meant}`;
}

/** What messages call a place in the config. */
export function nameOf(path: KeyPath): string {
  return path.length === 0 ? 'The config' : path.join('.');
}

function unknownKey(path: KeyPath, key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const meant = near === null ? '' : ` Did you mean "${near}"?`;
  return `${nameOf(path)} has an unknown key "${key}".${meant} Known: ${known.join(', ')}.`;
}

/** Continues a sentence that begins with the place; a schema's own words go before ours. */
function whatIsWrong(source: ConfigSource, path: KeyPath, issue: Issue): string {
  if (!source.has(path)) return ' is missing';
  const value = source.scalarAt(path);
  if (value === null) return ' is empty: give it a value or remove the key';
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid '))
    return ` must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid ')) {
    const allowed = issue.values.map(String);
    return typeof value === 'string'
      ? `: ${noneOf(value, allowed)}`
      : ` must be one of ${allowed.join(', ')}`;
  }
  const message = issue.message.replace(/\.$/, '');
  return /^[A-Z]/.test(message) ? `: ${message}` : ` ${message}`;
}

/** Of a union, the branch that fits the value's type and has something to say about its inside. */
function withoutUnions(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const inside = issue.errors.find((branch) =>
    branch.every((inner) => inner.code !== 'invalid_type' || inner.path.length > 0),
  );
  if (inside === undefined || inside.length === 0) return [issue];
  return inside.flatMap((inner) => withoutUnions({ ...inner, path: [...issue.path, ...inner.path] }));
}
