import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseEvent } from '../../src/github/event.ts';

const user = { id: 7, login: 'ada', type: 'User' };
const bot = { id: 8, login: 'robot[bot]', type: 'Bot' };
const pull = { number: 3, head: { sha: 'abc' } };

const COMMENT = { action: 'created', issue: { number: 1 }, comment: { id: 5, body: '/sync help', user } };

describe('the events of DESIGN §9', () => {
  test.each<[string, unknown, object]>([
    ['schedule', {}, { kind: 'schedule' }],
    ['workflow_dispatch', { inputs: null }, { kind: 'dispatch' }],
    ['repository_dispatch', { client_payload: { record: 'x' } }, { kind: 'repository-dispatch' }],
    [
      'repository_dispatch',
      { client_payload: { specversion: '1.0', id: '1', source: '/t', type: 'changed', subject: 'back-1' } },
      { kind: 'repository-dispatch', record: 'back-1' },
    ],
    [
      'repository_dispatch',
      { client_payload: { specversion: '1.0', id: '1', source: '/t', type: 'changed', subject: '../x' } },
      { kind: 'repository-dispatch' },
    ],
    [
      'push',
      { ref: 'refs/heads/main', repository: { default_branch: 'main' } },
      { kind: 'push', branch: 'main', isDefault: true },
    ],
    [
      'push',
      { ref: 'refs/heads/x/main', repository: { default_branch: 'main' } },
      { kind: 'push', branch: 'x/main', isDefault: false },
    ],
    [
      'push',
      { ref: 'refs/tags/main', repository: { default_branch: 'main' } },
      { kind: 'push', branch: null, isDefault: false },
    ],
    [
      'pull_request',
      { action: 'opened', pull_request: pull, sender: user },
      { kind: 'pull-request', action: 'opened', pull: 3, head: 'abc', sender: 7 },
    ],
    ['issue_comment', COMMENT, { kind: 'comment', issue: 1, comment: 5, body: '/sync help', isBot: false }],
    ['issue_comment', { ...COMMENT, comment: { id: 5, body: null, user } }, { body: '', isBot: false }],
    ['issue_comment', { ...COMMENT, comment: { id: 5, body: 'x', user: bot } }, { isBot: true }],
    ['issue_comment', { ...COMMENT, comment: { id: 5, body: 'x', user: null } }, { isBot: true }],
    [
      'pull_request_review',
      { action: 'submitted', pull_request: pull, review: { id: 9, state: 'approved' } },
      { kind: 'review', action: 'submitted', pull: 3, review: 9, state: 'approved' },
    ],
    [
      'issues',
      { action: 'closed', issue: { number: 4 }, sender: bot },
      { kind: 'issue', action: 'closed', issue: 4, isBot: true },
    ],
    ['gollum', {}, { kind: 'other', event: 'gollum' }],
  ])('%s', (name, payload, trigger) => {
    const parsed = parseEvent({ name, payload });
    expect(parsed).toMatchObject({ ok: true, value: trigger });
  });
});

test.each<[string, unknown, string]>([
  ['issue_comment', { ...COMMENT, issue: { number: '1' } }, 'issue.number'],
  ['issue_comment', { ...COMMENT, comment: { id: 5, body: 7, user } }, 'comment.body'],
  ['issue_comment', { ...COMMENT, comment: { id: -5, body: '', user } }, 'comment.id'],
  ['pull_request', { action: 'opened', pull_request: null }, 'pull_request.number'],
  ['pull_request_review', { action: 1, pull_request: pull, review: { id: 1, state: 'x' } }, 'action'],
  ['push', { ref: null }, 'ref'],
  ['issues', [], 'action'],
  ['issue_comment', JSON.parse('{"__proto__":{"action":"created"}}'), 'issue.number'],
])('a payload that is none: %s (A29)', (name, payload, member) => {
  const parsed = parseEvent({ name, payload });
  expect(parsed).toMatchObject({ ok: false });
  expect(parsed.ok ? '' : parsed.error).toContain(
    member === 'issue.number' ? 'event cannot be read' : member,
  );
});

test('no payload makes it throw', () => {
  const names = fc.constantFrom('push', 'pull_request', 'issue_comment', 'issues', 'pull_request_review');
  fc.assert(
    fc.property(names, fc.anything(), (name, payload) => {
      expect(typeof parseEvent({ name, payload }).ok).toBe('boolean');
    }),
  );
});
