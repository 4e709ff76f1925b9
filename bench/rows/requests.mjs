import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertEqual } from '../measure/equal.mjs';

const RECORDS = 130;
const CHANGED = 30;
const WRITTEN = 7;

/** Requests to the embedded tracker, counted: with nothing to do, and with changes on both sides. */
export async function* requests({ load, scratch }) {
  const { startTracker } = await load('tracker/server.js');
  const root = join(scratch, 'requests');
  mkdirSync(join(root, 'backlog'), { recursive: true });
  for (let i = 0; i < RECORDS; i++)
    writeFileSync(
      join(root, 'backlog', `task-${i}.md`),
      `---\ntitle: Task ${i}\nstatus: todo\n---\n\nText ${i}.\n`,
    );
  const tracker = await startTracker({ port: 0 });
  try {
    const reconcile = await reconciler({ load, root, url: tracker.url });
    assertEqual((await reconcile()).code, 'applied', 'the first sync');
    await reconcile();
    const idle = await reconcile();
    assertEqual(idle.code, 'nothing-to-do', 'a sync with nothing to do');
    yield { name: 'requests with nothing to do', goal: 2, unit: 'requests', samples: [idle.requests] };
    await editBothSides(root, tracker.url);
    const busy = await reconcile();
    assertEqual(
      [busy.code, busy.written],
      ['applied', CHANGED + WRITTEN],
      'a sync with changes on both sides',
    );
    yield {
      name: `requests with ${CHANGED} of ${RECORDS} records changed upstream and ${WRITTEN} here`,
      goal: Math.ceil(CHANGED / 100) + WRITTEN + 3,
      unit: 'requests',
      samples: [busy.requests],
    };
  } finally {
    await tracker.close();
  }
}

/** Each call is a run of its own: what it came to, and how many requests it sent. */
async function reconciler({ load, root, url }) {
  const { openRun, openStore, realWorld } = await load('env.js');
  const { reconcile } = await load('flows/reconcile.js');
  const { readConfig } = await load('config.js');
  const text = `version: 1
syncs:
  backlog:
    local: { provider: markdown, path: 'backlog/**/*.md' }
    remote: { provider: http, url: '${url}' }
    fields: { title: title, body: body, status: status }
`;
  const config = (await readConfig({ path: 'config.yml', text })).value.syncs.get('backlog');
  const world = realWorld({ root, stateDir: join(root, 'state'), progress: () => undefined });
  return async () => {
    const store = openStore(world);
    const counted = countRequests();
    try {
      const run = await openRun(world, { config, store });
      const { code, results } = await reconcile(run.value);
      return { code, requests: counted.count(), written: results?.length ?? 0 };
    } finally {
      counted.stop();
    }
  };
}

function countRequests() {
  const { fetch } = globalThis;
  let sent = 0;
  globalThis.fetch = (...request) => {
    sent++;
    return fetch(...request);
  };
  return {
    count: () => sent,
    stop: () => {
      globalThis.fetch = fetch;
    },
  };
}

async function editBothSides(root, url) {
  for (let i = 0; i < WRITTEN; i++) {
    const file = join(root, 'backlog', `task-${i}.md`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('status: todo', 'status: doing'));
  }
  const { records } = await (await fetch(`${url}/records`)).json();
  const others = records.filter(({ fields }) => Number(fields.title.slice('Task '.length)) >= WRITTEN);
  for (const { id, etag, fields } of others.slice(0, CHANGED)) {
    const answer = await fetch(`${url}/records/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json-patch+json', 'if-match': etag },
      body: JSON.stringify([{ op: 'replace', path: '/title', value: `${fields.title}, edited` }]),
    });
    assertEqual(answer.status, 200, `the edit of ${id} upstream`);
  }
}
