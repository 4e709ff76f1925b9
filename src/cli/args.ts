import { Command, CommanderError } from 'commander';
import { nearest } from '../kernel/nearest.ts';
import type { Result } from '../kernel/result.ts';
import { fail, ok } from '../kernel/result.ts';

/** The options that every command takes. */
export interface CommonOptions {
  readonly config?: string;
  readonly state?: string;
  readonly json: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly sync?: string;
  readonly session?: string;
}

/** What the operator asked for. */
export type Asked =
  | { readonly kind: 'preview' }
  | { readonly kind: 'apply' }
  | { readonly kind: 'resolve'; readonly decisions: readonly string[]; readonly all?: string }
  | { readonly kind: 'status' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'init'; readonly answers: { readonly [question: string]: string | boolean } }
  | { readonly kind: 'tracker'; readonly port: number; readonly data?: string }
  | { readonly kind: 'demo'; readonly keep: boolean }
  | { readonly kind: 'help'; readonly text: string };

export interface Arguments {
  readonly asked: Asked;
  readonly options: CommonOptions;
}

/** Reads the arguments. Errors: one sentence with the nearest thing that exists, for exit code 2. */
export function parseArguments(argv: readonly string[]): Result<Arguments, string> {
  let asked: Asked | null = null;
  let output = '';
  const ask = (value: Asked): void => {
    asked = value;
  };
  const program = makeProgram(ask);
  const write = (text: string): void => {
    output += text;
  };
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isWord = error.code === 'commander.excessArguments';
    if (error.exitCode !== 0) return fail((isWord ? unknownCommand(program) : null) ?? output.trim());
    asked = { kind: 'help', text: output };
  }
  const options = program.opts<CommonOptions & { preview?: boolean; apply?: boolean }>();
  const common: CommonOptions = { ...options, json: options.json ?? false, quiet: options.quiet ?? false };
  const chosen: Asked | null = asked ?? rootCommand(options);
  if (chosen === null) return fail('say what to do: --preview, --apply, or a command; see --help');
  if ((chosen.kind === 'resolve' || chosen.kind === 'undo') && common.session === undefined) {
    return fail(`${chosen.kind} needs --session <id>; see "sync-kernel status" for the sessions there are`);
  }
  return ok({ asked: chosen, options: common });
}

/** Commander takes a mistyped command for an argument too many; says what it may have been meant to be. */
function unknownCommand(program: Command): string | null {
  const [word] = program.args;
  const known = program.commands.map((command) => command.name());
  if (word === undefined || known.includes(word)) return null;
  const near = nearest(word, known);
  return `error: unknown command '${word}'; ${near === null ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`;
}

function rootCommand(options: { readonly preview?: boolean; readonly apply?: boolean }): Asked | null {
  if (options.preview === true && options.apply === true) return null;
  if (options.preview === true) return { kind: 'preview' };
  return options.apply === true ? { kind: 'apply' } : null;
}

/** The whole command line as `--help` shows it; the README's reference is tested against this. */
export function makeProgram(ask: (asked: Asked) => void): Command {
  const program = new Command('sync-kernel')
    .description(
      'Keeps the artifacts of a repository and an upstream tracker in agreement: preview first, never a silent overwrite, always resumable.',
    )
    .option('--preview', 'compute and store a session, print the patches; writes nothing else')
    .option('--apply', 'finish queued work, then apply the session (default: a fresh preview)')
    .option('--session <id>', 'the session to work on')
    .option('--sync <id>', 'only this sync of the config (default: all of them)')
    .option('--config <path>', 'the config file (default: .specfact/sync/config.yml)')
    .option('--state <dir>', 'the state folder (default: the folder of the config)')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .option('--no-color', 'no colours, even on a terminal')
    .option('--quiet', 'print nothing when all is well')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .allowExcessArguments(false)
    .action(() => undefined);
  program
    .command('resolve')
    .description('settle conflicts of a session; asks on a terminal when no decision is given')
    .argument(
      '[decisions...]',
      '<record>:<field>=<choice>, for example back-12:title=local; value and merged take your text: title=value:My text',
    )
    .option('--all <choice>', 'use one choice for every conflict it fits')
    .action((decisions: string[], options: { all?: string }) =>
      ask({ kind: 'resolve', decisions, ...(options.all === undefined ? {} : { all: options.all }) }),
    );
  program
    .command('status')
    .description('show sessions, what waits, since when and why')
    .action(() => ask({ kind: 'status' }));
  program
    .command('undo')
    .description('take back what a session wrote, as far as nobody touched it since')
    .action(() => ask({ kind: 'undo' }));
  program
    .command('init')
    .description('write a commented config and a workflow after asking a few questions')
    .option('--local <provider>', 'the local provider: markdown, openspec, yaml or json')
    .option('--path <glob>', 'where the artifacts are')
    .option('--records <pointer>', 'where in a yaml or json file the list of records is, such as /tasks')
    .option('--id <key>', "the key that holds a record's id (default: id)")
    .option('--remote <provider>', 'the remote provider: http, github-issues, request-tracker, exec or file')
    .option('--url <url>', 'the address of the tracker, for http and request-tracker')
    .option('--repository <name>', 'owner/name of the repository whose issues are synced, for github-issues')
    .option('--labels <names>', 'the labels that an issue must have, with commas, for github-issues')
    .option('--queue <name>', 'the queue whose tickets are synced, for request-tracker')
    .option('--command <words>', 'the program and its arguments, for exec')
    .option('--file <path>', 'the other side, for file')
    .option('--token-env <name>', 'the environment variable that holds the token')
    .option('--name <id>', 'the id of the sync (default: backlog)')
    .option('--no-workflow', 'write no workflow for GitHub Actions')
    .option('--force', 'replace a config that is there')
    .option('--yes', 'take the defaults without asking')
    .action((answers: { [question: string]: string | boolean }) => ask({ kind: 'init', answers }));
  program
    .command('tracker')
    .description('run the embedded tracker, which speaks the HTTP profile')
    .option('--port <n>', 'the port to listen on; 0 takes a free one', '4180')
    .option('--data <file>', 'keep the records in this file')
    .action((options: { port: string; data?: string }, command: Command) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        command.error(`error: --port takes a number from 0 to 65535, not "${options.port}"`);
      ask({ kind: 'tracker', port, ...(options.data === undefined ? {} : { data: options.data }) });
    });
  program
    .command('demo')
    .description('tell the whole story on a temporary repository and the embedded tracker')
    .option('--keep', 'keep the temporary repository')
    .action((options: { keep?: boolean }) => ask({ kind: 'demo', keep: options.keep ?? false }));
  return program;
}
