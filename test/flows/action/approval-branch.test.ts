import { beforeEach, describe, expect, test } from '@jest/globals';
import { checkApproval } from '../../../src/flows/action/approval.ts';
import type { Subject } from '../../../src/flows/action/asked.ts';
import { subjectOf } from '../../../src/flows/action/asked.ts';
import { ANNA, BOT } from '../../simulation/action/memory-host.ts';
import { ActionStage } from '../../simulation/action/stage.ts';

/* I13, A21 to A23: a plan of the default branch is approved where it is shown, and nowhere else. */

let stage: ActionStage;
let digest: string;
let place: number;

/** The plan of a scheduled run: shown in the sync pull request where artifacts change, else in the sync issue. */
async function shown(where: 'sync-pr' | 'sync-issue'): Promise<void> {
  stage = new ActionStage({});
  stage.world.local.edit('a', { title: 'A' });
  if (where === 'sync-pr') stage.world.remote.edit('7', { title: 'Theirs' });
  stage.push();
  const [report] = await stage.run(await action(), { flow: 'reconcile' });
  digest = report?.session?.digest ?? '';
  const [found] = where === 'sync-pr' ? stage.host.pulls.keys() : stage.host.issues.keys();
  place = found ?? 0;
}

const action = async () => stage.action({ remote: stage.world.remote });
const subject = async (): Promise<Subject | null> => subjectOf(await action(), place);

async function ask(change: (subject: Subject) => Subject = (same) => same): Promise<string> {
  const found = await subject();
  if (found === null) return 'nothing there';
  const claim = { by: ANNA, digest, through: '#1-1', subject: change(found) };
  const answer = await checkApproval(await action(), claim);
  return answer.ok ? 'yes' : answer.error.kind;
}

/** The pull request or issue as it stands. */
function body(): { body: string; isOpen: boolean; author: typeof ANNA } {
  const found = stage.host.pulls.get(place) ?? stage.host.issues.get(place);
  if (found === undefined) throw new Error('it is not there');
  return found;
}

describe.each(['sync-pr', 'sync-issue'] as const)('the plan in the %s', (where) => {
  beforeEach(async () => shown(where));

  test('is approved there', async () => {
    expect((await subject())?.kind).toBe(where);
    expect(await ask()).toBe('yes');
  });

  test('is not approved in that of another sync', async () => {
    const other = (found: Subject): Subject =>
      'sync' in found ? { ...found, sync: { ...found.sync, id: 'specs' } } : found;
    expect(await ask(other)).toBe('wrong-place');
  });

  test('is not approved once that is closed', async () => {
    body().isOpen = false;
    expect(await ask()).toBe('closed');
  });

  test('is not approved where somebody edited it', async () => {
    body().body = body().body.replace('sign', 'sing').replace('Theirs', 'Others').replace('todo', 'done');
    body().body += '\nAnd more.';
    expect(await ask()).toBe('preview-altered');
  });

  test('is not approved in one that another account wrote with our marker', async () => {
    body().author = ANNA;
    expect(['wrong-place', 'head-moved', 'closed']).toContain(await ask());
    expect((await subject())?.kind).not.toBe(where);
  });

  test('is not approved on a pull request of a person', async () => {
    const branch = stage.openPull();
    place = branch.number;
    expect(await ask()).toBe('wrong-place');
  });
});

test('A23: a pull request of our account with our text, but from another branch or a fork, is not ours', async () => {
  await shown('sync-pr');
  const text = stage.host.pulls.get(place)?.body ?? '';
  stage.openPull();
  const [branch] = stage.branches;
  const about = { title: 'Sync', body: text, head: branch?.name ?? '', author: BOT };
  const other = stage.host.openPull(about);
  place = other.number;
  expect((await subject())?.kind).toBe('pull-request');
  other.head = { ...other.head, ref: 'sync-kernel/backlog' };
  expect((await subject())?.kind).toBe('sync-pr');
  other.isFork = true;
  expect((await subject())?.kind).toBe('pull-request');
});
