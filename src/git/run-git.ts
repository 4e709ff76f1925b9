import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { devNull } from 'node:os';

/** A git remote, and the folder of the private repository that talks to it. */
export interface GitPlace {
  /** A repository of our own. */
  readonly dir: string;
  /** Its work tree, where it has one. */
  readonly workTree?: string;
  /** URL or path; user and password in it are never shown. */
  readonly remote: string;
  /** Sent to the remote's own host only, as GitHub wants it: basic, for `x-access-token`. */
  readonly token?: string;
  /** How long a command that talks to the remote may take; default 10 minutes. */
  readonly timeoutMs?: number;
  /** Makes the fault of whoever asks: git is not there, or a command outlived its time. */
  readonly fault: (about: GitTrouble) => Error;
}

export interface GitTrouble {
  readonly kind: 'no-git' | 'timeout';
  readonly message: string;
  readonly cause?: unknown;
}

/** What a git command said. `stderr` bears no secret. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitCall {
  readonly input?: string | Buffer;
  /** `remote` gives the command the address and the token; the others never have them. */
  readonly reach?: 'local' | 'remote';
  readonly config?: { readonly [key: string]: string };
}

/** Runs git for one repository of our own. */
export interface Git {
  run(args: readonly string[], call?: GitCall): Promise<GitAnswer>;
  /** Starts a command that stays; it has neither address nor token. */
  start(args: readonly string[]): ChildProcess;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** What messages call the remote. */
  readonly shown: string;
}

/** What commands call the remote; its address is in their environment. */
export const REMOTE = 'origin';

const LOCAL_TIMEOUT_MS = 5 * 60 * 1000;
const REMOTE_TIMEOUT_MS = 10 * 60 * 1000;
const GRACE_MS = 2000;

/** Nothing that this machine, its user or the checkout has configured may change what git does here. */
const CONFIG: { readonly [key: string]: string } = {
  'core.hooksPath': devNull,
  'core.askPass': '',
  'core.fsmonitor': 'false',
  'credential.helper': '',
  'commit.gpgSign': 'false',
  'push.gpgSign': 'false',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'init.defaultBranch': 'main',
  'fastimport.unpackLimit': '1',
  'core.autocrlf': 'false',
  'core.quotePath': 'false',
  'core.attributesFile': devNull,
  'submodule.recurse': 'false',
  // Files are written as they are stored: no filter of this machine runs over them.
  'filter.lfs.smudge': '',
  'filter.lfs.process': '',
  'filter.lfs.required': 'false',
  'fetch.recurseSubmodules': 'false',
  'protocol.allow': 'never',
  'protocol.https.allow': 'always',
  'protocol.http.allow': 'always',
  'protocol.ssh.allow': 'always',
  'protocol.file.allow': 'always',
  // Credentials must not follow a redirect to another host (A45).
  'http.followRedirects': 'false',
  'http.lowSpeedLimit': '1',
  'http.lowSpeedTime': '60',
};

/** Of the variables that steer git, the only ones kept: where it is installed and whom it trusts. */
const KEPT = new Set(['GIT_EXEC_PATH', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_SSH', 'GIT_SSH_COMMAND']);

/**
 * Gives a runner of git for a place.
 *
 * Arguments are vectors, never a shell; address and token go by environment, so they stand in no
 * process list, no config file and no message.
 * Errors: the place's own fault when there is no git or a command outlived its time; any other failure is
 * in the answer.
 */
export function gitAt(place: GitPlace): Git {
  const redact = redactor(place);
  const shown = redact(place.remote);
  const at = [
    '--git-dir',
    place.dir,
    ...(place.workTree === undefined ? [] : ['--work-tree', place.workTree]),
  ];
  const options = { ...(place.workTree === undefined ? {} : { cwd: place.workTree }), windowsHide: true };
  const envFor = (call: GitCall): NodeJS.ProcessEnv =>
    gitEnv({ ...CONFIG, ...(call.reach === 'remote' ? remoteConfig(place) : {}), ...call.config });
  return {
    redact,
    shown,
    start: (args) =>
      spawn('git', [...at, ...args], {
        ...options,
        env: envFor({}),
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    async run(args, call = {}) {
      const limitMs = call.reach === 'remote' ? (place.timeoutMs ?? REMOTE_TIMEOUT_MS) : LOCAL_TIMEOUT_MS;
      const child = spawn('git', [...at, ...args], {
        ...options,
        env: envFor(call),
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const answer = await finish(child, { input: call.input ?? '', limitMs, fault: place.fault });
      if (answer !== null) return { ...answer, stderr: redact(answer.stderr) };
      throw place.fault({
        kind: 'timeout',
        message: `git ${args[0] ?? ''} with ${shown} did not end within ${limitMs / 1000} seconds. Run again later.`,
      });
    },
  };
}

/** Waits for a command to end; null when its time was over first. */
async function finish(
  child: ReturnType<typeof spawn>,
  about: { readonly input: string | Buffer; readonly limitMs: number; readonly fault: GitPlace['fault'] },
): Promise<GitAnswer | null> {
  const { stdin, stdout, stderr } = child;
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // A command that ends before it has read everything says why by its code.
  stdin?.on('error', () => undefined);
  stdin?.end(about.input);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
      resolve(null);
    }, about.limitMs);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(
        about.fault({
          kind: 'no-git',
          message: `git could not be started: ${cause.message}. Install git.`,
          cause,
        }),
      );
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') });
    });
  });
}

function remoteConfig({ remote, token }: GitPlace): { readonly [key: string]: string } {
  const address = { [`remote.${REMOTE}.url`]: remote };
  if (token === undefined || !/^https?:\/\//i.test(remote)) return address;
  const { origin } = new URL(remote);
  return { ...address, [`http.${origin}/.extraHeader`]: `AUTHORIZATION: basic ${basic(token)}` };
}

function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
}

function redactor({ token }: GitPlace): (text: string) => string {
  const secrets = token === undefined || token === '' ? [] : [token, basic(token)];
  return (text) =>
    secrets
      .reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
      .replaceAll(/\/\/[^/@\s]*@/g, '//');
}

function gitEnv(config: { readonly [key: string]: string }): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env))
    if (!/^(?:GIT_|SSH_ASKPASS)/i.test(name) || KEPT.has(name)) env[name] = value;
  const entries = Object.entries(config);
  for (const [i, [key, value]] of entries.entries()) {
    env[`GIT_CONFIG_KEY_${i}`] = key;
    env[`GIT_CONFIG_VALUE_${i}`] = value;
  }
  return {
    ...env,
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(entries.length),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: env['GIT_SSH_COMMAND'] ?? 'ssh -oBatchMode=yes',
  };
}
