import { expect, test } from '@jest/globals';
import { titleOf } from '../../src/kernel/candidate.ts';
import { ABSENT, both } from '../support/plan-samples.ts';

test('a record is called by its local title, else by its upstream one, else by its name', () => {
  expect(titleOf(both({ title: ' Local ' }, { title: 'Remote' }))).toBe('Local');
  expect(titleOf(both({ title: '  ' }, { title: 'Remote' }))).toBe('Remote');
  expect(titleOf(both({ title: 7 }, { title: null }))).toBe('a');
  expect(titleOf(both({}, {}, { local: ABSENT, remote: ABSENT }))).toBe('a');
});
