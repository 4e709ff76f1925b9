import { spawn } from 'node:child_process';

/** What a git command came to. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** Without credentials; safe to show. */
  readonly stderr: string;
}

export interface GitOptions {
  /** The git directory; given as `--git-dir`, never found by walking up. */
  readonly gitDir: string;
  readonly workTree?: string;
  /** The address that `token` is for; it is sent to no other host (A45). */
  readonly remote: string;
  readonly token?: string;
  readonly timeoutMs?: number;
}

/** Runs git with an argument vector. Rejects only when git cannot be started or does not end in time. */
export type Git = (args: readonly string[], input?: Buffer | string) => Promise<GitResult>;

const TIMEOUT_MS = 5 * 60 * 1000;

/** Nothing that a repository or a machine configures may run a program or change bytes. */
const FIXED = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.autocrlf=false',
  'core.quotepath=off',
  'core.symlinks=true',
  'core.attributesFile=/dev/null',
  'commit.gpgsign=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
  'fetch.recurseSubmodules=false',
  'submodule.recurse=false',
  'http.followRedirects=false',
  'credential.helper=',
  'filter.lfs.smudge=',
  'filter.lfs.process=',
  'filter.lfs.required=false',
  'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting]);

/**
 * Opens git on a directory of ours.
 *
 * The token goes by the environment, so that no list of processes and no message shows it; nothing of the
 * machine's or the user's configuration counts.
 */
export function openGit(options: GitOptions): Git {
  const place = [
    `--git-dir=${options.gitDir}`,
    ...(options.workTree === undefined ? [] : [`--work-tree=${options.workTree}`]),
  ];
  const env = environment(options);
  return (args, input) =>
    new Promise((resolve, reject) => {
      const child = spawn('git', [...FIXED, ...place, ...args], {
        env,
        cwd: options.workTree ?? options.gitDir,
        timeout: options.timeoutMs ?? TIMEOUT_MS,
        killSignal: 'SIGKILL',
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (part: Buffer) => out.push(part));
      child.stderr.on('data', (part: Buffer) => err.push(part));
      child.on('error', reject);
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.on('close', (code, signal) => {
        const said = Buffer.concat(err).toString('utf8');
        const stderr = withoutSecret(signal === null ? said : `${said}git was stopped by ${signal}`, options);
        resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr });
      });
    });
}

function environment({ remote, token }: GitOptions): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot, HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = process.env;
  const { https_proxy, http_proxy, no_proxy } = process.env;
  const machine = {
    PATH,
    HOME,
    TMPDIR,
    SystemRoot,
    HTTPS_PROXY,
    HTTP_PROXY,
    NO_PROXY,
    https_proxy,
    http_proxy,
    no_proxy,
  };
  const header = token === undefined ? null : headerFor(remote, token);
  return {
    ...machine,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    ...(header === null
      ? {}
      : { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: header.key, GIT_CONFIG_VALUE_0: header.value }),
  };
}

/** Null for a path: a token is for a host. */
function headerFor(remote: string, token: string): { readonly key: string; readonly value: string } | null {
  if (!URL.canParse(remote)) return null;
  const { protocol, origin } = new URL(remote);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return { key: `http.${origin}/.extraheader`, value: `AUTHORIZATION: basic ${basic(token)}` };
}

function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

function withoutSecret(text: string, { token }: GitOptions): string {
  if (token === undefined || token === '') return text;
  return text.replaceAll(token, '[redacted]').replaceAll(basic(token), '[redacted]');
}
