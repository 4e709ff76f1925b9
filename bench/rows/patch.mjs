import { createRequire } from 'node:module';
import { randomFrom, words } from '../corpus/random.mjs';
import { assertEqual } from '../measure/equal.mjs';
import { cpuOf, rounds } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const { compare } = createRequire(import.meta.url)('fast-json-patch');
const RULE = { name: 'tasks', kind: 'list', key: 'id' };
const LENGTHS = [10, 100, 1_000, 10_000];
const SHUFFLED = 8_000;

/** How large patches are and how fast they are made. */
export async function* patch({ load }) {
  const { emitField } = await load('kernel/emit.js');
  const { applyPatch } = await load('kernel/patch.js');
  const check = (before, after) => {
    const applied = applyPatch({ tasks: before }, emitField({ rule: RULE, before, after }));
    assertEqual(applied.value?.tasks, after, `a patch of ${before.length} elements`);
  };
  yield shuffledGrowth(emitField, check);
  yield insertion(emitField, check);
}

function insertion(emitField, check) {
  const counts = LENGTHS.map((length) => {
    const before = elements(length);
    const after = before.toSpliced(1, 0, { id: 'new', text: 'put near the front', done: false });
    check(before, after);
    const operations = emitField({ rule: RULE, before, after });
    const guards = operations.filter(({ op }) => op === 'test').length;
    return { edits: operations.length - guards, guards, naive: compare(before, after).length };
  });
  const naive = counts.map((count) => count.naive).join(', ');
  return {
    name: `inserting into a keyed list of ${LENGTHS.join(', ')}`,
    goal: 1,
    unit: 'operations',
    samples: counts.map((count) => count.edits),
    note: `beside ${Math.max(...counts.map((count) => count.guards))} guard(s); fast-json-patch ${naive}`,
  };
}

async function shuffledGrowth(emitField, check) {
  check(...shuffled(500));
  const emit = (length) => {
    const [before, after] = shuffled(length);
    return () => cpuOf(() => emitField({ rule: RULE, before, after }));
  };
  const samples = await rounds(7, { once: emit(SHUFFLED), twice: emit(2 * SHUFFLED) });
  return {
    name: 'patch of n shuffled keys, T(2n)/T(n)',
    goal: 2.3,
    samples: ratios(samples.twice, samples.once),
  };
}

function elements(length) {
  const random = randomFrom(length);
  return Array.from({ length }, (_, i) => ({ id: `task-${i}`, text: words(random, 6), done: i % 3 === 0 }));
}

function shuffled(length) {
  const random = randomFrom(length);
  const before = elements(length);
  const places = before.map((element) => [random.next(), element]);
  return [before, places.sort(([a], [b]) => a - b).map(([, element]) => element)];
}
