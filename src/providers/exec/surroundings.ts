import * as fs from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import type { ProviderContext } from '../../provider.ts';
import { fault, nameOf } from './fault.ts';
import type { Options } from './options.ts';

/** Shorter values are no credentials, and would be found in ordinary words. */
const SHORTEST_SECRET = 4;

/** What a program is started with. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string };
  /** The values that it got by name; they are taken out of what it says. */
  readonly secrets: readonly string[];
}

/**
 * Gathers what a program gets: PATH, HOME, the variables that the config names, and nothing else.
 *
 * It runs in the home folder, never in the repository or a pull request's copy of it: interpreters load
 * code from the folder they are started in (GUARANTEES I14).
 * Errors: `env-missing`, `program-in-checkout`.
 */
export function surroundingsOf(options: Options, env: ProviderContext['env']): Surroundings {
  refuseCheckout(options, env('GITHUB_WORKSPACE'));
  const named = options.env.map((name): [string, string] => {
    const value = env(name) ?? '';
    if (value !== '') return [name, value];
    const message = `The environment variable ${name} is empty, but ${nameOf(options.command)} needs it. Set it.`;
    throw fault({ code: 'env-missing', message, retryable: false });
  });
  const home = env('HOME') ?? homedir();
  const kept = Object.entries({ PATH: env('PATH'), HOME: home }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    cwd: fs.existsSync(home) ? home : path.parse(homedir()).root,
    env: Object.fromEntries([...kept, ...named]),
    secrets: named.map(([, value]) => value).filter((value) => value.length >= SHORTEST_SECRET),
  };
}

/** In a workflow of a pull request the checkout is what its author wrote: nothing of it is started. */
function refuseCheckout({ command }: Options, checkout: string | undefined): void {
  if (checkout === undefined || checkout === '') return;
  const root = realPath(checkout);
  const inside = command.find(
    (part) => path.isAbsolute(part) && !path.relative(root, realPath(part)).startsWith('..'),
  );
  if (inside === undefined) return;
  const why = 'is in the checkout, which may hold what a pull request wrote';
  const message = `${nameOf([inside])} ${why}. Install the program elsewhere in an earlier step, and name it there.`;
  throw fault({ code: 'program-in-checkout', message, retryable: false });
}

/** A path with the links of its existing part followed. */
function realPath(given: string): string {
  const parent = path.dirname(given);
  if (fs.existsSync(given)) return fs.realpathSync(given);
  return parent === given ? given : path.join(realPath(parent), path.basename(given));
}
