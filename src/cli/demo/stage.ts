import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../kernel/json.ts';
import type { Patch } from '../../kernel/patch.ts';
import type { Output } from '../output.ts';
import { check } from './check.ts';
import { runProgram } from './program.ts';
import { Upstream } from './upstream.ts';

/** Where the demo plays: a repository, a tracker, and a terminal to tell it on. */
export class Stage {
  readonly root: string;
  readonly upstream: Upstream;
  private readonly output: Output;
  private count = 0;

  constructor(about: { readonly root: string; readonly url: string; readonly output: Output }) {
    this.root = about.root;
    this.upstream = new Upstream(about.url);
    this.output = about.output;
  }

  get steps(): number {
    return this.count;
  }

  heading(text: string): void {
    this.count += 1;
    this.output.say(`\n${this.output.paint.strong(`${this.count}. ${text}`)}`);
  }

  say(text: string): void {
    this.output.say(text.replaceAll(/^(?=.)/gm, '   '));
  }

  /** Runs this very program as a person would, shows what it prints, and checks its exit code. */
  async sync(args: readonly string[], exit: number): Promise<void> {
    const shown = args.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ');
    this.output.say(`\n${this.output.paint.strong(`$ sync-kernel ${shown}`)}`);
    const ended = await runProgram(process.execPath, [process.argv[1] ?? '', ...args], {
      cwd: this.root,
      shared: this.output.isWatched,
    });
    if (ended.text !== '') this.output.say(ended.text.trimEnd());
    check(ended.code === exit, `sync-kernel ${shown} ends with exit code ${exit}, not ${ended.code}`);
  }

  async git(...args: readonly string[]): Promise<string> {
    const ended = await runProgram('git', args, { cwd: this.root });
    check(ended.code === 0, `git ${args[0] ?? ''} works (${ended.text.trim()})`);
    return ended.text;
  }

  /** As `git`, for a command that is part of the story. */
  async showGit(...args: readonly string[]): Promise<void> {
    this.output.say(`\n${this.output.paint.strong(`$ git ${args.join(' ')}`)}`);
    await this.git(...args);
  }

  async commit(message: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', message);
  }

  read(file: string): string {
    return readFileSync(join(this.root, 'backlog', file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(join(this.root, 'backlog'), { recursive: true });
    writeFileSync(join(this.root, 'backlog', file), text);
  }

  /** An edit in the repository: one line becomes another. */
  edit(file: string, [from, to]: readonly [string, string]): void {
    const text = this.read(file);
    check(text.split(from).length === 2, `${file} has the line "${from}" once`);
    this.write(
      file,
      text.replace(from, () => to),
    );
    this.output.say(`   here      backlog/${file}: ${from}  →  ${to.replaceAll('\n', ' ')}`);
  }

  /** An edit upstream, made by somebody else over HTTP. */
  async editUpstream(title: string, field: string, change: (old: Json) => Json): Promise<void> {
    const record = await this.upstream.withTitle(title);
    const patch: Patch = [{ op: 'replace', path: `/${field}`, value: change(record.fields[field] ?? null) }];
    await this.upstream.patch(record, patch);
    this.output.say(`   upstream  PATCH /records/${record.id}  ${JSON.stringify(patch)}`);
  }

  /** Checks one field of an upstream record. */
  async expect(title: string, field: string, is: (value: Json) => boolean): Promise<void> {
    const { id, fields } = await this.upstream.withTitle(title);
    const value = fields[field] ?? null;
    check(is(value), `${field} of ${id} upstream is as told, not ${JSON.stringify(value)}`);
  }

  /** Every file of the backlog, to see later whether one was touched. */
  files(): string {
    const names = readdirSync(join(this.root, 'backlog')).sort();
    return JSON.stringify(names.map((file) => [file, this.read(file)]));
  }

  /** Everything that a preview must leave alone. */
  async bothSides(): Promise<string> {
    const records = (await this.upstream.records()).map(({ id, fields }) => [id, fields]);
    return `${this.files()}\n${JSON.stringify(records)}`;
  }

  /** The session that the last command made or worked on. */
  newestSession(): string {
    const names = readdirSync(join(this.root, '.specfact', 'sync', 'sessions')).sort();
    const newest = names.at(-1)?.replace(/\.json$/, '');
    check(newest !== undefined, 'a session was stored');
    return newest;
  }
}
