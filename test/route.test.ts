import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseEvent } from '../src/github/event.ts';
import { COMMANDS } from '../src/inputs.ts';
import type { Trigger } from '../src/route.ts';
import { mayBeCommand, routeOf } from '../src/route.ts';

const comment: Trigger = {
  kind: 'comment',
  action: 'created',
  issue: 4,
  comment: 5,
  body: '/sync help',
  isBot: false,
};

describe('a comment', () => {
  test('that is new, by a person, and begins with /sync is a command', () =>
    expect(routeOf(comment, 'auto')).toEqual({ flow: 'command', issue: 4, comment: 5, body: '/sync help' }));

  test.each(['edited', 'deleted', 'pinned', ''])('A25: that was %s is none', (action) =>
    expect(routeOf({ ...comment, action }, 'auto')).toMatchObject({ flow: 'ignore', code: 'not-a-command' }),
  );

  test('A9: of a bot is none', () =>
    expect(routeOf({ ...comment, isBot: true }, 'auto')).toMatchObject({ flow: 'ignore' }));

  test('A30: is none unless the text begins with /sync and a space, whatever else is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(3), (text, spaces) => {
        const body = `${text}\n/sync apply 3f9a1c2e7b04`;
        const begins = /^ {0,3}\/sync\s/.test(body);
        const route = routeOf({ ...comment, body }, 'auto');
        if (!/^[ \u00a0]/.test(text)) expect(route.flow === 'command').toBe(begins);
        expect(mayBeCommand(`${' '.repeat(spaces)}/sync ${text}`)).toBe(true);
        expect(mayBeCommand(`${' '.repeat(spaces + 4)}/sync ${text}`)).toBe(false);
      }),
    );
  });
});

describe('a review', () => {
  const review: Trigger = { kind: 'review', action: 'submitted', pull: 1, review: 2, state: 'approved' };

  test('counts when it is submitted as an approval', () =>
    expect(routeOf(review, 'auto')).toEqual({ flow: 'review', pull: 1, review: 2 }));

  test.each([
    { action: 'edited' },
    { action: 'dismissed' },
    { state: 'commented' },
    { state: 'changes_requested' },
  ])('A25: %j does not', (other) =>
    expect(routeOf({ ...review, ...other }, 'auto')).toMatchObject({ flow: 'ignore' }),
  );
});

describe('a pull request', () => {
  test('A8: only a push says who pushed, and which head', () => {
    const trigger = { kind: 'pull-request', action: 'synchronize', pull: 3, sender: 7, head: 'abc' } as const;
    expect(routeOf(trigger, 'auto')).toEqual({ flow: 'pull', pull: 3, push: { by: 7, head: 'abc' } });
    for (const action of ['edited', 'reopened', 'ready_for_review'])
      expect(routeOf({ ...trigger, action }, 'auto')).toEqual({ flow: 'pull', pull: 3 });
  });

  test('A41: pull_request_target is read just as pull_request', () => {
    const payload = {
      action: 'opened',
      pull_request: { number: 3, head: { sha: 'abc' } },
      sender: { id: 7 },
    };
    const [one, other] = ['pull_request', 'pull_request_target'].map((name) => parseEvent({ name, payload }));
    expect(one).toEqual(other);
  });
});

test('A43: a push to a branch of any name is a reconcile only where it is the default branch', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (branch, main) => {
      const payload = { ref: `refs/heads/${branch}`, repository: { default_branch: main } };
      const trigger = parseEvent({ name: 'push', payload });
      expect(trigger.ok && routeOf(trigger.value, 'auto').flow).toBe(
        branch === main ? 'reconcile' : 'ignore',
      );
    }),
  );
  const tag = parseEvent({
    name: 'push',
    payload: { ref: 'refs/tags/main', repository: { default_branch: 'main' } },
  });
  expect(tag.ok && routeOf(tag.value, 'auto').flow).toBe('ignore');
});

test('A28: a dispatch that names a record by anything but an id names none', () => {
  const event = { specversion: '1.0', id: '1', source: '/x', type: 'changed' };
  const routeFor = (subject: string) => {
    const trigger = parseEvent({
      name: 'repository_dispatch',
      payload: { client_payload: { ...event, subject } },
    });
    return trigger.ok ? routeOf(trigger.value, 'auto') : null;
  };
  expect(routeFor('back-1')).toEqual({ flow: 'reconcile', record: 'back-1' });
  for (const subject of ['../x', 'a/b', '', 'a b', 'x'.repeat(121), '$(id)'])
    expect(routeFor(subject)).toEqual({ flow: 'reconcile' });
});

test('no event of any name and payload breaks the reading, and none but those of the table starts a flow', () => {
  const names = [
    'issue_comment',
    'pull_request',
    'pull_request_review',
    'issues',
    'push',
    'check_run',
    'fork',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.jsonValue(),
      fc.constantFrom(...COMMANDS),
      (name, payload, command) => {
        const trigger = parseEvent({ name, payload });
        if (!trigger.ok) expect(trigger.error).toContain(name);
        else if (command === 'auto') expect(routeOf(trigger.value, command).flow).toBe('ignore');
      },
    ),
  );
});
