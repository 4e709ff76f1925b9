import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Wait for words on the screen, then press keys. */
export interface TerminalStep {
  readonly wait: string;
  readonly send: string;
}

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';

/** Terminals are driven by python3, which most machines have and npm cannot bring. */
export const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Runs a program on a terminal of its own; `code` is null when it did not say what was waited for. */
export async function onTerminal(
  argv: readonly string[],
  about: { readonly cwd: string; readonly steps: readonly TerminalStep[]; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn('python3', [join('test', 'support', 'terminal.py')], {
    env: { ...process.env, NO_COLOR: undefined, TERM: 'xterm-256color', ...about.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ argv, cwd: about.cwd, steps: about.steps, timeout: 60 }));
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += String(chunk);
  return JSON.parse(text) as { code: number | null; text: string };
}
