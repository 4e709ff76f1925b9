import { randomFrom, words } from './random.mjs';

/** The fields of a record of the planning corpus: fifteen, with about 2 kB of Markdown as the body. */
export const SCHEMA = {
  assignee: { kind: 'scalar', writable: true },
  body: { kind: 'text', writable: true },
  component: { kind: 'scalar', writable: true },
  created: { kind: 'scalar', writable: true },
  due: { kind: 'scalar', writable: true },
  estimate: { kind: 'scalar', writable: true },
  labels: { kind: 'set', writable: true },
  milestone: { kind: 'scalar', writable: true },
  parent: { kind: 'scalar', writable: true },
  points: { kind: 'scalar', writable: true },
  priority: { kind: 'scalar', writable: true },
  reporter: { kind: 'scalar', writable: true },
  status: { kind: 'scalar', writable: true },
  tasks: { kind: 'list', key: 'id', writable: true },
  title: { kind: 'scalar', writable: true },
};

const random = randomFrom(7);
const LINES = Array.from({ length: 3000 }, (_, i) =>
  i % 9 === 0 ? `## ${words(random, 3)}` : i % 4 === 0 ? '' : `${i} ${words(random, 11)}`,
);
const BODY_LINES = 38;

/** The record of a number as both sides last agreed on it. */
export function baseRecord(i) {
  const { below, pick } = randomFrom(i + 1);
  const start = below(LINES.length - BODY_LINES);
  return {
    assignee: pick(['ana', 'ben', 'chen', null]),
    body: `${LINES.slice(start, start + BODY_LINES).join('\n')}\n`,
    component: pick(['kernel', 'store', 'views', 'cli']),
    created: `2026-0${1 + below(9)}-1${below(10)}`,
    due: null,
    estimate: below(40),
    labels: ['sync', pick(['bug', 'feature', 'docs'])],
    milestone: pick(['m1', 'm2', 'm3']),
    parent: i === 0 ? null : `rec-${below(i)}`,
    points: below(13),
    priority: pick(['low', 'medium', 'high']),
    reporter: pick(['dora', 'emil', 'finn']),
    status: 'todo',
    tasks: [
      { id: 1, text: LINES[start], done: false },
      { id: 2, text: LINES[start + 1], done: true },
    ],
    title: `Record ${i}: ${LINES[start + 2]}`,
  };
}

const KINDS = ['body', 'status', 'labels', 'title', 'points'];

/**
 * Edits a record as one side does; the sides edit different lines of a body and different elements.
 *
 * Two edits of `status`, `title` or `points` meet as a conflict.
 */
export function edited(record, { kind, side }) {
  switch (kind) {
    case 'body': {
      const lines = record.body.split('\n');
      const at = side === 'local' ? 4 : 24;
      return { ...record, body: lines.with(at, `${lines[at]} edited by ${side}`).join('\n') };
    }
    case 'labels':
      return { ...record, labels: [...record.labels, `from-${side}`] };
    case 'points':
      return { ...record, points: side === 'local' ? 21 : 34 };
    case 'status':
      return { ...record, status: side === 'local' ? 'doing' : 'done' };
    default:
      return { ...record, title: `${record.title} (${side})` };
  }
}

/** Who edits which record: 5 % on each side, 0.5 % on both, the same ones in every run. */
export function editOf(i) {
  const { next, pick } = randomFrom(0x5eed + i);
  const share = next();
  const kind = pick(KINDS);
  if (share < 0.005) return { kind, local: true, remote: true };
  if (share < 0.05) return { kind, local: true, remote: false };
  return { kind, local: false, remote: share < 0.095 };
}

/** A record number as its three values; sides that did not edit it share the base. */
export function sidesOf(i) {
  const base = baseRecord(i);
  const edit = editOf(i);
  return {
    edit,
    base,
    local: edit.local ? edited(base, { ...edit, side: 'local' }) : base,
    remote: edit.remote ? edited(base, { ...edit, side: 'remote' }) : base,
  };
}

export function idOf(i) {
  return `rec-${i}`;
}

/** What a right plan of the first n records counts. */
export function expectedPlan(n) {
  const expected = { local: 0, remote: 0, conflicts: 0 };
  for (let i = 0; i < n; i++) {
    const { kind, local, remote } = editOf(i);
    const meets = local && remote;
    if (meets && kind !== 'body' && kind !== 'labels') expected.conflicts++;
    else {
      if (local) expected.remote++;
      if (remote) expected.local++;
    }
  }
  return expected;
}
