import type { Side } from '../../kernel/field.ts';
import { isSafeId } from '../../kernel/ids.ts';
import { nearest } from '../../kernel/nearest.ts';
import { PROVIDERS } from '../../providers/table.ts';
import type { ConfigAnswers, ConfigSide, ConfigValue } from '../../views/config-text.ts';
import type { ProviderKey } from './keys.ts';
import { PROVIDER_CHOICES } from './keys.ts';
import { detectKeys, propose } from './propose.ts';

/** What was given on the command line, by the camel-case names commander makes of the flags. */
export type Flags = { readonly [flag: string]: string | boolean | undefined };

/** The answers so far: what is not here yet is asked for, or has a default. */
export interface Draft {
  readonly name: string;
  readonly local: string;
  readonly remote: string;
  readonly keys: { readonly [side in Side]: { readonly [key: string]: string } };
  /** False when nothing was found and the path is only a place to begin. */
  readonly found: boolean;
}

/** The providers of a side that init can write a config for. */
export function offered(side: Side): readonly string[] {
  return Object.keys(PROVIDER_CHOICES).filter((name) => PROVIDERS[name]?.side === side);
}

/** The value of a flag that takes text. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
  return typeof value === 'string' ? value : undefined;
}

/** Takes the answers from the flags, and what they leave open from what the repository shows. */
export function draftOf(root: string, flags: Flags): Draft {
  const proposal = propose(root, textFlag(flags, 'local'));
  const local = proposal.provider;
  const remote = textFlag(flags, 'remote') ?? remoteOf(flags);
  const given = flagged(flags, local);
  const path = given['path'] ?? proposal.path;
  const detected = path === null ? {} : { path, ...detectKeys(root, { provider: local, path }) };
  return {
    name: textFlag(flags, 'name') ?? 'backlog',
    local,
    remote,
    keys: { local: { ...detected, ...given }, remote: flagged(flags, remote) },
    found: proposal.found || path !== proposal.path,
  };
}

/** The remote provider that a given flag is of alone; http where none tells. */
function remoteOf(flags: Flags): string {
  const telling = offered('remote').filter((name) =>
    keysOf(name).some(({ flag }) => flag !== undefined && textFlag(flags, flag) !== undefined && isOwn(flag)),
  );
  return telling.length === 1 ? (telling[0] ?? 'http') : 'http';
}

function isOwn(flag: string): boolean {
  return offered('remote').filter((name) => keysOf(name).some((key) => key.flag === flag)).length === 1;
}

/** The answer to a key as the config holds it: a list where the key takes one. */
export function valueOf(key: ProviderKey, text: string): ConfigValue {
  if (key.separator === undefined) return text;
  const json = text.trim().startsWith('[') ? listIn(text) : null;
  if (json !== null) return json;
  return text
    .split(key.separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The words of a JSON list; null for anything else. */
function listIn(text: string): readonly string[] | null {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : null;
  } catch {
    // No JSON: then it is words.
    return null;
  }
}

function flagged(flags: Flags, provider: string): { readonly [key: string]: string } {
  const keys = PROVIDER_CHOICES[provider]?.keys ?? [];
  const given = keys.flatMap(({ key, flag }) => {
    const value = flag === undefined ? undefined : textFlag(flags, flag);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(given);
}

/** Says what keeps a draft from being written: a sentence each, with the flag that mends it. */
export function problemsOf(draft: Draft, flags: Flags): readonly string[] {
  const problems: string[] = [];
  if (!isSafeId(draft.name)) problems.push(`--name: "${draft.name}" must be of A-Z a-z 0-9 . _ - only`);
  for (const side of ['local', 'remote'] as const) {
    const provider = draft[side];
    const known = offered(side);
    if (!known.includes(provider)) {
      const near = nearest(provider, known);
      const meant = near === null ? '' : `; perhaps "${near}" is meant`;
      problems.push(`--${side}: "${provider}" is none of ${known.join(', ')}${meant}`);
      continue;
    }
    for (const { key, flag, required, example } of keysOf(provider)) {
      if (required !== true || (draft.keys[side][key] ?? '') !== '') continue;
      problems.push(
        `--${flag} is missing: ${provider} needs it, for example --${flag} ${exampleOf(example)}`,
      );
    }
  }
  return [...problems, ...strayFlags(draft, flags)];
}

function exampleOf(example: ConfigValue): string {
  return typeof example === 'string' ? example : `"${example.join(' ')}"`;
}

/** Flags that the chosen providers do not take: better said than silently left out. */
function strayFlags(draft: Draft, flags: Flags): readonly string[] {
  const taken = new Set([...keysOf(draft.local), ...keysOf(draft.remote)].map(({ flag }) => flag));
  const all = new Set(Object.values(PROVIDER_CHOICES).flatMap(({ keys }) => keys.map(({ flag }) => flag)));
  return [...all].flatMap((flag) =>
    flag === undefined || taken.has(flag) || textFlag(flags, flag) === undefined
      ? []
      : [`--${flag} does not go with --local ${draft.local} and --remote ${draft.remote}`],
  );
}

/** The draft as the config shows it. */
export function answersOf(draft: Draft): ConfigAnswers {
  return { id: draft.name, local: sideOf(draft, 'local'), remote: sideOf(draft, 'remote') };
}

function sideOf(draft: Draft, side: Side): ConfigSide {
  const provider = draft[side];
  const keys = keysOf(provider).map((about) => {
    const { key, explain, example } = about;
    const text = draft.keys[side][key];
    const isGiven = text !== undefined && (text !== '' || key === 'records');
    return { key, explain, example, ...(isGiven ? { value: valueOf(about, text) } : {}) };
  });
  return { provider, about: PROVIDER_CHOICES[provider]?.about ?? provider, keys };
}

/** The keys of a provider as init knows them. */
export function keysOf(provider: string): readonly ProviderKey[] {
  return PROVIDER_CHOICES[provider]?.keys ?? [];
}
