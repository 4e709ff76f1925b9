import { beforeEach, describe, expect, test } from '@jest/globals';
import { Siege } from '../flows/action/siege.ts';

let siege: Siege;
let command: string;

/** Two new records in one pull request. */
beforeEach(async () => {
  siege = await Siege.open();
  const [branch] = siege.stage.branches;
  branch?.local.edit('new-2', { title: 'Second' });
  if (branch !== undefined) siege.stage.pushTo(branch);
  await siege.preview(siege.pull);
  command = `/sync apply ${(await siege.session()).digest.slice(0, 12)}`;
});

const upstream = () =>
  [...siege.stage.world.remote.records.values()].map(({ fields }) => JSON.stringify(fields['title'])).sort();

describe('/sync apply with a part of the plan', () => {
  test.each([
    ['', ['"New"', '"Second"']],
    ['--only new-1', ['"New"']],
    ['--only new-1,new-2', ['"New"', '"Second"']],
    ['--except new-1', ['"Second"']],
    ['--only new-1 --only new-2 --except new-2', ['"New"']],
  ])('%s', async (words, titles) => {
    expect((await siege.say(`${command} ${words}`)).code).toBe('applied');
    expect(upstream()).toEqual(titles);
  });

  test.each([
    ['--only another', 'unknown-record'],
    ['--except another', 'unknown-record'],
    ['--only', 'bad-usage'],
    ['--only --except', 'bad-usage'],
    ['--all new-1', 'bad-usage'],
  ])('%s: %s, and nothing is written', async (words, answer) => {
    expect((await siege.say(`${command} ${words}`)).messages).toEqual([answer]);
    expect(upstream()).toEqual([]);
  });
});
