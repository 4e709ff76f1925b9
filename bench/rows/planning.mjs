import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePlanning } from '../corpus/planning.mjs';
import { expectedPlan } from '../corpus/records.mjs';
import { assertEqual } from '../measure/equal.mjs';
import { fresh, wallOfProgram } from '../measure/processes.mjs';
import { rounds } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const [PREVIEW, FLOOR] = ['../one-preview.mjs', '../one-floor.mjs'].map((program) =>
  fileURLToPath(new URL(program, import.meta.url)),
);
const MANY = 100_000;
const FEW = 10_000;

/** Planning in a fresh process, the plan written, against two floors; and the memory it takes. */
export async function* planning({ load, built, scratch }) {
  const bare = bareMemory();
  const few = await corpus({ n: FEW, load, built, scratch });
  const many = await corpus({ n: MANY, load, built, scratch });
  const memory = { few: [], many: [] };
  const results = await rounds(3, {
    preview: () => {
      const [one, other] = [few.preview(), many.preview()];
      memory.few.push(one.rssBytes - bare);
      memory.many.push(other.rssBytes - bare);
      return other;
    },
    floor: () => fresh(FLOOR, [many.folder]),
    git: () => many.mergeTree(),
  });
  assertEqual(results.floor[0].records, 3 * MANY, 'records in the three snapshots');
  const [cpu, wall] = ['cpuMs', 'wallMs'].map((time) => results.preview.map((one) => one[time]));
  const floorCpu = results.floor.map((one) => one.cpuMs);
  yield {
    name: `planning ${MANY} records / parsing and writing the three snapshots (CPU)`,
    goal: 0.15,
    samples: ratios(cpu, floorCpu),
    note: `${Math.round(Math.min(...cpu))} ms of CPU, ${(many.bytes / 1e6).toFixed(0)} MB of snapshots, session of ${(many.sessionBytes() / 1e6).toFixed(1)} MB`,
  };
  yield {
    name: `planning ${MANY} records / git merge-tree --write-tree (wall)`,
    goal: 1.5,
    samples: ratios(wall, results.git),
    note: `${Math.round(Math.min(...wall))} ms against ${Math.round(Math.min(...results.git))} ms`,
  };
  yield {
    name: `memory of planning ${MANY} records over bare node / bytes of the snapshots`,
    goal: 0.1,
    samples: memory.many.map((bytes) => bytes / many.bytes),
    note: `${Math.round(memory.many[0] / 1e6)} MB over ${Math.round(bare / 1e6)} MB`,
  };
  yield {
    name: `memory of planning ${MANY} records / of ${FEW}, both over bare node`,
    goal: 2,
    samples: ratios(memory.many, memory.few),
    note: `${Math.round(memory.few[0] / 1e6)} MB for ${FEW}`,
  };
}

async function corpus({ n, load, built, scratch }) {
  const folder = join(scratch, `planning-${n}`);
  const bytes = await writePlanning(folder, { n, load });
  const expected = expectedPlan(n);
  let lastSession = null;
  const preview = () => {
    rmSync(join(folder, 'state', 'sessions'), { recursive: true, force: true });
    const done = fresh(PREVIEW, [built.href, folder]);
    assertEqual(done.counts, expected, `the plan of ${n} records`);
    assertEqual(done.complete, true, `whether the plan of ${n} records is complete`);
    lastSession = done.session;
    return done;
  };
  let round = 0;
  const mergeTree = () => {
    const objects = join(folder, `objects-${round++}`);
    return mergeTreeMs(join(folder, 'repo'), objects);
  };
  const sessionBytes = () => statSync(join(folder, 'state', 'sessions', `${lastSession}.json`)).size;
  return { folder, bytes, preview, mergeTree, sessionBytes };
}

/** Each run writes its objects to a folder of its own, so that none finds those of the run before. */
function mergeTreeMs(repo, objects) {
  const env = {
    ...process.env,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: join(repo, 'objects'),
  };
  const args = ['-c', 'core.compression=1', '-C', repo, 'merge-tree', '--write-tree', 'local', 'remote'];
  return wallOfProgram(
    'sh',
    ['-c', 'mkdir "$GIT_OBJECT_DIRECTORY"; git "$@" > /dev/null; test $? -le 1', 'sh', ...args],
    { env },
  );
}

function bareMemory() {
  const program = 'process.stdout.write(JSON.stringify({rssBytes: process.resourceUsage().maxRSS * 1024}))';
  return fresh('-e', [program]).rssBytes;
}
