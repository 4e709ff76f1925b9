import type { Json } from '../../kernel/json.ts';
import { BACKLOG } from './backlog.ts';
import { check } from './check.ts';
import type { Stage } from './stage.ts';

/** The scenes in their order; each leaves the stage as the next one expects it. */
export const STORY: readonly ((stage: Stage) => Promise<void>)[] = [
  begin,
  firstSync,
  bothSidesMove,
  previewThem,
  applyThem,
  disagree,
  decide,
  undo,
  end,
];

const has =
  (part: string) =>
  (value: Json): boolean =>
    Array.isArray(value) ? value.includes(part) : typeof value === 'string' && value.includes(part);
const adding =
  (label: string) =>
  (value: Json): Json => [...(Array.isArray(value) ? (value as readonly Json[]) : []), label];
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const is =
  (expected: Json) =>
  (value: Json): boolean =>
    value === expected;

async function begin(stage: Stage): Promise<void> {
  stage.heading('A repository with a backlog, and a tracker that is still empty');
  for (const [file, text] of Object.entries(BACKLOG)) stage.write(file, text);
  await stage.git('init', '--quiet');
  await stage.commit('Begin the backlog');
  stage.say(`backlog/ has ${Object.keys(BACKLOG).length} tasks, a Markdown file each. The first one:`);
  stage.say((BACKLOG['back-1-sign-in.md'] ?? '').trimEnd().replaceAll(/^/gm, '| ').replaceAll(/ $/gm, ''));
  await stage.sync(['init', '--path', 'backlog/*.md', '--url', stage.upstream.url, '--yes'], 0);
}

async function firstSync(stage: Stage): Promise<void> {
  stage.heading('The first sync: every task gets a record upstream');
  const files = stage.files();
  await stage.sync(['--apply'], 0);
  const records = await stage.upstream.records();
  check(records.length === Object.keys(BACKLOG).length, 'the tracker has one record for each task');
  await stage.expect('Dark mode', 'status', is('doing'));
  check(files === stage.files(), 'no file was touched');
  await stage.commit('Sync the backlog');
}

async function bothSidesMove(stage: Stage): Promise<void> {
  stage.heading('Both sides move on, also on the same task');
  stage.edit('back-1-sign-in.md', ['status: todo', 'status: doing']);
  stage.edit('back-2-export.md', ['order of the board.', 'order of the board, finished ones last.']);
  stage.edit('back-3-dark-mode.md', ['labels: [ui]', 'labels: [ui, design]']);
  await stage.editUpstream('Export a project as CSV', 'body', (old) =>
    textOf(old).replace('ISO 8601.', 'ISO 8601, in UTC.'),
  );
  await stage.editUpstream('Dark mode', 'labels', adding('wanted'));
  await stage.editUpstream('Search in comments', 'priority', () => 'high');
}

async function previewThem(stage: Stage): Promise<void> {
  stage.heading('A preview shows every write as a JSON Patch, and writes nothing');
  const before = await stage.bothSides();
  await stage.sync(['--preview'], 0);
  check(before === (await stage.bothSides()), 'a preview changes nothing on either side');
}

async function applyThem(stage: Stage): Promise<void> {
  stage.heading('Applying that session writes exactly what was shown');
  await stage.sync(['--apply', '--session', stage.newestSession()], 0);
  await stage.expect('Sign in with an e-mail link', 'status', is('doing'));
  await stage.expect('Export a project as CSV', 'body', has('finished ones last'));
  await stage.expect('Export a project as CSV', 'body', has('in UTC'));
  check(stage.read('back-2-export.md').includes('in UTC'), 'the upstream edit of back-2 arrived here');
  await stage.expect('Dark mode', 'labels', has('design'));
  check(/labels: \[ui, design, wanted\]/.test(stage.read('back-3-dark-mode.md')), 'the labels were united');
  check(stage.read('back-4-search.md').includes('priority: high'), 'the new priority arrived here');
  await stage.commit('Sync the backlog');
}

async function disagree(stage: Stage): Promise<void> {
  stage.heading('Now both sides change one title: a conflict, which only a person can settle');
  stage.edit('back-4-search.md', ['title: Search in comments', 'title: Search in comments and files']);
  await stage.editUpstream('Search in comments', 'title', () => 'Find words in comments');
  const before = await stage.bothSides();
  await stage.sync(['--preview'], 3);
  check(before === (await stage.bothSides()), 'a conflict overwrites neither side');
}

async function decide(stage: Stage): Promise<void> {
  stage.heading('A person decides; on a terminal "resolve" asks, here it is told');
  const session = stage.newestSession();
  await stage.sync(['resolve', '--session', session, 'back-4:title=local'], 0);
  await stage.sync(['--apply', '--session', session], 0);
  await stage.expect('Search in comments and files', 'priority', is('high'));
  await stage.commit('Settle the title of back-4');
}

async function undo(stage: Stage): Promise<void> {
  stage.heading('A mistake goes upstream, and is taken back');
  stage.edit('back-5-import.md', ['status: todo', 'status: done']);
  await stage.sync(['--apply'], 0);
  await stage.expect('Import from a spreadsheet', 'status', is('done'));
  await stage.sync(['undo', '--session', stage.newestSession()], 0);
  await stage.expect('Import from a spreadsheet', 'status', is('todo'));
  await stage.showGit('checkout', '--', 'backlog');
}

async function end(stage: Stage): Promise<void> {
  stage.heading('Both sides agree, and the sessions tell what happened');
  await stage.sync(['--preview'], 0);
  await stage.sync(['status'], 0);
  for (const [file, text] of Object.entries(BACKLOG)) {
    const title = /^title: (.*)$/m.exec(stage.read(file))?.[1] ?? '';
    check(text !== '' && title !== '', `${file} has a title`);
    const record = await stage.upstream.withTitle(title);
    check(stage.read(file).includes(textOf(record.fields['body'])), `the texts of ${record.id} agree`);
  }
}
