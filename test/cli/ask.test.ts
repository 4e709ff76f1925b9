import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Tracker } from '../../src/tracker/server.ts';
import { startTracker } from '../../src/tracker/server.ts';
import { CLI, folderWith, sync, syncJson } from '../support/cli.ts';
import type { TerminalStep } from '../support/terminal.ts';
import { CTRL_C, DOWN, ENTER, hasTerminal, onTerminal } from '../support/terminal.ts';
import { handsOn } from '../support/tracker-hands.ts';

const describeOnTerminal = hasTerminal ? describe : describe.skip;

const TASK = `---
id: back-1
title: Sign in
priority: low
---

First line.

Second line.

Third line.
`;

/** What editors are in these tests: a program that gets the file and a script to change it with. */
const EDITOR = `const { readFileSync, writeFileSync } = require('node:fs');
const file = process.argv.at(-1);
const seen = readFileSync(file, 'utf8');
let rounds = 0;
try { rounds = Number(readFileSync('editor-rounds.txt', 'utf8')); } catch {}
writeFileSync('editor-saw-' + rounds + '.txt', seen);
writeFileSync('editor-rounds.txt', String(rounds + 1));
const texts = JSON.parse(readFileSync('editor-writes.json', 'utf8'));
writeFileSync(file, texts[rounds] ?? seen);
`;

/** Where the editor begins: what merges cleanly, and the conflicting passage between markers. */
const DRAFT = `First line.

<<<<<<< local
Second local line.
||||||| base
Second line.
=======
Second remote line.
>>>>>>> remote

Third line.`;

describeOnTerminal('resolve on a terminal', () => {
  let tracker: Tracker;
  let folder: ReturnType<typeof folderWith>;
  let session: string;

  afterEach(async () => {
    await tracker.close();
    folder.remove();
  });

  beforeEach(async () => {
    tracker = await startTracker({ port: 0 });
    const { url } = tracker;
    folder = folderWith({ 'backlog/back-1.md': TASK, 'editor.cjs': EDITOR, 'editor-writes.json': '[]' });
    await sync(['init', '--path', 'backlog/*.md', '--url', url, '--yes'], { cwd: folder.root });
    const first = await syncJson(['--apply'], folder.root);
    const [{ target = '' } = {}] = first['changes'] as readonly { target?: string }[];
    const file = join(folder.root, 'backlog', 'back-1.md');
    const text = TASK.replace('Sign in', 'Sign in by mail').replace('Second line.', 'Second local line.');
    writeFileSync(file, text);
    await handsOn(url).edit(target, {
      title: 'Log in',
      body: 'First line.\n\nSecond remote line.\n\nThird line.',
    });
    const preview = await syncJson(['--preview'], folder.root);
    expect(preview).toMatchObject({ code: 'conflicts', session: expect.any(String) });
    session = preview['session'] as string;
  }, 60_000);

  const resolve = async (steps: readonly TerminalStep[]) =>
    onTerminal([process.execPath, CLI, 'resolve', '--session', session], {
      cwd: folder.root,
      steps,
      env: { EDITOR: `${process.execPath} editor.cjs`, VISUAL: '' },
    });
  const stored = (): readonly {
    readonly field: string;
    readonly choice: string;
    readonly value?: string;
  }[] =>
    JSON.parse(readFileSync(join(folder.root, `.specfact/sync/sessions/${session}.json`), 'utf8'))
      .resolutions;
  const editorWrites = (...texts: readonly string[]): void =>
    writeFileSync(join(folder.root, 'editor-writes.json'), JSON.stringify(texts));

  test('shows each conflict with what differs marked, and stores a choice and a skip', async () => {
    const { code, text } = await resolve([
      { wait: 'back-1:body =', send: DOWN.repeat(5) + ENTER },
      { wait: 'back-1:title =', send: DOWN + ENTER },
    ]);
    expect(text).toContain('Second \u001b[7mlocal \u001b[27mline.');
    expect(text).toContain('First line.');
    expect(text).toContain('Sign in\u001b[7m by mail\u001b[27m');
    expect(code).toBe(0);
    expect(stored().map(({ field, choice }) => `${field}=${choice}`)).toEqual(['title=remote']);
  }, 60_000);

  test('an editor merges the text; what still has markers is refused and asked again', async () => {
    const merged = 'First line.\n\nSecond line of both.\n\nThird line.\n';
    editorWrites('<<<<<<< local\nstill here\n', merged);
    const { code, text } = await resolve([
      { wait: 'back-1:body =', send: DOWN.repeat(3) + ENTER },
      { wait: 'Press', send: ENTER },
      { wait: 'still has conflict markers', send: ENTER },
      { wait: 'back-1:title =', send: ENTER },
    ]);
    expect(readFileSync(join(folder.root, 'editor-saw-0.txt'), 'utf8').trimEnd()).toBe(DRAFT);
    expect(text).toContain('The decisions were stored.');
    expect(code).toBe(0);
    expect(stored().map(({ field, choice }) => `${field}=${choice}`)).toEqual(['body=merged', 'title=local']);
    expect(stored()[0]?.value?.trimEnd()).toBe(merged.trimEnd());
    const applied = await syncJson(['--apply', '--session', session], folder.root);
    expect(applied['code']).toBe('applied');
    expect(readFileSync(join(folder.root, 'backlog', 'back-1.md'), 'utf8')).toContain('Second line of both.');
  }, 60_000);

  test('a value of their own comes from the editor, without the line end that editors add', async () => {
    editorWrites('Sign in with a link\n');
    const { code } = await resolve([
      { wait: 'back-1:body =', send: ENTER },
      { wait: 'back-1:title =', send: DOWN.repeat(3) + ENTER },
      { wait: 'Press', send: ENTER },
    ]);
    expect(code).toBe(0);
    expect(stored()).toEqual([
      expect.objectContaining({ field: 'body', choice: 'local' }),
      expect.objectContaining({ field: 'title', choice: 'value', value: 'Sign in with a link' }),
    ]);
  }, 60_000);

  test('Ctrl-C stores nothing of what was decided before', async () => {
    const { code, text } = await resolve([
      { wait: 'back-1:body =', send: ENTER },
      { wait: 'back-1:title =', send: CTRL_C },
    ]);
    expect(text).toContain('Stopped. Nothing was stored');
    expect(code).toBe(3);
    expect(stored()).toEqual([]);
  }, 60_000);

  test('a session that moved while a person thought takes nothing', async () => {
    const path = join(folder.root, `.specfact/sync/sessions/${session}.json`);
    const later = JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), state: 'superseded' });
    const change = `require('node:fs').writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(later)})`;
    writeFileSync(join(folder.root, 'editor.cjs'), `${EDITOR}${change}`);
    editorWrites('words');
    const { code } = await resolve([
      { wait: 'back-1:body =', send: ENTER },
      { wait: 'back-1:title =', send: DOWN.repeat(3) + ENTER },
      { wait: 'Press', send: ENTER },
    ]);
    expect(code).toBe(5);
    expect(stored()).toEqual([]);
  }, 60_000);
});
