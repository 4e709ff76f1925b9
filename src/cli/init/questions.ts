import type { Side } from '../../kernel/field.ts';
import { isSafeId } from '../../kernel/ids.ts';
import { PROVIDERS } from '../../providers/table.ts';
import type { Draft, Flags } from './answers.ts';
import { draftOf, keysOf, offered, textFlag, valueOf } from './answers.ts';
import { PROVIDER_CHOICES } from './keys.ts';

/**
 * Asks on a terminal for what no flag answered; what the repository shows is what Enter takes.
 *
 * Errors: rejects with inquirer's `ExitPromptError` on Ctrl-C.
 */
export async function askForDraft(root: string, flags: Flags): Promise<Draft> {
  const first = draftOf(root, flags);
  const local = await askProvider('local', first, flags);
  const given = draftOf(root, { ...flags, local }).keys.local;
  const { path } = await askKeys(local, { flags, only: 'path', given });
  const draft = draftOf(root, { ...flags, local, path });
  const localKeys = await askKeys(local, { flags, but: 'path', given: draft.keys.local });
  const remote = await askProvider('remote', draft, flags);
  const remoteKeys = await askKeys(remote, { flags, given: draftOf(root, { ...flags, remote }).keys.remote });
  const name = await askName(draft, flags);
  return { ...draft, name, local, remote, keys: { local: localKeys, remote: remoteKeys } };
}

async function askProvider(side: Side, draft: Draft, flags: Flags): Promise<string> {
  if (textFlag(flags, side) !== undefined) return draft[side];
  const { select } = await import('@inquirer/prompts');
  return select<string>({
    message: side === 'local' ? 'What are the records in this repository?' : 'What is the other side?',
    choices: offered(side).map((name) => ({
      value: name,
      name: `${name.padEnd(16)} ${PROVIDER_CHOICES[name]?.about ?? ''}`,
      short: name,
    })),
    default: draft[side],
    loop: false,
  });
}

async function askKeys(
  provider: string,
  about: {
    readonly flags: Flags;
    readonly given: { readonly [key: string]: string };
    readonly only?: string;
    readonly but?: string;
  },
): Promise<{ readonly [key: string]: string }> {
  const { input } = await import('@inquirer/prompts');
  const answers: { [key: string]: string } = { ...about.given };
  for (const { key, flag, question, required, example } of keysOf(provider)) {
    if (key === about.but || (about.only !== undefined && key !== about.only)) continue;
    if (flag === undefined || question === undefined || textFlag(about.flags, flag) !== undefined) continue;
    const known =
      about.given[key] ?? (required === true && typeof example === 'string' ? example : undefined);
    const answer = await input({
      message: question,
      ...(known === undefined ? {} : { default: known }),
      validate: async (text) => {
        if (text.trim() === '') return required !== true || 'This is needed.';
        return (await whyNot(provider, { ...answers, [key]: text.trim() }, key)) ?? true;
      },
    });
    if (answer.trim() === '' && known === undefined) delete answers[key];
    else answers[key] = answer.trim();
  }
  return answers;
}

/** What the provider itself says against the value of a key; null when nothing. */
async function whyNot(
  provider: string,
  keys: { readonly [key: string]: string },
  key: string,
): Promise<string | null> {
  const definition = await PROVIDERS[provider]?.load();
  const values = keysOf(provider).flatMap((about) => {
    const text = keys[about.key];
    return text === undefined ? [] : [[about.key, valueOf(about, text)] as const];
  });
  const checked = definition?.options.safeParse(Object.fromEntries(values));
  return checked?.error?.issues.find((issue) => issue.path[0] === key)?.message ?? null;
}

async function askName(draft: Draft, flags: Flags): Promise<string> {
  if (textFlag(flags, 'name') !== undefined) return draft.name;
  const { input } = await import('@inquirer/prompts');
  return input({
    message: 'What shall this sync be called?',
    default: draft.name,
    validate: (text) => isSafeId(text) || 'Use A-Z a-z 0-9 . _ - only.',
  });
}
