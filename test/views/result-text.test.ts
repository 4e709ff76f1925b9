import { expect, test } from '@jest/globals';
import type { Conflict } from '../../src/kernel/conflict.ts';
import type { Plan } from '../../src/kernel/plan.ts';
import { PLAIN } from '../../src/views/paint.ts';
import { resultText } from '../../src/views/result-text.ts';

const LONG = 'word '.repeat(30);

function textOf(conflict: Partial<Conflict>): string {
  const whole = {
    id: '1',
    kind: 'edit-edit',
    record: 'a',
    field: 'body',
    base: null,
    local: null,
    remote: null,
  } as const;
  const plan = { changes: [], held: [], agreed: [], notes: [], conflicts: [{ ...whole, ...conflict }] };
  return resultText({ code: 'conflicts', plan: plan as unknown as Plan, session: null }, PLAIN);
}

test('a conflict of texts shows the lines each side changed, from where they differ', () => {
  const shown = textOf({
    base: `first\n${LONG}end\nlast\n`,
    local: `first\n${LONG}here\nlast\n`,
    remote: `first\n${LONG}there\nlast\n`,
  });
  expect(shown).toContain('local changed the base:\n');
  expect(shown).toMatch(/- …word word.* end\n/);
  expect(shown).toMatch(/\+ …word word.* here\n/);
  expect(shown).toMatch(/\+ …word word.* there\n/);
  expect(shown).not.toContain('first');
});

test('a conflict of short values shows the three of them', () => {
  const shown = textOf({ base: 'A', local: 'B', remote: null });
  expect(shown).toMatch(/base {4}A\n.*local {3}B\n.*remote {2}nothing\n/);
});
