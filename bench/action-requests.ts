import { markdown } from '../test/support/backlog.ts';
import { REPOSITORY, openStage } from '../test/support/stage.ts';

/* Counts the requests to the tracker of two runs of the committed Action; prints them as one line of JSON. */

const node = process.argv[2] === '24' ? 24 : 20;
const ids = Array.from({ length: 30 }, (_, i) => `task-${i}`);
const stories = Object.fromEntries(ids.map((id) => [id, { title: `Task ${id}` }]));
const stage = await openStage({ stories, config: ['approval: none'] });

async function counted(
  run: Promise<{ readonly outputs: { readonly [name: string]: string } }>,
  code: string,
) {
  const before = stage.upstream.requests.length;
  const found = (await run).outputs['reason-code'];
  if (found !== code) throw new Error(`A run ended with ${found}, not with ${code}.`);
  return stage.upstream.requests.length - before;
}

try {
  await counted(stage.reconcile({ node }), 'applied');
  await counted(stage.reconcile({ node }), 'nothing-to-do');
  const idle = await counted(stage.reconcile({ node }), 'nothing-to-do');
  const edited = ids
    .slice(0, 5)
    .map((id) => [`backlog/${id}.md`, markdown(id, { title: `Task ${id}, edited` })]);
  const pull = await stage.propose(Object.fromEntries(edited));
  const opened = stage.events.pullRequest({
    repository: REPOSITORY,
    by: 'ada',
    number: pull,
    action: 'opened',
  });
  await counted(stage.run(opened, { node }), 'previewed');
  const digest = /^\/sync apply ([0-9a-f]{12})$/m.exec((await stage.comments(pull))[0] ?? '')?.[1] ?? '';
  const apply = await counted(stage.say(pull, 'ben', `/sync apply ${digest}`, { node }), 'applied');
  process.stdout.write(`${JSON.stringify({ idle, apply })}\n`);
} finally {
  await stage.close();
}
