import { execFile } from 'node:child_process';

/** The address that a checkout was fetched from, as its own configuration has it; null when it has none. */
export async function originOf(workspace: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('git', ['-C', workspace, 'config', '--local', '--get', 'remote.origin.url'], (error, stdout) => {
      const address = stdout.trim();
      resolve(error === null && address !== '' ? address : null);
    });
  });
}
