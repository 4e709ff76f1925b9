import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MARKDOWN_SCHEMA, openMarkdown, writeMarkdown } from '../corpus/markdown.mjs';
import { editOf, expectedPlan } from '../corpus/records.mjs';
import { assertEqual } from '../measure/equal.mjs';
import { fresh } from '../measure/processes.mjs';
import { rounds, wallOf } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const [PREVIEW, FLOOR] = ['../one-preview.mjs', '../one-floor.mjs'].map((program) =>
  fileURLToPath(new URL(program, import.meta.url)),
);
const SIZES = [2_500, 5_000, 10_000];
const CHANGED = 50;
const MANY = 10_000;

/** The same few changes among ever more Markdown files: what each file beside them costs. */
export async function* growth({ load, built, scratch }) {
  const folders = new Map();
  let known = new Map();
  for (const n of SIZES) {
    const folder = join(scratch, `growth-${n}`);
    known = await writeMarkdown(folder, { n, load, editOf: (i) => fewEdits(i, n) });
    folders.set(n, folder);
  }
  const previewOf = (n) => () =>
    previewMs(built, folders.get(n), { local: CHANGED, remote: CHANGED, conflicts: 0 });
  const work = join(folders.get(MANY), 'work');
  const samples = await rounds(5, {
    ...Object.fromEntries(SIZES.map((n) => [n, previewOf(n)])),
    reading: () => wallOf(() => readAll(work)),
  });
  yield {
    name: `preview with ${2 * CHANGED} changes, T(10,000)/T(5,000) files`,
    goal: 2,
    samples: ratios(samples[10_000], samples[5_000]),
    note: `T(5,000)/T(2,500) ${(Math.min(...samples[5_000]) / Math.min(...samples[2_500])).toFixed(2)}`,
  };
  yield {
    name: 'each further unchanged file in a preview / reading it',
    goal: 0.5,
    samples: samples[10_000].map(
      (ms, i) => Math.max(0, ms - samples[2_500][i]) / (samples.reading[i] * 0.75),
    ),
  };
  yield* unchanged({ load, folder: folders.get(MANY), known });
  yield* realProvider({ load, built, scratch });
}

/** Listing alone: every file is known, so none is opened. */
async function* unchanged({ load, folder, known }) {
  const work = join(folder, 'work');
  const current = new Map();
  const all = await openMarkdown(folder, load);
  for await (const page of all.changes({ cursor: null, known }))
    for (const { id, version } of page.records) current.set(version, [id]);
  for (const [version, ids] of known)
    if (![...current.values()].some(([id]) => id === ids[0])) current.set(version, ids);
  const list = async () => {
    const provider = await openMarkdown(folder, load);
    let [read, same] = [0, 0];
    for await (const page of provider.changes({ cursor: null, known: current })) {
      read += page.records.length;
      same += page.unchanged?.length ?? 0;
    }
    assertEqual([read, same], [0, MANY], 'files parsed and files known to be unchanged');
  };
  const samples = await rounds(7, { list: () => wallOf(list), read: () => wallOf(() => readAll(work)) });
  yield {
    name: 'listing 10,000 unchanged files / reading them',
    goal: 0.5,
    samples: ratios(samples.list, samples.read),
    note: 'none parsed',
  };
}

/** Planning with the real Markdown provider over git, as a command line does it. */
async function* realProvider({ load, built, scratch }) {
  const folder = join(scratch, 'markdown');
  await writeMarkdown(folder, { n: MANY, load, editOf });
  const expected = expectedPlan(MANY);
  const results = await rounds(3, {
    preview: () => previewOnce(built, folder, expected).cpuMs,
    floor: () => fresh(FLOOR, [folder]).cpuMs,
  });
  yield {
    name: `planning ${MANY} Markdown files over git / parsing and writing the three snapshots as JSON (CPU)`,
    samples: ratios(results.preview, results.floor),
    note: `${Object.keys(MARKDOWN_SCHEMA).length} fields, ${Math.round(Math.min(...results.preview))} ms`,
  };
}

function fewEdits(i, n) {
  const step = n / CHANGED;
  const kinds = ['body', 'status', 'labels', 'title', 'points'];
  const at = (offset) => i % step === offset;
  return { kind: kinds[Math.floor(i / step) % kinds.length], local: at(1), remote: at(2) };
}

function previewOnce(built, folder, expected) {
  rmSync(join(folder, 'state', 'sessions'), { recursive: true, force: true });
  const done = fresh(PREVIEW, [built.href, folder, 'markdown']);
  assertEqual(done.counts, expected, 'the plan over Markdown files');
  assertEqual(done.complete, true, 'whether the plan over Markdown files is complete');
  return done;
}

function previewMs(built, folder, expected) {
  return previewOnce(built, folder, expected).wallMs;
}

function readAll(work) {
  let bytes = 0;
  for (const entry of readdirSync(join(work, 'records'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += readFileSync(join(entry.parentPath, entry.name)).length;
  return bytes;
}
