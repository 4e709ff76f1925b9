import * as z from 'zod';
import type { Answer, ApiRequest } from './exchange.ts';
import { Refusal } from './exchange.ts';
import { GraphqlError, parseDocument } from './graphql-document.ts';
import type { Field, Selected, Value } from './graphql-document.ts';
import { MEMBERS, SCHEMA } from './graphql-schema.ts';
import { rootOf } from './graphql-objects.ts';
import type { Node } from './graphql-parts.ts';
import type { Site } from './site.ts';

const REQUEST = z.looseObject({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });

interface Failure {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code: string };
  readonly message: string;
}

/**
 * Answers one GraphQL request: 200 with `data`, `errors`, or both, as GitHub does.
 *
 * A document is checked against the schema before anything of it is done, so that an unknown field or argument is an
 * error and never an empty answer.
 */
export async function answerGraphql(site: Site, request: ApiRequest): Promise<Answer> {
  const asked = REQUEST.safeParse(request.body);
  if (request.method !== 'POST' || !asked.success) {
    return failed([{ message: 'A query attribute must be specified and must be a string.' }]);
  }
  try {
    const operation = parseDocument(asked.data.query);
    const root = operation.type === 'query' ? 'Query' : 'Mutation';
    validate(operation.selection, root);
    const given = asked.data.variables ?? {};
    const variables = new Map<string, unknown>();
    for (const { name, required, fallback } of operation.variables) {
      const value = name in given ? given[name] : fallback === null ? null : fill(fallback, variables);
      if (required && (value === null || value === undefined)) {
        throw new GraphqlError('variableMismatch', `Variable $${name} of type was provided invalid value`);
      }
      variables.set(name, value);
    }
    const errors: Failure[] = [];
    const source = rootOf(site, request, root);
    const data = await select({ selection: operation.selection, source, path: [], variables, errors });
    return { status: 200, json: errors.length > 0 ? { data, errors } : { data } };
  } catch (error) {
    if (error instanceof GraphqlError)
      return failed([{ extensions: { code: error.code }, message: error.message }]);
    throw error;
  }
}

function failed(errors: readonly Failure[]): Answer {
  return { status: 200, json: { errors } };
}

/** Refuses fields, arguments and selections that the schema does not have. */
function validate(selection: readonly Selected[], type: string): void {
  for (const one of selection) {
    if (one.kind === 'inline') {
      if (one.on !== null && SCHEMA[one.on] === undefined) {
        throw new GraphqlError(
          'undefinedType',
          `No such type ${one.on}, so it can't be a fragment condition`,
        );
      }
      if (one.on !== null && one.on !== type && !(MEMBERS[type] ?? []).includes(one.on)) {
        throw new GraphqlError(
          'cannotSpreadFragment',
          `Fragment on ${one.on} can't be spread inside ${type}`,
        );
      }
      validate(one.selection, one.on ?? type);
    } else if (one.name !== '__typename') {
      validateField(one, type);
    }
  }
}

function validateField(field: Field, type: string): void {
  const known = SCHEMA[type]?.[field.name];
  if (known === undefined) {
    throw new GraphqlError('undefinedField', `Field '${field.name}' doesn't exist on type '${type}'`);
  }
  for (const name of Object.keys(field.args)) {
    if (known.args?.[name] === undefined) {
      throw new GraphqlError(
        'argumentNotAccepted',
        `Field '${field.name}' doesn't accept argument '${name}'`,
      );
    }
  }
  for (const [name, required] of Object.entries(known.args ?? {})) {
    if (required && field.args[name] === undefined) {
      throw new GraphqlError(
        'missingRequiredArguments',
        `Field '${field.name}' is missing required arguments: ${name}`,
      );
    }
  }
  const composite = SCHEMA[known.type] !== undefined;
  if (composite && field.selection === null) {
    throw new GraphqlError(
      'selectionMismatch',
      `Field must have selections (field '${field.name}' returns ${known.type} but has no selections.)`,
    );
  }
  if (!composite && field.selection !== null) {
    throw new GraphqlError(
      'selectionMismatch',
      `Selections can't be made on scalars (field '${field.name}' returns ${known.type})`,
    );
  }
  if (field.selection !== null) validate(field.selection, known.type);
}

interface Selecting {
  readonly selection: readonly Selected[];
  readonly source: Node;
  readonly path: readonly (string | number)[];
  readonly variables: ReadonlyMap<string, unknown>;
  readonly errors: Failure[];
}

async function select(about: Selecting): Promise<{ [name: string]: unknown }> {
  const { selection, source, path, variables, errors } = about;
  const data: { [name: string]: unknown } = {};
  for (const one of selection) {
    if (one.kind === 'inline') {
      const applies =
        one.on === null ||
        one.on === source.__typename ||
        (MEMBERS[one.on] ?? []).includes(source.__typename);
      if (applies) Object.assign(data, await select({ ...about, selection: one.selection }));
      continue;
    }
    const place = [...path, one.alias];
    const value = await read(source, one, variables).catch((error: unknown) => {
      errors.push({ ...failureOf(error), path: place });
      return null;
    });
    data[one.alias] = await complete({ ...about, selection: one.selection ?? [], path: place }, value, one);
  }
  return data;
}

async function complete(about: Selecting, value: unknown, field: Field): Promise<unknown> {
  if (value === null || value === undefined || field.selection === null) return value ?? null;
  if (!Array.isArray(value)) return select({ ...about, source: value as Node });
  const items: unknown[] = [];
  for (const [index, item] of value.entries())
    items.push(await complete({ ...about, path: [...about.path, index] }, item, field));
  return items;
}

async function read(source: Node, field: Field, variables: ReadonlyMap<string, unknown>): Promise<unknown> {
  const args = Object.fromEntries(
    Object.entries(field.args).map(([name, value]) => [name, fill(value, variables)]),
  );
  if (field.name === '__typename') return source.__typename;
  const value = source[field.name];
  if (value === undefined)
    throw new Error(`The stand-in's ${source.__typename} has no ${field.name}, although its schema has.`);
  return typeof value === 'function' ? (value as (given: typeof args) => unknown)(args) : value;
}

function failureOf(error: unknown): Failure {
  if (error instanceof GraphqlError) return { type: error.type ?? error.code, message: error.message };
  if (error instanceof Refusal) {
    const type = error.answer.status === 403 ? 'FORBIDDEN' : 'NOT_FOUND';
    return { type, message: error.message.replace(/^\d+ /, '') };
  }
  throw error;
}

function fill(value: Value, variables: ReadonlyMap<string, unknown>): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'variable': {
      if (!variables.has(value.name))
        throw new GraphqlError('variableNotDefined', `Variable $${value.name} is used but not declared`);
      return variables.get(value.name);
    }
    case 'list':
      return value.items.map((item) => fill(item, variables));
    default:
      return Object.fromEntries(
        Object.entries(value.fields).map(([name, item]) => [name, fill(item, variables)]),
      );
  }
}
