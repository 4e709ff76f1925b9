import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { backlogFor, markdown } from '../support/backlog.ts';
import type { Misbehaviour } from '../support/misbehaviours.ts';
import { MISBEHAVIOURS } from '../support/misbehaviours.ts';
import { OtherTracker } from '../support/other-tracker.ts';
import type { Ended, Repository } from '../support/repository.ts';
import { STATE } from '../support/repository.ts';

const DOCUMENTED = [0, 2, 3, 4, 5, 6];

/** What the story's people wrote; each must be found again at the end, wherever it is. */
const WORDS = {
  'Alpha, named here': 'either',
  'Edited here.': 'either',
  'Edited there.': 'either',
  'Delta, named here': 'kept',
  'Delta, named there': 'kept',
  'Said upstream': 'either',
  'Written here': 'either',
} as const;

/** Six artifacts, two records upstream, both with what trackers like to rewrite. */
function start(tracker: OtherTracker): Repository {
  tracker.add({ title: 'Upstream one', body: 'There & <here>.\n', labels: ['App'] });
  tracker.add({ title: 'Upstream two', status: 'todo' });
  return backlogFor(tracker, {
    alpha: { title: 'Alpha', labels: ['App', 'UI'], priority: 'high' },
    beta: { title: 'Beta', body: 'One & <two>.\n\n  indented\n\nThree.' },
    gamma: { title: 'Gamma' },
    delta: { title: 'Delta' },
    epsilon: { title: 'Epsilon' },
  });
}

/** Edits on both sides: one field each, a merge, a conflict, a create each, a delete upstream. */
function edit(tracker: OtherTracker, repository: Repository): void {
  const at = (title: string): string => tracker.idOf('title', title);
  const body = tracker.fields(at('Gamma'))['body'] as string;
  tracker.edit(at('Gamma'), { body: body.replace('Last line.', 'Edited there.') });
  tracker.edit(at('Delta'), { title: 'Delta, named there' });
  tracker.edit(at('Upstream two'), { status: 'doing' });
  tracker.add({ title: 'Said upstream', body: 'New.\n' });
  tracker.remove(at('Epsilon'));
  repository.edit('backlog/alpha.md', '# Alpha', '# Alpha, named here');
  repository.edit('backlog/beta.md', 'labels: [app]', 'labels: [app, More]');
  repository.edit('backlog/gamma.md', 'First line.', 'Edited here.');
  repository.edit('backlog/delta.md', '# Delta', '# Delta, named here');
  repository.write('backlog/zeta.md', markdown('zeta', { title: 'Written here' }));
}

/** All texts of the repository, and all of what the tracker holds. */
function everything(repository: Repository): { readonly files: string; readonly state: string } {
  const read = (folder: string): string =>
    Object.keys(repository.bytes(folder))
      .map((file) => repository.read(file))
      .join('\n');
  return { files: read('backlog'), state: read(STATE) };
}

/** The parts of an artifact that are synced, as plain values. */
function artifact(repository: Repository, id: string): JsonObject {
  const [, front = '', text = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(repository.read(`backlog/${id}.md`)) ?? [];
  const key = (name: string): string | undefined =>
    new RegExp(`^${name}: (.*?)(?: #.*)?$`, 'm').exec(front)?.[1];
  const heading = /^# (.*)\n/m.exec(text)?.[1];
  const body = text.replace(/^\s*# .*\n/, '').trim();
  return {
    title: key('title') ?? heading ?? null,
    status: key('status') ?? null,
    labels: key('labels') ?? null,
    body,
  };
}

/** A value as it looks when case, line ends, blanks and escaping do not count. */
function loosely(value: Json): string {
  return JSON.stringify(value)
    .toLowerCase()
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll(/\\r|\\n|\s|["[\],]/g, '');
}

interface Told {
  readonly tracker: OtherTracker;
  readonly repository: Repository;
  readonly runs: readonly Ended[];
}

async function tell(misbehaviour: Misbehaviour): Promise<Told> {
  const tracker = await new OtherTracker().start();
  if (misbehaviour.from === 'start') tracker.quirks = misbehaviour.quirks(tracker);
  const repository = start(tracker);
  const runs = [await repository.run(['--apply'])];
  edit(tracker, repository);
  if (misbehaviour.from === 'edits') tracker.quirks = misbehaviour.quirks(tracker);
  for (let n = 0; n < 3; n += 1) runs.push(await repository.run(['--apply']));
  return { tracker, repository, runs };
}

/** I1, I2: what people wrote is still there; a conflict is stored and neither side was overwritten. */
function expectNothingLost({ tracker, repository }: Told): void {
  const { files, state } = everything(repository);
  const upstream = loosely(tracker.live().map(({ fields }) => fields));
  const here = loosely(files);
  for (const [words, place] of Object.entries(WORDS)) {
    const found = [here, upstream].some((side) => side.includes(loosely(words)));
    expect({ words, found }).toEqual({ words, found: true });
    if (place === 'kept')
      expect({
        words,
        inBoth: [files, upstream].every((side) => loosely(side).includes(loosely('Delta, named'))),
      }).toEqual({ words, inBoth: true });
  }
  expect(files).toContain('# Delta, named here');
  expect(upstream).toContain(loosely('Delta, named there'));
  expect(state.length).toBeGreaterThan(0);
}

/** I6: no title twice. */
function expectNoDuplicate({ tracker, repository }: Told): void {
  const titles = tracker.live().map(({ fields }) => loosely(fields['title'] ?? null));
  expect(titles).toEqual([...new Set(titles)]);
  expect(
    Object.keys(repository.bytes('backlog')).filter((file) => /one|two|said/.test(file)).length,
  ).toBeLessThanOrEqual(3);
}

function expectAgreement({ tracker, repository }: Told, exact: boolean): void {
  for (const id of ['alpha', 'beta', 'gamma', 'zeta']) {
    const here = artifact(repository, id);
    const there = tracker
      .live()
      .find(({ fields }) => loosely(fields['title'] ?? null) === loosely(here['title'] ?? null));
    expect({ id, found: there !== undefined }).toEqual({ id, found: true });
    for (const field of ['body', 'status', 'labels']) {
      expect({ id, field, value: loosely(there?.fields[field] ?? null) }).toEqual({
        id,
        field,
        value: loosely(here[field] ?? null),
      });
    }
    if (exact) expect(there?.fields['body']).toBe(here['body']);
  }
  expect(repository.has('backlog/epsilon.md')).toBe(false);
  expect(everything(repository).files).toContain('Said upstream');
}

/** I4: what has come to rest stays at rest; while it cannot, nothing but the attempts is written down. */
async function expectRest({ tracker, repository }: Told, rests: boolean): Promise<void> {
  const folder = rests ? '.' : 'backlog';
  const [bytes, done] = [repository.bytes(folder), tracker.commits.length];
  await repository.run(['--apply']);
  expect(tracker.commits.slice(done)).toEqual([]);
  expect(repository.bytes(folder)).toEqual(bytes);
}

describe('a tracker that misbehaves: nothing lost, nothing twice, an end in bounded time', () => {
  test.concurrent.each(MISBEHAVIOURS.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, misbehaviour) => {
      const told = await tell(misbehaviour);
      const { ends } = misbehaviour;
      try {
        const codes = told.runs.map(({ code }) => code);
        for (const { code, stdout, stderr } of told.runs)
          expect({
            code: DOCUMENTED.includes(code ?? 1) ? 'documented' : code,
            said: DOCUMENTED.includes(code ?? 1) ? '' : stdout + stderr,
          }).toEqual({ code: 'documented', said: '' });
        expectNothingLost(told);
        expectNoDuplicate(told);
        if (typeof ends === 'string') {
          expect(codes.slice(-1)).toEqual([3]);
          expectAgreement(told, ends === 'agrees');
        } else {
          const said = told.runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
          expect(said).toMatch(ends.says);
          expect(ends.codes).toContain(codes.at(-1));
        }
        await expectRest(told, typeof ends === 'string');
      } finally {
        await told.tracker.stop();
        told.repository.remove();
      }
    },
    120_000,
  );
});
