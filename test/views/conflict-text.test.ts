import { describe, expect, test } from '@jest/globals';
import type { Conflict } from '../../src/kernel/conflict.ts';
import { conflictText } from '../../src/views/conflict-text.ts';
import { mergeDraft } from '../../src/views/merge-draft.ts';
import type { Paint } from '../../src/views/paint.ts';
import { PLAIN } from '../../src/views/paint.ts';

const MARKS: Paint = { ...PLAIN, mark: (text) => `[${text}]` };

const TITLE: Conflict = {
  id: 'c1',
  kind: 'edit-edit',
  record: 'back-1',
  field: 'title',
  base: 'Sign in',
  local: 'Sign in by mail',
  remote: 'Log in',
};

const BODY: Conflict = {
  ...TITLE,
  field: 'body',
  base: 'a\nb\nc\nd\ne\nf\nold line\nlast\n',
  local: 'a\nb\nc\nd\ne\nf\nold local line\nlast\n',
  remote: 'a\nb\nc\nd\ne\nf\nold remote line\nlast\n',
  parts: [
    { kind: 'clean', value: 'a\nb\nc\nd\ne\nf\n' },
    { kind: 'conflict', base: 'old line\n', local: 'old local line\n', remote: 'old remote line\n' },
    { kind: 'clean', value: 'last\n' },
  ],
};

describe('a conflict on the terminal', () => {
  test('a single value shows what each side made of the base', () => {
    expect(conflictText(TITLE, MARKS)).toBe(
      [
        '! conflict  back-1:title  both sides changed it',
        '  base    Sign in',
        '  local   Sign in[ by mail]',
        '  remote  [Log] in',
      ].join('\n'),
    );
  });

  test('without colours carets point at the difference', () => {
    expect(conflictText(TITLE, PLAIN).split('\n').slice(2, 4)).toEqual([
      '  local   Sign in by mail',
      '                 ^^^^^^^^',
    ]);
  });

  test('a text shows its clean passages shortened and the conflicting one in three versions', () => {
    expect(conflictText(BODY, MARKS).split('\n').slice(1)).toEqual([
      '          a',
      '          b',
      '          … 2 lines that merge cleanly …',
      '          e',
      '          f',
      '  base    old line',
      '  local   old [local ]line',
      '  remote  old [remote ]line',
      '          last',
    ]);
  });

  test('without a base the two sides are compared with each other', () => {
    const made = {
      ...TITLE,
      kind: 'create-create' as const,
      base: null,
      local: 'one two',
      remote: 'one three',
    };
    expect(conflictText(made, MARKS).split('\n').slice(1)).toEqual([
      '  base    nothing',
      '  local   one [two]',
      '  remote  one [three]',
    ]);
  });

  test('a deleted record shows the fields of the other side, one a line', () => {
    const deleted: Conflict = {
      ...TITLE,
      kind: 'edit-delete',
      field: '@record',
      base: { title: 'Sign in', labels: ['a'] },
      local: { title: 'Sign in', labels: ['a', 'b'] },
      remote: null,
    };
    expect(conflictText(deleted, MARKS).split('\n')).toEqual([
      '! conflict  back-1:@record  changed here, deleted upstream',
      '  base    title: Sign in',
      '          labels: ["a"]',
      '  local   title: Sign in',
      '          labels: ["a"[,"b"]]',
      '  remote  nothing',
    ]);
  });

  test('records that may be one are named by id and title', () => {
    const link: Conflict = {
      ...TITLE,
      kind: 'ambiguous-link',
      field: '@link',
      base: null,
      local: { id: 'a', title: 'Same' },
      remote: [
        { id: 'R-1', title: 'Same' },
        { id: 'R-2', title: null },
      ],
    };
    expect(conflictText(link, MARKS).split('\n').slice(1)).toEqual([
      '  local   a  Same',
      '  remote  R-1  Same',
      '  remote  R-2  ',
    ]);
  });

  test('inside a list each disagreement stands under its path', () => {
    const list: Conflict = {
      ...TITLE,
      field: 'criteria',
      base: [],
      local: [],
      remote: [],
      parts: [
        { kind: 'clean', value: [{ id: 'a' }] },
        { kind: 'conflict', path: '/b/text', base: 'old', local: 'mine', remote: 'theirs' },
      ],
    };
    expect(conflictText(list, MARKS).split('\n').slice(1)).toEqual([
      '  at /b/text',
      '  base    old',
      '  local   [mine]',
      '  remote  [theirs]',
    ]);
  });

  test('nothing from outside reaches the terminal as a control (A37)', () => {
    const evil = '\u001b[2J\u202eold';
    const text = conflictText({ ...TITLE, record: evil, local: evil, why: evil }, PLAIN);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('\\u{1b}[2J\\u{202e}old');
  });

  test('a value of very many lines is cut, with a count', () => {
    const long = Array.from({ length: 100 }, (_, n) => `line ${n}`).join('\n');
    expect(conflictText({ ...TITLE, local: long }, PLAIN)).toContain('… 60 more lines …');
  });
});

describe('the text a merge begins with', () => {
  test('clean passages stand as they are, conflicting ones between lines that must go', () => {
    expect(mergeDraft(BODY)).toBe(
      'a\nb\nc\nd\ne\nf\n<<<<<<< local\nold local line\n||||||| base\nold line\n=======\nold remote line\n>>>>>>> remote\nlast\n',
    );
  });

  test('without passages the whole values are set side by side', () => {
    expect(mergeDraft({ ...TITLE, base: null })).toBe(
      '<<<<<<< local\nSign in by mail\n||||||| base\n=======\nLog in\n>>>>>>> remote\n',
    );
  });
});
