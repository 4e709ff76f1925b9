import { beforeEach, describe, expect, test } from '@jest/globals';
import { lastingFault, passingFault } from '../../src/upstream/fault.ts';
import { FIRST_CONTACT_TRIES, Patience } from '../../src/upstream/patience.ts';

let slept: number[] = [];
const context = { sleep: async (ms: number) => void slept.push(ms) };
const down = () => passingFault('server-error', 'Down.');

beforeEach(() => {
  slept = [];
});

describe('patience', () => {
  test('waits ever longer, and throws the fault itself when its tries are over', async () => {
    const fault = down();
    let calls = 0;
    const answer = new Patience(context).repeat(async () => {
      calls += 1;
      throw fault;
    });
    await expect(answer).rejects.toBe(fault);
    expect([calls, slept]).toEqual([6, [250, 500, 1000, 2000, 4000]]);
  });

  test('gives the answer as soon as there is one', async () => {
    let calls = 0;
    const answer = new Patience(context).repeat(async () => {
      calls += 1;
      if (calls < 3) throw down();
      return 'there';
    });
    await expect(answer).resolves.toBe('there');
    expect(slept).toEqual([250, 500]);
  });

  test('is shorter at the first contact', async () => {
    const answer = new Patience(context, FIRST_CONTACT_TRIES).repeat(() => Promise.reject(down()));
    await expect(answer).rejects.toMatchObject({ code: 'server-error' });
    expect(slept).toEqual([250, 500]);
  });

  test.each([lastingFault('forbidden', 'No.'), new TypeError('a bug')])('has none with %p', async (error) => {
    await expect(new Patience(context).pause(error)).rejects.toBe(error);
    expect(slept).toEqual([]);
  });

  test('E39: keeps to a Retry-After while all waits together fit in ten seconds', async () => {
    const patience = new Patience(context);
    const limited = (retryAfterMs: number) => passingFault('rate-limited', 'Slower.', { retryAfterMs });
    await patience.pause(limited(6000));
    await expect(patience.pause(limited(4001))).rejects.toMatchObject({ retryAfterMs: 4001 });
    await patience.pause(limited(4000));
    expect(slept).toEqual([6000, 4000]);
    await expect(patience.pause(down())).rejects.toMatchObject({ code: 'server-error' });
  });
});
