import { describe, expect, test } from '@jest/globals';
import { PLAIN } from '../../src/views/paint.ts';
import { statusJson, statusText } from '../../src/views/status.ts';
import { sessionOfCreates } from '../support/pace-samples.ts';

describe('E39, E40: the status of a session that goes on over many runs', () => {
  const session = sessionOfCreates(5000, { state: 'queued' });
  const waiting = session.plan.changes.slice(2000).map(({ id }) => id);
  const status = { head: null, sessions: [{ session, done: 2000, waiting, inDoubt: [] }] };

  test('says how long what is left takes', () => {
    const text = statusText(status, { readOnly: null, paint: PLAIN, whole: true });
    expect(text).toContain('2000 of 5000 changes');
    expect(text.match(/3,000 writes left take about 5 h 10 min, in at least 6 runs/g)).toHaveLength(1);
    expect(text).not.toContain('5,000 writes');
  });

  test('has it as members of the JSON', () => {
    const json = statusJson(status, null);
    expect(json['forecast']).toMatchObject({ writes: 3000, runs: 6, seconds: 5 * 3600 + 375 });
    expect(json['sessions']).toMatchObject([{ done: 2000, forecast: { writes: 3000, runs: 6 } }]);
  });

  test('says nothing of a session that has ended', () => {
    const ended = { ...session, state: 'applied' } as const;
    const one = { session: ended, done: 5000, waiting: [], inDoubt: [] };
    expect(statusJson({ head: null, sessions: [one] }, null)['forecast']).toBeNull();
  });
});
