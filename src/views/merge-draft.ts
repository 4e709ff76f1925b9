import type { Conflict, MergePart } from '../kernel/conflict.ts';
import type { Json } from '../kernel/json.ts';

/**
 * Writes the text that a person's own merge of a text field begins with.
 *
 * What merged by itself stands as it is; each conflicting passage stands between lines that must go, in
 * the form editors know from git. A decision that still has such a line is refused.
 */
export function mergeDraft(conflict: Conflict): string {
  const parts = conflict.parts?.every(isText) === true ? conflict.parts : [];
  const whole: MergePart = { ...conflict, kind: 'conflict' };
  return (parts.length === 0 ? [whole] : parts)
    .map((part) => (part.kind === 'clean' ? textOf(part.value) : separated(part)))
    .join('');
}

/** Parts of a list or a map have a path, or hold something else than text. */
function isText(part: MergePart): boolean {
  if (part.kind === 'clean') return typeof part.value === 'string';
  return part.path === undefined;
}

function separated(part: Extract<MergePart, { kind: 'conflict' }>): string {
  return [
    '<<<<<<< local\n',
    whole(part.local),
    '||||||| base\n',
    whole(part.base),
    '=======\n',
    whole(part.remote),
    '>>>>>>> remote\n',
  ].join('');
}

/** A passage of whole lines, so that the separating lines stand alone. */
function whole(value: Json): string {
  const text = textOf(value);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function textOf(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
