/** How a run ended, by what a caller must do next; one exit code each (DESIGN §8). */
export type OutcomeKind = 'done' | 'bug' | 'invalid' | 'conflicts' | 'queued' | 'stale' | 'refused';

export const EXIT_CODES: { readonly [kind in OutcomeKind]: number } = {
  done: 0,
  bug: 1,
  invalid: 2,
  conflicts: 3,
  queued: 4,
  stale: 5,
  refused: 6,
};

interface CodeEntry {
  readonly outcome: OutcomeKind;
  readonly title: string;
  readonly nextStep: string;
}

/** Every code a run can end with. The README's table is made from this one. */
export const CODES = {
  'nothing-to-do': { outcome: 'done', title: 'Both sides agree.', nextStep: 'Nothing.' },
  previewed: {
    outcome: 'done',
    title: 'A plan was computed and stored.',
    nextStep: 'Read it, then apply it.',
  },
  applied: { outcome: 'done', title: 'Every planned change was written.', nextStep: 'Nothing.' },
  undone: {
    outcome: 'done',
    title: 'The changes of the session were taken back.',
    nextStep: 'The next preview shows the difference again.',
  },
  resolved: {
    outcome: 'done',
    title: 'The decisions were stored.',
    nextStep: 'Apply the session to write them.',
  },
  status: { outcome: 'done', title: 'The state was read.', nextStep: 'Nothing.' },
  initialised: {
    outcome: 'done',
    title: 'A configuration was written.',
    nextStep: 'Read it, commit it, then run --preview.',
  },
  demonstrated: {
    outcome: 'done',
    title: 'Every step of the demo did what it said.',
    nextStep: 'Nothing.',
  },
  'demo-failed': {
    outcome: 'bug',
    title: 'A step of the demo did not do what it said.',
    nextStep: 'Report it with the message.',
  },
  bug: {
    outcome: 'bug',
    title: 'The program made a mistake.',
    nextStep: 'Report it with the message; what was written is in the journal.',
  },
  'bad-usage': { outcome: 'invalid', title: 'The command line was not understood.', nextStep: 'See --help.' },
  'bad-config': {
    outcome: 'invalid',
    title: 'The configuration cannot be used.',
    nextStep: 'Mend the named lines.',
  },
  'no-config': {
    outcome: 'done',
    title: 'The default branch has no configuration yet, so there is nothing to preview.',
    nextStep: 'Add one to the default branch.',
  },
  'bad-state': {
    outcome: 'invalid',
    title: 'The stored state cannot be used.',
    nextStep: 'Restore the named file from git.',
  },
  'bad-answer': {
    outcome: 'invalid',
    title: 'A side holds or answers what cannot be used.',
    nextStep: 'Mend what the message names; nothing was written.',
  },
  'no-session': {
    outcome: 'invalid',
    title: 'There is no such session.',
    nextStep: 'See status for the sessions there are.',
  },
  'bad-choice': {
    outcome: 'invalid',
    title: 'A decision does not fit its conflict.',
    nextStep: 'See status for the conflicts and their choices.',
  },
  conflicts: {
    outcome: 'conflicts',
    title: 'Conflicts wait for a person.',
    nextStep: 'Settle them with resolve, then apply.',
  },
  held: {
    outcome: 'conflicts',
    title: 'Records were left alone and wait for a person.',
    nextStep: 'Mend what the messages name, then run again.',
  },
  rejected: {
    outcome: 'conflicts',
    title: 'Upstream did not take a value.',
    nextStep: 'Change the named record, then run again.',
  },
  queued: {
    outcome: 'queued',
    title: 'Writes wait for the upstream.',
    nextStep: 'Apply again when it answers; a scheduled run does so by itself.',
  },
  unreachable: {
    outcome: 'queued',
    title: 'The upstream did not answer.',
    nextStep: 'Run again when it answers; nothing was lost.',
  },
  stale: {
    outcome: 'stale',
    title: 'What was previewed no longer holds.',
    nextStep: 'Preview again and apply that.',
  },
  'not-approvable': {
    outcome: 'stale',
    title: 'The session has ended.',
    nextStep: 'Preview again and apply that.',
  },
  'not-approved': {
    outcome: 'refused',
    title: 'The command was refused; nothing was written.',
    nextStep: 'Read the reply: it says why and what to do.',
  },
  'not-permitted': {
    outcome: 'done',
    title: 'Somebody without the permission asked; nothing was done.',
    nextStep: 'Nothing.',
  },
  'not-a-command': { outcome: 'done', title: 'The comment is no command.', nextStep: 'Nothing.' },
  'not-our-event': { outcome: 'done', title: 'The event needs no answer.', nextStep: 'Nothing.' },
  'unknown-command': {
    outcome: 'done',
    title: 'There is no such command; the reply lists those there are.',
    nextStep: 'Nothing.',
  },
  answered: { outcome: 'done', title: 'The command was answered.', nextStep: 'Nothing.' },
  'lease-ended': {
    outcome: 'done',
    title: 'The pull request is over; its records are free again.',
    nextStep: 'Nothing.',
  },
  abandoned: { outcome: 'done', title: 'The session was abandoned.', nextStep: 'Nothing.' },
  'bulk-guard': {
    outcome: 'refused',
    title: 'The plan is larger than the limits allow.',
    nextStep: 'Check the preview; raise limits in the config if it is right.',
  },
  'state-locked': {
    outcome: 'refused',
    title: 'Another run is writing.',
    nextStep: 'Run again when it has ended.',
  },
  'state-moved': {
    outcome: 'queued',
    title: 'Another run changed the state meanwhile.',
    nextStep: 'Run again; what was written is in the journal.',
  },
  'state-unreachable': {
    outcome: 'queued',
    title: 'The state could not be read or written.',
    nextStep: 'Run again when the repository answers.',
  },
  'state-forbidden': {
    outcome: 'refused',
    title: 'The token may not write the state branch.',
    nextStep: 'Give the job contents: write.',
  },
  'host-unreachable': {
    outcome: 'queued',
    title: 'GitHub did not answer, or its limit is reached.',
    nextStep: 'Run again later; what was written is in the journal.',
  },
  'host-refused': {
    outcome: 'refused',
    title: 'GitHub refused.',
    nextStep: 'Check the permissions of the job.',
  },
  'bad-event': {
    outcome: 'invalid',
    title: 'The event or an input cannot be used.',
    nextStep: 'Mend what the message names.',
  },
  'state-read-only': {
    outcome: 'refused',
    title: 'The state was rewound or belongs to another repository.',
    nextStep: 'Restore it, or start a new one.',
  },
  forbidden: {
    outcome: 'refused',
    title: 'The upstream refused.',
    nextStep: 'Check the token and its permissions.',
  },
} as const satisfies { readonly [code: string]: CodeEntry };

export type Code = keyof typeof CODES;
