import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { formatProblem, readConfig } from '../config.ts';
import { credentialNames } from '../config/credentials.ts';
import { replaceFile } from '../stores/durable.ts';
import { configText } from '../views/config-text.ts';
import { workflowText } from '../views/workflow-text.ts';
import type { CommonOptions } from './args.ts';
import type { Draft, Flags } from './init/answers.ts';
import { answersOf, draftOf, problemsOf } from './init/answers.ts';
import { isInterrupt } from './interrupt.ts';
import type { Output } from './output.ts';
import { CONFIG_PATH, findRoot } from './setup.ts';

export const WORKFLOW_PATH = '.github/workflows/sync.yml';

interface InitAbout {
  readonly options: CommonOptions;
  readonly output: Output;
  readonly cwd: string;
}

/**
 * Writes a commented config after asking on a terminal for what no flag answered.
 *
 * With `--yes` or without a terminal nothing is asked: what the repository shows is taken.
 * Errors: exit code 2 for an existing config without `--force`, and for what no sensible default exists.
 */
export async function runInit(flags: Flags, about: InitAbout): Promise<number> {
  const { options, output, cwd } = about;
  const root = findRoot(cwd);
  const path = options.config === undefined ? join(root, CONFIG_PATH) : resolve(cwd, options.config);
  const shown = relative(cwd, path).startsWith('..') ? path : relative(cwd, path);
  if (existsSync(path) && flags['force'] !== true)
    return output.refuse('bad-usage', [`${shown} is there already; --force replaces it`]);
  const draft = await complete(root, flags, output);
  if (draft === null) return output.refuse('bad-usage', ['Stopped; nothing was written.']);
  const problems = problemsOf(draft, flags);
  if (problems.length > 0) return output.refuse('bad-usage', problems);
  const text = configText(answersOf(draft));
  const read = await readConfig({ path: shown, text });
  if (!read.ok) return output.refuse('bad-usage', read.error.map(formatProblem));
  replaceFile({ root: dirname(path), shown: dirname(shown) }, basename(path), text);
  const workflow = flags['workflow'] === false ? [] : writeWorkflow(root, read.value);
  return output.finish([{ code: 'initialised', messages: [...told(shown, draft), ...workflow] }]);
}

/** Writes the workflow beside the config; one that is there stays as it is. Gives what to tell of it. */
function writeWorkflow(root: string, config: Config): readonly string[] {
  if (existsSync(join(root, WORKFLOW_PATH)))
    return [`${WORKFLOW_PATH} is there already and was left as it is`];
  const text = workflowText({ defaultBranch: defaultBranchOf(root), secrets: credentialNames(config) });
  const dir = dirname(WORKFLOW_PATH);
  replaceFile({ root: join(root, dir), shown: dir }, basename(WORKFLOW_PATH), text);
  return [`${WORKFLOW_PATH} was written: it previews pull requests and syncs once an hour`];
}

/** The branch that the clone was made from, as git has noted it; else the usual name. */
function defaultBranchOf(root: string): string {
  const noted = join(root, '.git', 'refs', 'remotes', 'origin', 'HEAD');
  const text = existsSync(noted) ? readFileSync(noted, 'utf8') : '';
  return /^ref: refs\/remotes\/origin\/(\S+)/.exec(text)?.[1] ?? 'main';
}

/** Asks for what is open where somebody can answer; null when they left with Ctrl-C. */
async function complete(root: string, flags: Flags, output: Output): Promise<Draft | null> {
  if (flags['yes'] === true || !output.isInteractive) return draftOf(root, flags);
  const { askForDraft } = await import('./init/questions.ts');
  try {
    return await askForDraft(root, flags);
  } catch (error) {
    if (isInterrupt(error)) return null;
    throw error;
  }
}

function told(shown: string, draft: Draft): readonly string[] {
  const path = draft.keys.local['path'] ?? '';
  const missing = `no artifacts were found; put them where ${path} finds them, or change the path`;
  return [
    `${shown} was written: sync ${draft.name}, ${draft.local} with ${draft.remote}`,
    ...(draft.found ? [] : [missing]),
  ];
}
