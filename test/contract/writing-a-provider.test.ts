import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const PAGE = '.github/WRITING-A-PROVIDER.md';
/** What a package manager puts into the folder of a package that is installed from git, as far as it matters. */
const PACKED = ['package.json', 'testing', 'dist/testing'];

interface Block {
  readonly language: string;
  /** The file that the block is, if its first line names one. */
  readonly file: string;
  readonly text: string;
}

/** The fenced blocks of a section, in their order. */
function blocksOf(heading: string): readonly Block[] {
  const section =
    readFileSync(PAGE, 'utf8')
      .split(/^## /m)
      .find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', file = '', text = '']) => ({ language, file, text }),
  );
}

/** The package as another project has it: none of its dependencies, no sources. */
function install(root: string): void {
  const target = join(root, 'node_modules', 'sync-kernel');
  for (const path of PACKED) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(path, join(target, path), { recursive: true });
  }
}

function shell(root: string, command: string): string {
  const PATH = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  // A test of ours must not tell node:test that it is run by another test runner.
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const { stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: root,
    env: { ...env, PATH },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the page on writing a provider', () => {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'notes-provider-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const steps = blocksOf('A program, step by step');

  test('is followed word by word in a project of its own, and prints what it says', () => {
    let printed = '';
    let seen = 0;
    for (const { language, file, text } of steps) {
      if (file !== '') writeFileSync(join(root, file), text);
      else if (language === 'sh' && text.startsWith('npm install ')) install(root);
      else if (language === 'sh') printed = shell(root, text);
      else if (language === 'text') {
        for (const line of text.trim().split('\n')) expect(printed).toContain(line);
        seen += 1;
      }
    }
    expect(seen).toBe(3);
    expect(existsSync(join(root, 'node_modules', 'sync-kernel', 'src'))).toBe(false);
  }, 300_000);

  test('the suite fails for each promise that the program breaks', () => {
    const program = readFileSync(join(root, 'notes.mjs'), 'utf8');
    const broken: readonly (readonly [string, string, string])[] = [
      [
        '(data.keys[key] ??= `N-',
        '(data.keys[key + Math.random()] ??= `N-',
        '✖ I6: the same create twice makes one record',
      ],
      ['data.notes[record] = fields;', '', '✖ an update is read back and moves the version'],
      ['delete data.notes[record];', '', '✖ a deleted record is gone for reads, writes and listings'],
      [
        '.map((id) => show(data, id));',
        '.map((id) => show(data, id)).slice(1);',
        '✖ a record is read back as it was created',
      ],
      [
        'complete: true, census: true',
        'complete: false, census: true',
        '✖ an empty side is an empty, complete census',
      ],
    ];
    for (const [from, to, expected] of broken) {
      expect(program).toContain(from);
      writeFileSync(join(root, 'notes.mjs'), program.replace(from, to));
      expect(shell(root, 'node --test --test-reporter=spec')).toContain(expected);
    }
    writeFileSync(join(root, 'notes.mjs'), program);
  }, 300_000);

  test('its test runs under jest as it is, but for how modules are loaded', () => {
    const imports = /^import (\{ [^}]+ \}) from ('[^']+');$/gm;
    const text = readFileSync(join(root, 'notes.test.mjs'), 'utf8')
      .replace(/^import .* from 'node:test';\n/m, '')
      .replaceAll(imports, 'const $1 = require($2);');
    writeFileSync(join(root, 'notes.test.cjs'), text);
    const jest = resolve('node_modules/jest/bin/jest.js');
    const said = shell(root, `node '${jest}' --rootDir . --testMatch '**/*.test.cjs'`);
    expect(said).toMatch(/^Tests: +2\d passed, 2\d total$/m);
    rmSync(join(root, 'notes.test.cjs'));
  }, 120_000);

  test('names every request and answer of the protocol', () => {
    const page = readFileSync(PAGE, 'utf8');
    const [conversation, answer] = ['conversation', 'answer'].map((name) =>
      readFileSync(`src/providers/exec/${name}.ts`, 'utf8'),
    );
    const requests = [...(/readonly do: (.*);/.exec(conversation ?? '')?.[1] ?? '').matchAll(/'([\w-]+)'/g)];
    expect(requests.length).toBe(7);
    for (const [, name] of requests) expect(page).toContain(`"do":"${name ?? ''}"`);
    const kinds = [...(answer ?? '').matchAll(/z\.literal\('([\w-]+)'\)/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(12);
    for (const kind of kinds) expect(page).toMatch(new RegExp(`"kind":"${kind}"|\`${kind}\``));
  });

  test('the marker that it shows is one', async () => {
    const { readMarkers } = await import('../../src/artifacts/actor-marker.ts');
    const marker = blocksOf('A tool that writes').find(({ language }) => language === 'json');
    mkdirSync(join(root, '.specfact/sync/actors'), { recursive: true });
    writeFileSync(join(root, '.specfact/sync/actors/bridge.json'), marker?.text ?? '');
    expect(readMarkers(root)).toMatchObject([{ ok: true, value: { tool: 'jira-bridge' } }]);
  });
});
