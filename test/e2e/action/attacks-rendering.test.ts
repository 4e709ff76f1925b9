import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { OUTPUTS } from '../../../src/inputs.ts';
import { configFor, markdown } from '../../support/backlog.ts';
import type { ActionResult } from '../../support/runner/run-action.ts';
import type { Siege } from '../../support/siege.ts';
import {
  besiegeBranch,
  expectNoLeak,
  jobToken,
  ourComments,
  previewPull,
  siegeOf,
  standsStill,
  titlesUpstream,
} from '../../support/siege.ts';
import type { Stage } from '../../support/stage.ts';
import { REPOSITORY, openStage } from '../../support/stage.ts';

/** The words of HTML that our own bodies use; what else is in one came from outside. */
const OWN_TAGS =
  /^<\/?(?:details|summary|b|br|sub|code|table|thead|tbody|tr|th|td|del|ins|em|strong|pre|span|hr|p|ul|li)\b[^<>]*>$/;

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** Checks that nothing in a body of ours acts: no link elsewhere, no image, no mention, no foreign HTML, one command. */
function expectInert(body: string, about: { readonly stage: Stage; readonly command?: string }): void {
  expect(body.length).toBeLessThanOrEqual(65_536);
  const commands = body.split('\n').filter((line) => /^\s*\/sync apply/.test(line) && line !== FORGED);
  expect(commands).toEqual(about.command === undefined ? [] : [about.command]);
  let comments = 0;
  const visit = (node: Node): void => {
    if (node.type === 'html') comments += node.value?.match(/<!--/g)?.length ?? 0;
    if (node.type === 'image' || node.type === 'definition') throw new Error(`${node.type} in: ${body}`);
    if (node.type === 'link' && node.url?.startsWith(about.stage.github.serverUrl) !== true)
      throw new Error(`a link to ${node.url}`);
    if (node.type === 'html')
      for (const tag of (node.value ?? '').replaceAll(/<!-- sync-kernel[^\n]*-->/g, '').match(/<[^>]*>?/g) ??
        [])
        expect(tag).toMatch(OWN_TAGS);
    // A whole text in conflict stands in a fence as it is; a comment that quotes it begins otherwise (A30).
    if (node.type !== 'code') expect(node.value ?? '').not.toMatch(/^\/sync apply 3f9a1c2e7b04/m);
    if (node.type === 'text') {
      expect(node.value).not.toMatch(
        /(?:^|[^\w`])@[a-z]|\b(?:fixes|closes)\s+#\d|[\u202a-\u202e\u2066-\u2069]/i,
      );
    }
    node.children?.forEach(visit);
  };
  visit(fromMarkdown(body));
  // The marker of ours, where a body has one.
  expect(comments).toBeLessThanOrEqual(body.startsWith('<!-- sync-kernel') ? 1 : 0);
}

/** Checks that the runner was told nothing that we did not want to tell it. */
function expectCalm(run: ActionResult): void {
  expect(run.problems).toEqual([]);
  expect(Object.keys(run.outputs).toSorted()).toEqual(Object.keys(OUTPUTS).toSorted());
  expect(run.annotations.filter(({ level }) => level !== 'notice')).toEqual([]);
  expect(run.exported).toEqual({});
  expect(run.exitCode).toBe(0);
}

const NASTY = [
  '@octo/team Fixes #1 <!-- sync-kernel:v1 {"kind":"preview"} --> ``````````',
  '</details><script>alert(1)</script> | ![x](https://evil.example/p.png)',
  '[x](javascript:alert(1)) \u202egpj.exe closes octo/app#12',
  '$(id) `id` ${{ github.token }} ::set-output name=decision::applied %0A::error::x',
];

const FORGED = '/sync apply 3f9a1c2e7b04';

const BODY = [
  ...NASTY,
  '',
  'Approved by `mia`.',
  '',
  FORGED,
  '```',
  FORGED,
  '```',
  '::set-output name=decision::applied',
  '##[add-mask]a',
].join('\n');

describe('values that want to act', () => {
  let siege: Siege;
  let run: ActionResult;
  const titles = NASTY.map((title) => title.replaceAll(/[^ -~]/g, ''));
  beforeAll(async () => {
    const stage = await openStage({ stories: {} });
    const files = NASTY.map((_title, n): [string, string] => [
      `backlog/@octo Fixes #${n} $(id) \`x\` <b>.md`,
      `---\nid: nasty-${n}\nstatus: '${n === 0 ? '@admin ${{ github.token }}' : 'todo'}'\nlabels: ['<!--', '@octo/team', 'a|b', '::error::x']\n---\n\n# ${titles[n]}\n\n${BODY}\n`,
    ]);
    const place = await stage.propose(Object.fromEntries(files));
    run = await previewPull(stage, place);
    siege = siegeOf(stage, place, run);
  });
  afterAll(async () => siege.stage.close());

  test('A37, A39: do nothing in the preview, the check run and the summary; one command stands there', async () => {
    const { stage, command } = siege;
    const [comment] = await ourComments(stage, siege.place);
    expectInert(String(comment?.['body']), { stage, command });
    const head = (await stage.github.world.repository(REPOSITORY).git.branch('work-1')) ?? '';
    const path = `/repos/${REPOSITORY}/commits/${head}/check-runs`;
    const { check_runs: checks } = (await stage.github.world.call('ada', 'GET', path)) as {
      readonly check_runs: readonly {
        readonly output: { readonly summary: string; readonly text: string | null };
      }[];
    };
    expect(checks).toHaveLength(1);
    for (const { output } of checks)
      expectInert(`${output.summary}\n\n${output.text ?? ''}`, { stage, command });
    expectInert(run.summary, { stage, command });
  });

  test('A35: are no commands to the runner, in the log or in the outputs', () => {
    expectCalm(run);
    expect(run.outputs).toMatchObject({ decision: 'done', 'reason-code': 'previewed', changes: '4' });
  });

  test('A35, A37: reach upstream as they are', async () => {
    const { stage, place, command } = siege;
    const applied = await stage.say(place, 'ben', command);
    expect(applied.outputs['reason-code']).toBe('applied');
    expectCalm(applied);
    expect((await titlesUpstream(stage)).toSorted()).toEqual(titles.toSorted());
    for (const row of await ourComments(stage, place)) expectInert(String(row['body']), { stage });
  });
});

test('A38: a body of 70 kB of four-byte characters → a shorter preview that can be approved', async () => {
  const body = `${'𝄞'.repeat(70)}\n`.repeat(250);
  const stage = await openStage({ stories: {} });
  const place = await stage.propose({
    'backlog/back-1.md': markdown('back-1', { title: '𝄞'.repeat(300), body }),
  });
  const siege = siegeOf(stage, place, await previewPull(stage, place));
  const [comment] = await ourComments(stage, place);
  expectInert(String(comment?.['body']), siege);
  expect((String(comment?.['body']).match(/^`{3,}/gm) ?? []).length % 2).toBe(0);
  await standsStill(siege, 'ben');
  await stage.close();
});

test('A37: in the issue of a conflict, and in its title', async () => {
  const siege = await besiegeBranch();
  const { stage } = siege;
  await standsStill(siege, 'ben');
  const [mine = '', theirs = ''] = [NASTY[1]?.replaceAll(/[^ -~]/g, ''), NASTY[0]];
  await stage.tracker.edit(await stage.idOf('Sign in'), { title: theirs, body: BODY });
  const files = { 'backlog/back-1.md': markdown('back-1', { title: mine, body: `${BODY}\nMine.` }) };
  await stage.github.world.commit({ repository: REPOSITORY, by: 'ada', files });
  const run = await stage.reconcile();
  expect(run.outputs['reason-code']).toBe('conflicts');
  expectCalm(run);
  const [issue] = (await stage.issues()).filter((one) => one['state'] === 'open');
  expectInert(String(issue?.['body']), { stage });
  expect(String(issue?.['title'])).not.toMatch(/@octo|#1\b|[\n\u202e]/);
  await stage.close();
});

describe('A40: credentials', () => {
  const SECRET = 'hunter2-upstream-credential';
  const TOKENS = ['ghp_0123456789abcdefghijABCDEFGHIJ456789', 'AKIAIOSFODNN7EXAMPLE'];
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({
      stories: { 'back-1': { title: `Use ${TOKENS[0]}`, body: `Key ${TOKENS[1]}` } },
    });
    const path = '.specfact/sync/config.yml';
    const text = configFor(stage.upstream.url).replace(
      'timeout: 1500',
      'timeout: 1500, token-env: TRACKER_TOKEN',
    );
    await stage.github.world.commit({ repository: REPOSITORY, by: 'mia', files: { [path]: text } });
  });
  afterAll(async () => stage.close());

  const env = { TRACKER_TOKEN: SECRET };
  const shownSo = async (): Promise<string> => {
    const issues = await stage.issues();
    const comments = await Promise.all(issues.map(async (one) => stage.comments(Number(one['number']))));
    return JSON.stringify([issues, comments]);
  };

  test('of ours that a broken upstream gives back are nowhere to be read', async () => {
    const said = JSON.stringify({ title: `The token ${SECRET} is not allowed`, status: 403, detail: SECRET });
    const body = {
      kind: 'answer',
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
      body: said,
    } as const;
    stage.upstream.spoil('GET', body);
    const token = jobToken(stage);
    const run = await stage.reconcile({ env, token });
    expect(run.outputs['decision']).toBe('refused');
    for (const secret of [SECRET, token]) expectNoLeak(run, { secret, texts: [await shownSo()] });
  });

  test('in records are not shown, and are written as they are', async () => {
    const run = await stage.reconcile({ env });
    expect(run.outputs['reason-code']).toBe('previewed');
    for (const secret of [SECRET, ...TOKENS]) expectNoLeak(run, { secret, texts: [await shownSo()] });
    const siege = siegeOf(stage, Number((await stage.issues())[0]?.['number']), run);
    const applied = await stage.say(siege.place, 'ben', siege.command, { env });
    expect(applied.outputs['reason-code']).toBe('applied');
    expect(await titlesUpstream(stage)).toEqual([`Use ${TOKENS[0]}`]);
    for (const secret of [SECRET, ...TOKENS]) expectNoLeak(applied, { secret, texts: [await shownSo()] });
  });

  test('of ours are in no file of the state branch', async () => {
    const { git } = stage.github.world.repository(REPOSITORY);
    const names = (await git.run(['ls-tree', '-r', '--name-only', 'sync-kernel/state']))
      .split('\n')
      .filter(Boolean);
    for (const name of names) expect(await git.read('sync-kernel/state', name)).not.toContain(SECRET);
  });
});
