import { describe, expect, test } from '@jest/globals';
import type { Conflict } from '../../src/kernel/conflict.ts';
import type { Plan } from '../../src/kernel/plan.ts';
import { PLAIN } from '../../src/views/paint.ts';
import { resultJson } from '../../src/views/result-json.ts';
import { resultText } from '../../src/views/result-text.ts';
import { sessionOfCreates } from '../support/pace-samples.ts';

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

describe('E40: how long the writes take', () => {
  const session = sessionOfCreates(5000);
  const written = session.plan.changes.slice(0, 500).map((change) => ({ change, result: 'written' }));
  const queued = session.plan.changes.slice(500).map((change) => ({ change, result: 'queued' }));

  test('stands below the preview, and below the report of a run that wrote a part', () => {
    expect(resultText({ code: 'previewed', session, plan: session.plan }, PLAIN)).toContain(
      '\n  5,000 writes upstream take about 9 h 10 min, in at least 10 runs an hour apart: at most 500 new issues an hour. sync-kernel status shows how far it is.\n',
    );
    const waiting = { ...session, state: 'queued' } as const;
    expect(
      resultText({ code: 'queued', session: waiting, results: [...written, ...queued] }, PLAIN),
    ).toContain('\n  4,500 writes left take about 8 h 10 min, in at least 9 runs an hour apart: ');
  });

  test('is not told of a few writes, nor of what has ended', () => {
    const small = sessionOfCreates(70);
    expect(resultText({ code: 'previewed', session: small, plan: small.plan }, PLAIN)).not.toContain('about');
    const ended = { ...session, state: 'applied' } as const;
    expect(resultText({ code: 'applied', session: ended, plan: session.plan }, PLAIN)).not.toContain('about');
  });

  test('is a member of the JSON, null where there is nothing to tell', () => {
    const forecast = {
      writes: 5000,
      seconds: 32_775,
      runs: 10,
      limit: { of: 'new issues', most: 500, seconds: 3600 },
    };
    expect(resultJson({ code: 'previewed', session, plan: session.plan })['forecast']).toEqual(forecast);
    expect(
      resultJson({ code: 'queued', session, results: [...written, ...queued] })['forecast'],
    ).toMatchObject({ writes: 4500, runs: 9 });
    expect(resultJson({ code: 'applied' })['forecast']).toBeNull();
  });
});
