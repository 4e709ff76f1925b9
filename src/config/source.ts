import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { MAX_JSON_DEPTH, PROTOTYPE_KEYS } from '../kernel/json.ts';
import type { ConfigProblem } from './types.ts';

/** What a YAML key can be, and each value of an enumeration. */
export type Scalar = string | number | boolean | null;

export type KeyPath = readonly PropertyKey[];

const MAX_BYTES = 1024 * 1024;

/** More values than any config has; only aliases of aliases come here (A29). */
const MAX_NODES = 20_000;

/** A mapping whose keys are values, in the order of the file: what `values:` holds. */
export class Pairs {
  readonly entries: readonly (readonly [Scalar, unknown])[];

  constructor(entries: readonly (readonly [Scalar, unknown])[]) {
    this.entries = entries;
  }
}

/** The text of a config with its places: finds lines for messages, and gives the plain value. */
export class ConfigSource {
  private readonly file: string;
  private readonly text: string;
  private readonly lines = new LineCounter();
  private readonly doc: Document.Parsed;
  private readonly found: ConfigProblem[] = [];
  private nodes = 0;
  readonly value: unknown;

  constructor(source: { readonly path: string; readonly text: string }) {
    this.file = source.path;
    this.text = source.text.length > MAX_BYTES ? '' : source.text;
    this.doc = parseDocument(this.text, { lineCounter: this.lines, prettyErrors: false });
    if (source.text.length > MAX_BYTES) this.report([], `The config has more than ${MAX_BYTES} characters.`);
    for (const { message, pos } of [...this.doc.errors, ...this.doc.warnings])
      this.reportAt(pos[0], { path: [], message: `This is not YAML that a config may hold: ${message}.` });
    this.value = this.found.length === 0 ? this.plain(this.doc.contents, []) : undefined;
  }

  /** The problems so far, in the order of the file. */
  get problems(): readonly ConfigProblem[] {
    return this.found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Reports a problem at the value of a path, or at what is there of the way to it. */
  report(path: KeyPath, message: string): void {
    this.reportAt(this.offsetOf(path, 'value'), { path, message });
  }

  /** Reports a problem at the key that a path ends with. */
  reportKey(path: KeyPath, message: string): void {
    this.reportAt(this.offsetOf(path, 'key'), { path, message });
  }

  has(path: KeyPath): boolean {
    return this.walk(path).length > path.length;
  }

  /** The single value at a path: undefined for a mapping or a list, null for none. */
  scalarAt(path: KeyPath): unknown {
    const node = this.resolved(this.walk(path).at(-1)?.node ?? null);
    return node === null ? null : isScalar(node) ? node.value : undefined;
  }

  private reportAt(offset: number, about: { readonly path: KeyPath; readonly message: string }): void {
    const { line, col } = this.lines.linePos(offset);
    const place = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
    this.found.push({ ...place, path: about.path.join('.'), message: about.message });
  }

  private offsetOf(path: KeyPath, what: 'key' | 'value'): number {
    const steps = this.walk(path);
    const last = steps.at(-1);
    const isWhole = steps.length > path.length;
    const node = isWhole && what === 'value' ? (last?.node ?? last?.key) : (last?.key ?? last?.node);
    return node?.range?.[0] ?? 0;
  }

  /** The nodes on the way along a path, the document first; shorter when the way ends early. */
  private walk(path: KeyPath): readonly { readonly key: Node | null; readonly node: Node | null }[] {
    const steps: { key: Node | null; node: Node | null }[] = [{ key: null, node: this.doc.contents }];
    for (const part of path) {
      const node = this.resolved(steps.at(-1)?.node ?? null);
      const pair = isMap(node) ? pairOf(node, part) : undefined;
      if (pair !== undefined) steps.push({ key: pair.key as Node, node: pair.value as Node | null });
      else if (isSeq(node) && typeof part === 'number' && part in node.items)
        steps.push({ key: null, node: node.items[part] as Node });
      else break;
    }
    return steps;
  }

  private resolved(node: Node | null): Node | null {
    return isAlias(node) ? (node.resolve(this.doc) ?? null) : node;
  }

  private plain(node: Node | null, path: KeyPath): unknown {
    this.nodes++;
    if (this.nodes === MAX_NODES || path.length === MAX_JSON_DEPTH)
      this.report(
        path.slice(0, 3),
        'The config has too many values in one another; are there aliases of aliases?',
      );
    if (this.nodes >= MAX_NODES || path.length >= MAX_JSON_DEPTH) return null;
    const value = this.resolved(node);
    if (isSeq(value)) return value.items.map((item, i) => this.plain(item as Node, [...path, i]));
    if (isMap(value)) return this.plainMap(value, path);
    return isScalar(value) ? value.value : null;
  }

  private plainMap(map: YAMLMap, path: KeyPath): unknown {
    const entries = map.items.map((pair): readonly [Scalar, unknown] => {
      const key = this.resolved(pair.key as Node | null);
      const name = isScalar(key) ? (key.value as Scalar) : null;
      const here = [...path, String(name)];
      if (!isScalar(key))
        this.reportAt((pair.key as Node).range?.[0] ?? 0, { path, message: 'A key is a word.' });
      else if (PROTOTYPE_KEYS.has(String(name))) this.reportKey(here, `"${String(name)}" cannot be a key.`);
      return [name, this.plain(pair.value as Node | null, here)];
    });
    const isValues = path.length === 5 && path[2] === 'fields' && path[4] === 'values';
    if (isValues) return new Pairs(entries);
    return Object.fromEntries(entries.map(([name, value]) => [String(name), value]));
  }
}

function pairOf(map: YAMLMap, part: PropertyKey): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
}
