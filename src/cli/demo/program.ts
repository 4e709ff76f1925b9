import { spawn } from 'node:child_process';
import { DemoFailure } from './check.ts';

/** What a program printed and how it ended. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

const TIMEOUT_MS = 60_000;

/**
 * Runs a program without a shell and waits for its end.
 *
 * `shared`: it writes to our own terminal, as if a person had started it, and `text` is empty.
 * Errors: `DemoFailure` when it is not installed, or does not end.
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  about: { readonly cwd: string; readonly shared?: boolean },
): Promise<Ended> {
  const out = about.shared === true ? 'inherit' : 'pipe';
  const child = spawn(command, [...args], {
    cwd: about.cwd,
    env: cleanEnvironment(),
    stdio: ['ignore', out, out],
    timeout: TIMEOUT_MS,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new DemoFailure(`${command} could not be started (${error.message}). Is it installed?`));
    });
    child.once('close', (code, signal) => {
      if (code === null) reject(new DemoFailure(`${command} was ended by ${signal ?? 'a signal'}.`));
      else resolve({ code, text });
    });
  });
}

/** The environment without what would point git elsewhere, with an identity that needs no settings. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const person = { NAME: 'Demo', EMAIL: 'demo@example.org' };
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
}
