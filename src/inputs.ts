import type { Result } from './kernel/result.ts';
import { fail, ok } from './kernel/result.ts';

/** What a workflow may ask for besides what its event says. */
export const COMMANDS = ['auto', 'preview', 'apply', 'reconcile', 'status', 'undo'] as const;

export type ActionCommand = (typeof COMMANDS)[number];

const FAIL_ON = ['never', 'conflicts', 'drift'] as const;

const REPORTS = ['comment', 'check', 'summary'] as const;

export interface Inputs {
  readonly command: ActionCommand;
  readonly config: string;
  readonly sync?: string;
  readonly session?: string;
  readonly digest?: string;
  readonly token: string;
  readonly stateBranch: string;
  readonly dryRun: boolean;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly report: ReadonlySet<(typeof REPORTS)[number]>;
}

interface InputEntry {
  readonly description: string;
  readonly default: string;
}

/** Every input of the Action; `action.yml` and the README's table are checked against this one. */
export const INPUTS = {
  command: {
    description: `What to do: ${COMMANDS.join(', ')}. auto follows the event.`,
    default: 'auto',
  },
  config: {
    description: 'Path of the configuration, read from the default branch only.',
    default: '.specfact/sync/config.yml',
  },
  sync: { description: 'Id of the only sync to run; empty for all of them.', default: '' },
  session: { description: 'Id of the session for apply, status or undo.', default: '' },
  digest: { description: 'Digest of the plan to apply, at least 12 hex characters.', default: '' },
  'github-token': { description: 'Token for the repository.', default: '${{ github.token }}' },
  'state-branch': {
    description: 'Branch that keeps sessions, journal and bases.',
    default: 'sync-kernel/state',
  },
  'dry-run': {
    description: 'Compute and summarise only: no state, no comment, no write anywhere.',
    default: 'false',
  },
  'fail-on': {
    description: 'When the step fails: never, conflicts, or drift (anything left to do).',
    default: 'never',
  },
  report: {
    description: 'Where to show the preview: comment, check, summary, separated by commas.',
    default: 'comment,check,summary',
  },
} as const satisfies { readonly [key: string]: InputEntry };

/** Every output of the Action, set on every path. */
export const OUTPUTS = {
  decision: 'How the run ended: done, conflicts, queued, stale, refused, invalid or bug.',
  'reason-code': 'Why, as one of the codes in the README.',
  result: 'The whole result as one JSON object, format 1.',
  'session-id': 'The session that the run worked on, if any.',
  'plan-digest': 'The digest of its plan.',
  changes: 'How many changes the plan has.',
  conflicts: 'How many conflicts wait for a person.',
  queued: 'How many writes wait for the upstream.',
  'comment-url': 'Address of the preview comment or the sync issue.',
  'pull-request': 'Number of the sync pull request, if there is one.',
} as const;

export type InputName = keyof typeof INPUTS;
export type OutputName = keyof typeof OUTPUTS;

const SAFE_ID = /^[A-Za-z0-9._-]{1,120}$/;
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|@\{))[A-Za-z0-9._/-]{1,120}(?<![/.])$/;

/**
 * Reads the inputs as the runner gives them, an empty one as its default.
 *
 * Errors: one sentence per input that cannot be, with what is allowed.
 */
export function readInputs(get: (name: InputName) => string | undefined): Result<Inputs, readonly string[]> {
  const problems: string[] = [];
  const text = (name: InputName): string => (get(name) ?? '').trim() || INPUTS[name].default;
  const oneOf = <Word extends string>(name: InputName, words: readonly Word[]): Word => {
    const found = words.find((word) => word === text(name));
    if (found === undefined) problems.push(`${name}: "${text(name)}" is none of ${words.join(', ')}`);
    return found ?? (words[0] as Word);
  };
  const matching = (name: InputName, pattern: RegExp, what: string): string => {
    if (text(name) !== '' && !pattern.test(text(name))) problems.push(`${name}: is not ${what}`);
    return text(name);
  };
  const report = text('report')
    .split(',')
    .map((word) => word.trim());
  for (const word of report)
    if (!REPORTS.some((one) => one === word))
      problems.push(`report: "${word}" is none of ${REPORTS.join(', ')}`);
  const dryRun = oneOf('dry-run', ['false', 'true']) === 'true';
  const [sync, session] = [
    matching('sync', SAFE_ID, 'a sync id'),
    matching('session', SAFE_ID, 'a session id'),
  ];
  const digest = matching('digest', /^[0-9a-fA-F]{12,64}$/, 'a digest of 12 to 64 hex characters');
  const token = text('github-token');
  if (token === '' || token.startsWith('${{'))
    problems.push('github-token: is empty; leave the input out to use the token of the job');
  const inputs: Inputs = {
    command: oneOf('command', COMMANDS),
    config: matching('config', /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/, 'a path inside the repository'),
    ...(sync === '' ? {} : { sync }),
    ...(session === '' ? {} : { session }),
    ...(digest === '' ? {} : { digest: digest.toLowerCase() }),
    token,
    stateBranch: matching('state-branch', BRANCH, 'a branch name'),
    dryRun,
    failOn: oneOf('fail-on', FAIL_ON),
    report: new Set(REPORTS.filter((word) => report.includes(word))),
  };
  return problems.length > 0 ? fail(problems) : ok(inputs);
}
