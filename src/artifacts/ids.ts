import * as path from 'node:path';
import type { Json } from '../kernel/json.ts';

/** Names a record after its file: the path without its ending. */
export function idOfPath(file: string): string {
  const ending = path.posix.extname(file);
  return ending === '' ? file : file.slice(0, -ending.length);
}

/**
 * Reads an id out of a value: a text or a whole number; null when there is none.
 *
 * Refused, as `undefined`: ids that could be taken for paths out of the repository (A28), that are
 * longer than 200 characters, or that hold control characters.
 */
export function readId(value: Json | undefined): string | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  const id = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  if (typeof id !== 'string' || id.length > 200 || id.trim() !== id) return undefined;
  const odd = hasControl(id);
  const outside = id.split(/[\\/]/).some((part) => part === '..' || part === '.' || part === '');
  return odd || outside ? undefined : id;
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) return true;
  }
  return false;
}

/** Makes a text safe as an id and as a part of a file name. */
export function safeName(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
  const name = plain.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 100);
  return name.replaceAll(/^[-.]+|[-.]+$/g, '');
}

/** Makes a short, lower-case file name of a title; empty when it has no letter or digit. */
export function slugOf(title: string): string {
  const name = safeName(title)
    .toLowerCase()
    .replaceAll(/[._-]+/g, '-');
  return name.slice(0, 60).replaceAll(/^-+|-+$/g, '');
}

/**
 * Fills in a path template: `{remote-id}`, `{id}` and `{slug}`.
 *
 * Shape: `backlog/{remote-id}-{slug}.md` becomes `backlog/42-sign-in.md`, without a title `backlog/42.md`.
 */
export function fillTemplate(
  template: string,
  values: { readonly id: string; readonly other?: string; readonly title: Json | undefined },
): string {
  const parts: { readonly [name: string]: string } = {
    'remote-id': safeName(values.other ?? values.id) || 'record',
    id: safeName(values.id) || 'record',
    slug: typeof values.title === 'string' ? slugOf(values.title) : '',
  };
  const filled = template.replaceAll(/\{(remote-id|id|slug)\}/g, (_, name: string) => parts[name] ?? '');
  return filled.replaceAll(/[-_]+(?=\.[^./]*$|$)/g, '').replaceAll(/(?<=\/|^)-+/g, '');
}

/** Finds a path that no file has, ignoring case, by putting `-2`, `-3` … in front of its ending. */
export function freePath(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const ending = path.posix.extname(wanted);
  const stem = wanted.slice(0, wanted.length - ending.length);
  let candidate = wanted;
  for (let count = 2; names.has(candidate.toLowerCase()); count += 1) candidate = `${stem}-${count}${ending}`;
  return candidate;
}
