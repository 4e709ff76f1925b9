import { replaceFile } from './durable.ts';
import type { Folder } from './folder.ts';
import { readText } from './folder.ts';

/** What git must know of a state folder: bytes stay as they are, and nothing merges them by lines. */
const ATTRIBUTES = [
  '# sync-kernel: these files keep their exact bytes and are never merged line by line.',
  ...['/state.json', '/sessions/**', '/journal/**', '/index/**', '/base/**'].map(
    (files) => `${files} -text merge=binary linguist-generated`,
  ),
];

/** What must never be committed: the lock and files of a step that is being written. */
const IGNORED = ['# sync-kernel: only there while it runs.', '/lock', '/lock.*', '/commit.pending', '*.tmp'];

/**
 * Writes `.gitattributes` and `.gitignore` into a state folder, unless their lines are there already.
 *
 * Lines that a person added stay.
 */
export function ensureGitFiles(folder: Folder): void {
  ensureLines(folder, '.gitattributes', ATTRIBUTES);
  ensureLines(folder, '.gitignore', IGNORED);
}

function ensureLines(folder: Folder, file: string, lines: readonly string[]): void {
  const text = readText(folder, file, 1024 * 1024) ?? '';
  const whole = withLines(text, lines);
  if (whole !== text) replaceFile(folder, file, whole);
}

/** Gives the text of a `.gitattributes` that has what git must know of a state. */
export function withAttributes(text: string): string {
  return withLines(text, ATTRIBUTES);
}

function withLines(text: string, lines: readonly string[]): string {
  const present = new Set(text.split(/\r?\n/));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return text;
  const kept = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${kept}${missing.join('\n')}\n`;
}
