import type { Fields } from '../kernel/field.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';
import { parsePointer, valueAt } from '../kernel/pointer.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';
import type { ProviderContext } from '../provider.ts';
import type { ArtifactFormat, Entries, Entry, EntryChange, NewEntry } from './format.ts';
import { compileGlob } from './glob.ts';
import { fillTemplate, readId } from './ids.ts';
import { toLf } from './lines.ts';
import { getMember, setMember } from './member.ts';
import { rememberTexts } from './memo.ts';
import type { Problem, Refusal } from './problem.ts';
import { unmapped } from './problem.ts';

/** How a language writes values; text without BOM in, text out. */
export interface Syntax {
  readonly name: string;
  /** The ending of new files. */
  readonly ending: string;
  read(text: string): Result<SyntaxTree, Problem>;
  /** Laws: reading the result gives `after`; what is not part of a changed value keeps its bytes. */
  edit(text: string, after: Json): Result<string, Refusal>;
  render(value: Json): string;
}

export interface SyntaxTree {
  /** Null for an empty file. */
  readonly value: Json;
  /** The line, counted from 1, where the value at a path begins. */
  lineAt(path: readonly (string | number)[]): number;
}

export interface RecordsOptions {
  /** A glob over the files, relative to the repository. */
  readonly path: string;
  /** JSON pointer to the list of records; absent: the file is one record. */
  readonly records?: string | undefined;
  /** The key that holds a record's id. */
  readonly id: string;
  /** The path of a new file, or the file that new records go to, with `{remote-id}`, `{id}` and `{slug}`. */
  readonly new?: string | undefined;
}

/** Mappings as records: the items of a list in a file, or one a file. */
export function recordsFormat(
  syntax: Syntax,
  options: RecordsOptions,
  context: Pick<ProviderContext, 'selectors' | 'kinds'>,
): ArtifactFormat {
  const records = new Records(syntax, options, context);
  return {
    name: syntax.name,
    glob: compileGlob(options.path),
    schema: { open: true, fields: {} },
    read: rememberTexts((text) => records.read(text)),
    ids: (text) => records.ids(text),
    normalize: (fields) => ({ ...records.absent(), ...mapText(fields) }),
    *update(text, change) {
      const put = records.update(text, change);
      yield put.ok ? put.value : put.error;
    },
    *add(text, entry) {
      const put = records.add(text, entry);
      yield put.ok ? put.value : put.error;
    },
    remove: (text, index) => records.remove(text, index),
    place: (entry, files) => records.place(entry, files),
  };
}

/** Texts have LF in records, whatever the other side sent (E53). */
function mapText(fields: Fields): Fields {
  const spelled = (value: Json): Json => (typeof value === 'string' ? toLf(value) : value);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, spelled(value)]));
}

class Records {
  private readonly syntax: Syntax;
  private readonly options: RecordsOptions;
  private readonly context: Pick<ProviderContext, 'selectors' | 'kinds'>;
  /** Null when a file is one record. */
  private readonly list: readonly string[] | null;

  constructor(
    syntax: Syntax,
    options: RecordsOptions,
    context: Pick<ProviderContext, 'selectors' | 'kinds'>,
  ) {
    this.syntax = syntax;
    this.options = options;
    this.context = context;
    this.list = options.records === undefined ? null : (parsePointer(options.records) ?? []);
  }

  absent(): Fields {
    return Object.fromEntries(Object.keys(this.context.selectors).map((field) => [field, null]));
  }

  read(text: string): Result<Entries, Problem> {
    const parsed = this.parse(text);
    if (!parsed.ok) return parsed;
    const { tree, items } = parsed.value;
    const entries: Entry[] = [];
    const failures: Problem[] = [];
    for (const [index, item] of items.entries()) {
      const line = tree.lineAt(this.list === null ? [] : [...this.list, index]);
      const entry = this.entryOf(item);
      if (entry.ok) entries.push({ ...entry.value, line });
      else failures.push({ ...entry.error, line });
    }
    return ok({ entries, failures });
  }

  ids(text: string): readonly (string | null)[] {
    const parsed = this.parse(text);
    if (!parsed.ok) return [];
    return parsed.value.items.flatMap((item) => {
      const entry = this.entryOf(item);
      return entry.ok ? [entry.value.id ?? null] : [];
    });
  }

  update(text: string, { index, after }: EntryChange): Result<string, Refusal> {
    return this.edited(text, (items, places) => {
      const place = places[index];
      const item = place === undefined ? undefined : items[place];
      if (place === undefined || !isJsonObject(item)) return null;
      const next = this.withFields(item, after);
      return next === null ? null : items.with(place, next);
    });
  }

  add(text: string | null, entry: NewEntry): Result<string, Refusal> {
    const item = this.withFields({ [this.options.id]: entry.id }, entry.fields);
    if (item === null) return fail(unmapped('two fields share one place; correct the config'));
    if (this.list !== null && text !== null) return this.edited(text, (items) => [...items, item]);
    const root = (this.list ?? []).reduceRight<Json>(
      (inner, key) => ({ [key]: inner }),
      this.list === null ? item : [item],
    );
    return ok(this.syntax.render(root));
  }

  remove(text: string, index: number): Result<string | null, Refusal> {
    if (this.list === null) return ok(null);
    return this.edited(text, (items, places) => items.filter((_, place) => place !== places[index]));
  }

  place(
    entry: NewEntry,
    files: readonly string[],
  ): Result<{ readonly path: string; readonly existing: boolean }, Refusal> {
    const { options } = this;
    const glob = compileGlob(options.path);
    const title = entry.fields['title'];
    const existing = this.list !== null;
    if (options.new !== undefined)
      return ok({ path: fillTemplate(options.new, { ...entry, title }), existing });
    if (!existing) {
      const folder = glob.prefix === '' ? '' : `${glob.prefix}/`;
      const ending = /\.[A-Za-z0-9]+$/.exec(options.path)?.[0] ?? this.syntax.ending;
      return ok({
        path: fillTemplate(`${folder}{remote-id}-{slug}${ending}`, { ...entry, title }),
        existing,
      });
    }
    const [only, second] = glob.prefix === glob.pattern ? [glob.pattern] : files;
    if (only !== undefined && second === undefined) return ok({ path: only, existing });
    return fail({
      code: 'no-file',
      message: `"${glob.pattern}" names no single file; set "new" to the file that new records go to`,
    });
  }

  private parse(
    text: string,
  ): Result<{ readonly tree: SyntaxTree; readonly items: readonly Json[] }, Problem> {
    const read = this.syntax.read(withoutBom(text));
    if (!read.ok) return read;
    const { value } = read.value;
    if (this.list === null) return ok({ tree: read.value, items: value === null ? [] : [value] });
    const found = value === null ? [] : valueAt(value, this.list);
    if (isJsonArray(found) || found === null) return ok({ tree: read.value, items: found ?? [] });
    const message = `there is no list at "${this.options.records ?? ''}". Add it, or correct "records" in the config.`;
    return fail({ code: 'no-list', message, line: 1 });
  }

  private entryOf(item: Json): Result<Omit<Entry, 'line'>, Problem> {
    if (!isJsonObject(item)) {
      return fail({
        code: 'not-a-mapping',
        message: 'this record is no mapping. Write it as keys with values.',
      });
    }
    const id = readId(item[this.options.id]);
    if (id === undefined || (id === null && this.list !== null)) {
      const message = `the record has no usable "${this.options.id}". Give it a short text that no other record has.`;
      return fail({ code: id === null ? 'no-id' : 'bad-id', message });
    }
    return ok({ ...(id === null ? {} : { id }), fields: this.fieldsOf(item) });
  }

  private fieldsOf(item: JsonObject): Fields {
    const fields = Object.entries(this.context.selectors).map(([field, selector]): [string, Json] => [
      field,
      selector.kind === 'key'
        ? getMember(item, { key: selector.key, kind: this.context.kinds[field] })
        : null,
    ]);
    return Object.fromEntries(fields);
  }

  private withFields(item: JsonObject, fields: Fields): JsonObject | null {
    let next: JsonObject | null = item;
    for (const [field, selector] of Object.entries(this.context.selectors)) {
      if (next === null || selector.kind !== 'key') continue;
      next = setMember(next, { key: selector.key, kind: this.context.kinds[field] }, fields[field] ?? null);
    }
    return next;
  }

  /** Changes the list of a file; `places` are the indexes of the items that are entries. */
  private edited(
    text: string,
    change: (items: readonly Json[], places: readonly number[]) => readonly Json[] | null,
  ): Result<string, Refusal> {
    const parsed = this.parse(text);
    if (!parsed.ok) return parsed;
    const { tree, items } = parsed.value;
    const places = [...items.keys()].filter((index) => this.entryOf(items[index] ?? null).ok);
    const changed = change(items, places);
    const [single = null] = changed ?? [];
    if (changed === null)
      return fail(unmapped('a key leads through a value that is no mapping; edit the file by hand'));
    const root = this.list === null ? single : replacedAt(tree.value ?? {}, this.list, changed);
    const bom = text.slice(0, text.length - withoutBom(text).length);
    const edited = this.syntax.edit(withoutBom(text), root);
    return edited.ok ? ok(bom + edited.value) : edited;
  }
}

function replacedAt(root: Json, path: readonly string[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isJsonArray(root)) return root.with(Number(key), replacedAt(root[Number(key)] ?? null, rest, value));
  const members = isJsonObject(root) ? root : {};
  return { ...members, [key]: replacedAt(members[key] ?? null, rest, value) };
}

function withoutBom(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
