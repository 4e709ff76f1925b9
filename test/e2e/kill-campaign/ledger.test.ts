import { describe, expect, test } from '@jest/globals';
import { Ledger } from './ledger.ts';
import { differences, doubles } from './sides.ts';
import type { Story } from './story.ts';
import { fieldsOf, fileOf, sameText, storyIn, storyOf } from './story.ts';

const STORY: Story = {
  id: 'rec-1',
  title: 'Story u1x',
  body: 'First u2x.\n\nOrigin o1x.',
  status: 'todo',
  labels: ['app', 'u3x'],
  priority: null,
};

const at = (...stories: readonly Story[]): ReadonlyMap<string, Story> =>
  new Map(stories.map((story, n) => [`${n}`, story]));

describe('the witness of the campaign of kills (I2, I4, I6)', () => {
  test('a mark is lost that is nowhere, unless a person replaced it', () => {
    const ledger = new Ledger();
    ledger.edited('', 'u1x u2x', true);
    expect(ledger.problems({ local: 'u1x', remote: '', conflicts: '' })).toHaveLength(1);
    expect(ledger.problems({ local: 'u1x', remote: 'u2x', conflicts: '' })).toEqual([]);
    expect(ledger.problems({ local: 'u1x', remote: '', conflicts: '"u2x"' })).toEqual([]);
    ledger.edited('u2x', 'u3x', true);
    expect(ledger.problems({ local: 'u1x u3x', remote: '', conflicts: '' })).toEqual([]);
  });

  test('a mark that a person replaced may not return, unless while a run was on its way or decided', () => {
    const ledger = new Ledger();
    ledger.edited('', 'u1x u2x u4x', true);
    ledger.edited('u1x', '', true);
    ledger.edited('u2x', '', false);
    const seen = { local: 'u1x u2x u4x', remote: '', conflicts: '' };
    expect(ledger.problems(seen)).toHaveLength(1);
    ledger.decided('u1x');
    expect(ledger.problems(seen)).toEqual([]);
    expect(ledger.problems({ ...seen, local: 'u4x' })).toEqual([]);
  });

  test('a record twice on a side, and one that differs without a conflict, are told', () => {
    const other = { ...STORY, title: 'Story u9x' };
    expect(doubles(at(STORY), at(STORY, other))).toHaveLength(1);
    expect(differences({ local: at(STORY), remote: at(other), conflicts: '' })).toHaveLength(1);
    expect(differences({ local: at(STORY), remote: at(other), conflicts: '"u9x"' })).toEqual([]);
    expect(differences({ local: at(STORY), remote: at(), conflicts: '' })).toHaveLength(1);
  });

  test.each([[STORY], [{ ...STORY, priority: 'u4x', isPlain: true }]])(
    'reads what it writes: %o',
    (story) => {
      expect(sameText(storyIn(fileOf(story)))).toBe(sameText(story));
      expect(sameText(storyOf(fieldsOf(story)))).toBe(sameText(story));
    },
  );
});
