import { readFrontMatter } from '../../artifacts/front-matter.ts';
import type { ArtifactFormat, Entries, NewEntry } from '../../artifacts/format.ts';
import { compileGlob } from '../../artifacts/glob.ts';
import { fillTemplate, readId } from '../../artifacts/ids.ts';
import { linesOf } from '../../artifacts/lines.ts';
import type { Problem } from '../../artifacts/problem.ts';
import { editYaml } from '../../artifacts/yaml-edit.ts';
import { plainValue } from '../../artifacts/yaml-plain.ts';
import type { Json } from '../../kernel/json.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { FieldSchema, ProviderContext, ProviderSchema } from '../../provider.ts';
import { getFields, normalizeFields, putFields } from './lens.ts';
import type { Options } from './options.ts';
import type { Mapping } from './shape.ts';
import { isKey } from './shape.ts';

/** Markdown files with front matter as records, one a file. */
export function markdownFormat(
  options: Options,
  context: Pick<ProviderContext, 'selectors' | 'kinds'>,
): ArtifactFormat {
  const mapping: Mapping = { idKey: options.id, selectors: context.selectors, kinds: context.kinds };
  const glob = compileGlob(options.path);
  const template = options.new ?? `${glob.prefix === '' ? '' : `${glob.prefix}/`}{remote-id}-{slug}.md`;
  return {
    name: 'markdown',
    glob,
    schema: schemaOf(mapping),
    read: (text) => readEntries(text, mapping),
    ids: (text) => idsOf(text, mapping),
    normalize: (fields) => normalizeFields(fields, mapping),
    *update(text, { after }) {
      const put = putFields(text, mapping, after);
      yield put.ok ? put.value : put.error;
    },
    *add(_, entry) {
      const put = newText(entry, mapping);
      yield put.ok ? put.value : put.error;
    },
    remove: () => ok(null),
    place: (entry) =>
      ok({ path: fillTemplate(template, { ...entry, title: titleOf(entry, mapping) }), existing: false }),
  };
}

const TEXT: FieldSchema = { kind: 'text', writable: true, equivalent: ['lines', 'trim', 'empty'] };

function schemaOf({ selectors }: Mapping): ProviderSchema {
  const sections = Object.entries(selectors).flatMap(([field, selector]): [string, FieldSchema][] => {
    if (selector.kind !== 'section') return [];
    const asText: FieldSchema = { kind: 'text', writable: true, equivalent: ['lines', 'trim'] };
    return [[field, selector.as === 'text' ? asText : { kind: 'list', key: 'id', writable: true }]];
  });
  const title: FieldSchema = { kind: 'scalar', writable: true, equivalent: ['trim'] };
  return { open: true, fields: { title, body: TEXT, ...Object.fromEntries(sections) } };
}

function readEntries(text: string, mapping: Mapping): Result<Entries, Problem> {
  const fields = getFields(text, mapping);
  if (!fields.ok) return fail(withGuessedId(fields.error, text, mapping));
  const [id] = idsOf(text, mapping);
  if (id === undefined) {
    return fail({
      code: 'bad-id',
      message: `the value of "${mapping.idKey}" cannot be an id. Use a short text without "..".`,
      line: 1,
    });
  }
  return ok({ entries: [{ ...(id === null ? {} : { id }), line: 1, fields: fields.value }], failures: [] });
}

/** Empty when there is an id that cannot be one. */
function idsOf(text: string, mapping: Mapping): readonly (string | null)[] {
  const matter = readFrontMatter(text);
  const id = matter.ok ? readId(matter.value.members[mapping.idKey]) : undefined;
  return id === undefined ? [] : [id];
}

/** A file that cannot be read may still say on a line of its own which record it is. */
function withGuessedId(problem: Problem, text: string, mapping: Mapping): Problem {
  const head = text.slice(0, 8192);
  const prefix = `${mapping.idKey}:`;
  const lines = linesOf(head).map((line) => head.slice(line.start, line.end));
  const found = lines.filter((line) => line.startsWith(prefix));
  const source = found[0]?.slice(prefix.length).trim() ?? '';
  const id = readId(/^'[^']*'$|^"[^"\\]*"$/.test(source) ? source.slice(1, -1) : plainValue(source));
  return found.length !== 1 || id === null || id === undefined ? problem : { ...problem, id };
}

function titleOf({ fields }: NewEntry, { selectors }: Mapping): Json | undefined {
  const field = Object.keys(selectors).find(
    (name) => selectors[name] !== undefined && isKey(selectors[name], 'title'),
  );
  return field === undefined ? undefined : fields[field];
}

/** A new file: front matter with the id and all keys, then the body, then the sections. */
function newText(entry: NewEntry, mapping: Mapping): ReturnType<typeof putFields> {
  const matter = editYaml('', { [mapping.idKey]: entry.id });
  if (!matter.ok) return matter;
  const put = putFields(`---\n${matter.value}---\n\n`, mapping, normalizeFields(entry.fields, mapping));
  return put.ok && put.value.endsWith('---\n\n') ? ok(put.value.slice(0, -1)) : put;
}
