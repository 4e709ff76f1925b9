import { beforeEach, describe, expect, test } from '@jest/globals';
import { dryStore } from '../../../src/action/dry-store.ts';
import { StoreFault } from '../../../src/store.ts';
import { BOT } from '../../simulation/action/memory-host.ts';
import { Siege } from './siege.ts';

let siege: Siege;

beforeEach(async () => {
  siege = await Siege.open();
});

const upstream = () => [...siege.stage.world.remote.records.values()].map(({ fields }) => fields['title']);
const rows = async () => siege.stage.place.open().readIndex('backlog');
const writes = () => siege.stage.world.remote.requests.filter((one) => /^(?:create|update|delete)/.test(one));

/** The pull request's record edited on the pull request of a second person; its number. */
async function otherPull(): Promise<number> {
  const branch = siege.stage.openPull();
  branch.local.edit('new-1', { title: 'Other' });
  siege.stage.pushTo(branch);
  await siege.preview(branch.number);
  return branch.number;
}

describe('a pull request that was applied holds its records (DESIGN §2)', () => {
  test('until then nothing is written; applied again nothing is written twice (A19)', async () => {
    expect(writes()).toEqual([]);
    expect((await siege.apply()).code).toBe('applied');
    expect(upstream()).toEqual(['New']);
    expect((await siege.apply()).messages).toEqual(['already-used']);
    expect(upstream()).toEqual(['New']);
  });

  test('the default branch leaves them alone, and learns of them when it was merged (I3, I4)', async () => {
    await siege.apply();
    expect(await rows()).toEqual([]);
    expect((await siege.reconcile()).code).toBe('nothing-to-do');
    expect(await rows()).toEqual([]);
    await siege.end(siege.pull, { merged: true });
    expect(await rows()).toMatchObject([
      { record: 'new-1', local: 'new-1', remote: '1', base: expect.any(String) },
    ]);
    expect((await siege.reconcile()).code).toBe('nothing-to-do');
    siege.stage.world.remote.edit('1', { title: 'Newer' });
    expect((await siege.reconcile()).plan?.changes).toMatchObject([{ side: 'local', kind: 'update' }]);
    expect(upstream()).toEqual(['Newer']);
  });

  test('closed unmerged, its record is upstream alone, and comes as a new one', async () => {
    await siege.apply();
    await siege.end(siege.pull, { merged: false });
    expect(await rows()).toMatchObject([{ remote: '1' }]);
    expect((await rows())[0]).not.toHaveProperty('local');
    const { plan } = await siege.reconcile();
    expect(plan?.changes).toMatchObject([{ side: 'local', kind: 'create' }]);
    expect(plan?.conflicts).toEqual([]);
  });

  test('closed unmerged, an edit of a record that was there is an edit of upstream alone (I3)', async () => {
    siege = await Siege.open({ approval: 'none' });
    siege.stage.world.local.edit('a', { title: 'A' });
    siege.stage.push();
    expect((await siege.reconcile()).code).toBe('applied');
    const branch = siege.stage.openPull();
    branch.local.edit('a', { title: 'B' });
    siege.stage.pushTo(branch);
    await siege.preview(branch.number);
    const on = new Siege(siege.stage, branch.number);
    expect((await on.apply()).code).toBe('applied');
    await on.end(branch.number, { merged: false });
    const { plan } = await siege.reconcile();
    expect(plan?.conflicts).toEqual([]);
    expect(plan?.changes).toMatchObject([{ record: 'a', side: 'local', kind: 'update' }]);
  });

  test('the merge is seen although its event never came (E71)', async () => {
    await siege.apply();
    siege.stage.end(siege.pull, { merged: true });
    expect((await siege.reconcile()).code).toBe('nothing-to-do');
    expect(await rows()).toMatchObject([{ local: 'new-1', remote: '1' }]);
  });

  test('another pull request with the same record waits (I10)', async () => {
    await siege.apply();
    const other = await otherPull();
    const text = siege.stage.host.commentsOn(other).find(({ author }) => author.id === BOT.id)?.body ?? '';
    expect(text).toContain('leased');
    expect(upstream()).toEqual(['New']);
  });
});

describe('an apply that was cut off (I6, I10)', () => {
  beforeEach(async () => {
    const { remote } = siege.stage.world;
    let isCut = false;
    remote.after = (request) => {
      if (!request.startsWith('create') || isCut) return;
      isCut = true;
      throw new Error('the runner died');
    };
    await expect(siege.apply()).rejects.toThrow('the runner died');
    expect(upstream()).toEqual(['New']);
  });

  test('another pull request leaves its records alone until it is known what became of them', async () => {
    await otherPull();
    expect(writes()).toHaveLength(1);
  });

  test('the next scheduled run finishes it, without a second create', async () => {
    expect((await siege.reconcile()).code).toBe('nothing-to-do');
    expect(upstream()).toEqual(['New']);
    expect((await siege.session()).state).toBe('applied');
    expect(await rows()).toEqual([]);
  });
});

describe('a new upstream record comes by a sync pull request', () => {
  const syncPull = () =>
    [...siege.stage.host.pulls.values()].find(({ author, isOpen }) => isOpen && author.id === BOT.id);

  test('merged, it is that record, however it was edited meanwhile (I6)', async () => {
    siege.stage.world.remote.edit('7', { title: 'Theirs' });
    expect((await siege.reconcile()).code).toBe('previewed');
    siege.stage.end(syncPull()?.number ?? 0, { merged: true });
    siege.stage.world.local.edit('7', { title: 'Theirs, named here' });
    siege.stage.push();
    const { plan } = await siege.reconcile();
    expect(plan?.changes).toEqual([]);
    expect(plan?.conflicts).toMatchObject([{ record: '7', field: 'title', kind: 'create-create' }]);
    expect(await rows()).toMatchObject([{ record: '7', local: '7', remote: '7' }]);
  });
});

describe('an apply holds the lock of the state (A18, I10)', () => {
  test('while another run holds it nothing is looked at and nothing written', async () => {
    const { digest } = await siege.session();
    const action = await siege.action();
    const fault = new StoreFault({ code: 'state-locked', message: 'Run 7 writes.', retryable: true });
    const lock = async (): Promise<never> => {
      throw fault;
    };
    const body = `/sync apply ${digest.slice(0, 12)}`;
    const about = {
      flow: 'command',
      issue: siege.pull,
      comment: siege.stage.host.say(siege.pull, body),
      body,
    } as const;
    const [report] = await siege.stage.run({ ...action, store: { ...action.store, lock } }, about);
    expect(report?.code).toBe('state-locked');
    expect(writes()).toEqual([]);
    expect((await siege.session()).state).toBe('previewed');
  });

  test('it is given back, also after a refusal', async () => {
    const action = await siege.action();
    let held = 0;
    const lock = async () => {
      const release = await action.store.lock();
      held += 1;
      return async () => {
        held -= 1;
        return release();
      };
    };
    const store = { ...action.store, lock };
    const comment = siege.stage.host.say(siege.pull, '/sync apply 000000000000');
    const about = { flow: 'command', issue: siege.pull, comment, body: '/sync apply 000000000000' } as const;
    await siege.stage.run({ ...action, store }, about);
    expect(held).toBe(0);
    expect((await siege.apply()).code).toBe('applied');
  });
});

describe('what is not for us, or not to be done', () => {
  test('a pull request for another branch is not previewed', async () => {
    const branch = siege.stage.openPull();
    branch.local.edit('new-2', { title: 'Elsewhere' });
    siege.stage.pushTo(branch);
    Object.assign(siege.stage.host.pulls.get(branch.number) ?? {}, {
      base: { sha: 'b'.repeat(40), ref: 'next' },
    });
    const [report] = await siege.stage.run(await siege.action(), { flow: 'pull', pull: branch.number });
    expect(report?.code).toBe('not-our-event');
    expect(siege.stage.host.commentsOn(branch.number)).toEqual([]);
  });

  test('who pushed is believed for the very head of the event only (A8)', async () => {
    const { basis } = await siege.session();
    const push = { by: 77, head: 'f'.repeat(40) };
    await siege.stage.run(await siege.action(), { flow: 'pull', pull: siege.pull, push });
    expect((await siege.session()).basis).toEqual(basis);
  });

  test('a dry run reads what it would have stored, and stores nothing (E72)', async () => {
    const files = new Map(siege.stage.place.files);
    siege.stage.world.local.edit('a', { title: 'A' });
    siege.stage.push();
    const action = await siege.action();
    const dry = { ...action, isDry: true, store: dryStore(action.store) };
    const [report] = await siege.stage.run(dry, { flow: 'reconcile' });
    expect(report).toMatchObject({ code: 'previewed', plan: { changes: [{ kind: 'create' }] } });
    expect(await dry.store.readSession(report?.session?.id ?? '')).toMatchObject({ state: 'previewed' });
    expect(siege.stage.place.files).toEqual(files);
    expect(writes()).toEqual([]);
  });
});
