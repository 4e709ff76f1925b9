import { describe, expect, test } from '@jest/globals';
import type { FieldMapping } from '../../src/kernel/lens.ts';
import { planField } from '../../src/kernel/plan-field.ts';
import type { PlanContext } from '../../src/kernel/plan-context.ts';

const BODY: FieldMapping = {
  name: 'body',
  remote: 'body',
  kind: 'text',
  key: 'id',
  equivalent: [],
  writable: { local: true, remote: true },
};

const CONTEXT: PlanContext = {
  sync: 'backlog',
  mappings: [BODY],
  create: 'both',
  onDelete: 'ask',
  guards: { local: 'revision-test', remote: 'if-match' },
  resolutions: new Map(),
  hash: (text) => text,
};

/** Plans a body that upstream keeps as `image` of the local `base`. */
function plan(base: string, image: string, now: { local: string; remote: string }) {
  const record = (body: string) => ({ id: 'r', version: '"1"', fields: { body } });
  return planField(
    {
      record: 'r',
      local: record(now.local),
      remote: record(now.remote),
      base: { fields: { body: base }, remote: { body: image } },
    },
    BODY,
    CONTEXT,
  );
}

describe('E28, E54: a text of which upstream keeps an image of its own', () => {
  test('its final line end is no edit: edits of both sides are merged', () => {
    const now = { local: 'ONE\n2\n3', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now)).toEqual({ local: 'ONE\n2\nthree', remote: 'ONE\n2\nthree' });
    const other = { local: 'ONE\n2\n3\n', remote: '1\n2\nthree' };
    expect(plan('1\n2\n3\n', '1\n2\n3', other)).toMatchObject({ local: 'ONE\n2\nthree\n' });
  });

  test('an edit of upstream goes into a text that nobody edited here', () => {
    const now = { local: '1\n2\n3', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now)).toMatchObject({ local: '1\n2\nthree' });
    const escaped = plan('a < b\n\nand\n\nc & d', 'a &lt; b\n\nand\n\nc &amp; d', {
      local: 'a < b\n\nand\n\nc & d',
      remote: 'a &lt; b\n\nand\n\nC &amp; D',
    });
    expect(escaped).toMatchObject({ local: 'a < b\n\nand\n\nC &amp; D' });
    expect(escaped.conflict).toBeUndefined();
  });

  test('edits of one line on both sides stay a conflict', () => {
    const now = { local: '1\n2\nTHREE', remote: '1\n2\nthree\n' };
    expect(plan('1\n2\n3', '1\n2\n3\n', now).conflict).toMatchObject({
      kind: 'edit-edit',
      local: '1\n2\nTHREE',
    });
  });
});
