import { checkDecision } from '../../kernel/choice.ts';
import type { Choice, Conflict } from '../../kernel/conflict.ts';
import { LINK_FIELD } from '../../kernel/conflict.ts';
import type { Json } from '../../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../../kernel/json.ts';
import { mergeDraft } from '../../views/merge-draft.ts';
import { oneLine, plain } from '../../views/plain.ts';

/**
 * Asks for a person's own value: in their editor, or from the list of records that a link may name.
 *
 * A value that does not fit, or that still has lines to replace, is refused and the editor opens again
 * with what they wrote.
 */
export async function askForValue(conflict: Conflict, choice: Choice): Promise<string> {
  if (conflict.field === LINK_FIELD) return askForRecord(conflict);
  const { editor } = await import('@inquirer/prompts');
  const { record, field } = conflict;
  const text = await editor({
    message: oneLine(`${record}:${field}`, 60),
    default: choice === 'merged' ? mergeDraft(conflict) : startOf(conflict),
    postfix: isText(conflict) ? '.md' : '.json',
    validate: (written) => {
      const checked = checkDecision(conflict, { record, field, choice, value: asWritten(conflict, written) });
      return checked.ok || plain(checked.error);
    },
  });
  return asWritten(conflict, text);
}

async function askForRecord(conflict: Conflict): Promise<string> {
  const { select } = await import('@inquirer/prompts');
  const remotes = isJsonArray(conflict.remote) ? conflict.remote.filter(isJsonObject) : [];
  return select<string>({
    message: 'Which upstream record is the same one?',
    choices: remotes.flatMap(({ id, title }) =>
      typeof id === 'string'
        ? [{ value: id, name: oneLine(`${id}  ${typeof title === 'string' ? title : ''}`, 80) }]
        : [],
    ),
    loop: false,
  });
}

/** What the editor begins with when a person writes a value of their own: the local value, if any. */
function startOf(conflict: Conflict): string {
  const [value = ''] = samplesOf(conflict);
  return typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`;
}

/** Editors end a file with a line feed; a value whose versions have none has not gained one. */
function asWritten(conflict: Conflict, text: string): string {
  const hasEnd = samplesOf(conflict).some((value) => typeof value === 'string' && value.endsWith('\n'));
  return hasEnd ? text : text.replace(/\r?\n$/, '');
}

function isText(conflict: Conflict): boolean {
  return samplesOf(conflict).some((value) => typeof value === 'string');
}

function samplesOf({ local, remote, base }: Conflict): readonly Json[] {
  return [local, remote, base].filter((value) => value !== null);
}
