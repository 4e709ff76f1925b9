import type { Fields } from '../../src/kernel/field.ts';

/** Three records over the tracker's default schema that differ in every field. */
export const SAMPLES: readonly [Fields, Fields, Fields] = [
  {
    title: 'Sign in',
    body: 'As a user\nI sign in.\n',
    status: 'todo',
    labels: ['auth', 'web'],
    priority: 1,
    assignee: 'ada',
    criteria: [{ id: 'c1', text: 'Shows a form', done: false }],
    meta: { source: 'workshop', estimate: { points: 3 } },
  },
  {
    title: 'Sign out — “now”',
    body: '',
    status: 'doing',
    labels: [],
    priority: 'high',
    assignee: null,
    criteria: [
      { id: 'c1', text: 'Shows a form', done: true },
      { id: 'c2', text: 'Ends the session', done: false },
    ],
    meta: { source: 'mail' },
  },
  {
    title: 'Reset the password 🔑',
    body: null,
    status: null,
    labels: ['mail'],
    priority: 2.5,
    assignee: 'grace',
    criteria: null,
    meta: null,
  },
];
