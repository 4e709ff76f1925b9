import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI } from './cli.ts';

/** A command that a page shows in a `console` block, with the output below it. */
export interface ShownCommand {
  /** Without the prompts `$ ` and `> `. */
  readonly command: string;
  readonly output: string;
  /** The first and the last line of the output in the page, from 0; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Finds the commands of all `console` blocks of a page, in their order. */
export function shownCommands(page: string): readonly ShownCommand[] {
  const lines = page.split('\n');
  const found: ShownCommand[] = [];
  let inBlock = false;
  for (let n = 0; n < lines.length; n += 1) {
    const line = lines[n] ?? '';
    if (line.startsWith('```')) inBlock = line === '```console';
    if (!inBlock || !line.startsWith('$ ')) continue;
    let start = n + 1;
    while (/^>(?: |$)/.test(lines[start] ?? '')) start += 1;
    let end = start;
    while (!/^(?:\$ |```)/.test(lines[end] ?? '```')) end += 1;
    const command = lines.slice(n, start).map((text) => text.slice(2));
    found.push({ command: command.join('\n'), output: lines.slice(start, end).join('\n'), start, end });
    n = end - 1;
  }
  return found;
}

/** Replaces what differs from run to run by names that do not: ids in the order they first appear, times. */
export class Normal {
  private readonly known = new Map<string, string>();

  text(text: string): string {
    return text
      .replaceAll(/\b01[0-9A-HJKMNP-TV-Z]{24}\b/g, (id) => this.name('session', id))
      .replaceAll(/(?<=plan )[0-9a-f]{12}\b/g, (digest) => this.name('plan', digest))
      .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
      .replaceAll(/[ \t]+$/gm, '')
      .trim();
  }

  /** The ids so far by their names, to find the one that another run made. */
  get names(): ReadonlyMap<string, string> {
    return new Map([...this.known].map(([id, name]) => [name, id]));
  }

  private name(kind: string, id: string): string {
    const name = this.known.get(id) ?? `<${kind} ${this.known.size + 1}>`;
    this.known.set(id, name);
    return name;
  }
}

/** A shell session in a folder of its own, in which `sync-kernel` is the bundle of this repository. */
export class Shell {
  private cwd: string;
  private readonly scratch: string;
  private readonly started: ChildProcess[] = [];

  constructor(scratch: string) {
    this.scratch = scratch;
    this.cwd = join(scratch, 'home');
    mkdirSync(this.cwd);
    mkdirSync(join(scratch, 'bin'));
    const program = join(scratch, 'bin', 'sync-kernel');
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`);
    chmodSync(program, 0o755);
  }

  /** Runs one command, which may change the folder; gives what it printed. */
  async run(command: string): Promise<string> {
    if (command.endsWith(' &')) return this.start(command.slice(0, -2));
    const place = join(this.scratch, 'cwd');
    const child = this.spawn(`${command}\npwd > '${place}'`);
    const output = await printed(child, () => false);
    this.cwd = readFileSync(place, 'utf8').trim();
    return output;
  }

  /** Ends what was started with `&`. */
  close(): void {
    for (const child of this.started) child.kill();
  }

  /** Starts a command that goes on; gives its first line. */
  private async start(command: string): Promise<string> {
    const child = this.spawn(`exec ${command}`);
    this.started.push(child);
    return printed(child, (text) => text.includes('\n'));
  }

  private spawn(script: string): ChildProcess {
    const env = { ...process.env, USER: 'dana', NO_COLOR: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    return spawn('bash', ['-c', `{ ${script}\n} 2>&1`], {
      cwd: this.cwd,
      env: { ...env, PATH: `${join(this.scratch, 'bin')}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}

async function printed(child: ChildProcess, isEnough: (text: string) => boolean): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (isEnough(text)) resolve(text);
    });
    child.once('close', () => resolve(text));
  });
}

/** The rows of the first table after a line of the page, each a list of its cells. */
export function tableAfter(page: string, line: string): readonly (readonly string[])[] {
  const { lines, start, end } = placeOfRows(page, line);
  return lines.slice(start, end).map(cellsOf);
}

/** The page with the rows of that table replaced. */
export function withTable(page: string, line: string, rows: readonly (readonly string[])[]): string {
  const { lines, start, end } = placeOfRows(page, line);
  lines.splice(start, end - start, ...rows.map((cells) => `| ${cells.join(' | ')} |`));
  return lines.join('\n');
}

function placeOfRows(page: string, line: string): { lines: string[]; start: number; end: number } {
  const lines = page.split('\n');
  const from = lines.indexOf(line);
  if (from < 0) throw new Error(`the page has no line "${line}"`);
  const start = lines.findIndex((text, n) => n > from && text.startsWith('|')) + 2;
  const end = lines.findIndex((text, n) => n >= start && !text.startsWith('|'));
  return { lines, start, end };
}

function cellsOf(row: string): readonly string[] {
  const cells = row.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) => cell.trim());
}

/** What stands between backticks in a cell. */
export function quotedIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}
