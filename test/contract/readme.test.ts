import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { folderWith } from '../support/cli.ts';
import type { ShownCommand } from '../support/readme.ts';
import { Normal, Shell, shownCommands } from '../support/readme.ts';

/** With UPDATE_README=1 the outputs in the page are replaced by what the commands print now. */
const isUpdate = process.env['UPDATE_README'] === '1';
const PORT = '4180';
const ID = /\b01(?:S|[0-9A-HJKMNP-TV-Z]{24})\b/;

interface Told extends ShownCommand {
  /** As it was run, with the ids of this run. */
  readonly ran: string;
  readonly printed: string;
}

/** What the shown commands call beside sync-kernel; a machine without one of them skips them, and says so. */
const missing = ['bash', 'git', 'curl', 'perl'].filter(
  (tool) => spawnSync(tool, ['--version']).error !== undefined,
);
const describeShown = missing.length === 0 ? describe : describe.skip;

describeShown(
  `the commands that README.md shows${missing.length === 0 ? '' : ` (${missing.join(', ')} missing)`}`,
  () => {
    const page = readFileSync('README.md', 'utf8');
    const folder = folderWith({});
    const shell = new Shell(folder.root);
    const told: Told[] = [];
    const [shown, real] = [new Normal(), new Normal()];

    beforeAll(async () => {
      const port = await freePort();
      let last = '';
      for (const one of shownCommands(page)) {
        const ran = one.command.replace(ID, (id) => real.names.get(shown.text(id)) ?? last);
        const printed = (await shell.run(ran.replaceAll(PORT, port))).replaceAll(port, PORT);
        last = ID.exec(printed)?.[0] ?? last;
        told.push({ ...one, ran, printed });
        shown.text(one.output);
        real.text(printed);
      }
    }, 300_000);

    afterAll(() => {
      shell.close();
      folder.remove();
      if (isUpdate && !isCurrent()) writeFileSync('README.md', updated(page, told));
    });

    test('there are as many as a reader is promised', () => {
      expect(told.length).toBeGreaterThan(20);
    });

    test('each prints what the page shows, up to ids and times', () => {
      if (!isUpdate) expect(told.map(asPrinted)).toEqual(told.map(asShown));
    });

    const asShown = ({ command, output }: Told) => `$ ${shown.text(command)}\n${shown.text(output)}`;
    const asPrinted = ({ ran, printed }: Told) => `$ ${real.text(ran)}\n${real.text(printed)}`;
    const isCurrent = () => told.every((one) => asShown(one) === asPrinted(one));
  },
);

/** The page with each command as it was run and its output, from the end so that line numbers stay true. */
function updated(page: string, told: readonly Told[]): string {
  const lines = page.split('\n');
  for (const { ran, command, printed, start, end } of told.toReversed()) {
    const output = printed.trimEnd().split('\n');
    const [first = '', ...more] = ran.split('\n');
    const begin = start - command.split('\n').length;
    const prompts = [`$ ${first}`, ...more.map((line) => `> ${line}`)];
    lines.splice(begin, end - begin, ...[...prompts, ...output].map((line) => line.trimEnd()));
    if (printed === '') lines.splice(begin + prompts.length, 1);
  }
  return lines.join('\n');
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? String(address.port) : '0';
}
