import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SyncConfig } from '../../../src/config.ts';
import type { Host } from '../../../src/host.ts';
import { HostFault } from '../../../src/host.ts';
import type { Session } from '../../../src/kernel/session.ts';
import { ANNA, BOT } from '../../simulation/action/memory-host.ts';
import { BEN, Siege } from './siege.ts';

let siege: Siege;

beforeEach(async () => {
  siege = await Siege.open();
});

const DAY_MS = 24 * 60 * 60 * 1000;

describe('an approval names what is shown (I13)', () => {
  test('the first 12 characters are enough, whatever their case; all of them are right too', async () => {
    const { digest } = await siege.session();
    expect(await siege.ask()).toBe('yes');
    expect(await siege.ask({ digest })).toBe('yes');
    expect(await siege.ask({ digest: digest.slice(0, 12).toUpperCase() })).toBe('yes');
  });

  test.each([
    ['A12: none', () => undefined, 'no-digest'],
    ['A14: eleven characters', (digest: string) => digest.slice(0, 11), 'short-digest'],
    ['A14: other characters', (digest: string) => `${digest.slice(0, 11)}*`, 'short-digest'],
    ['A13: another one', (digest: string) => digest.slice(1, 20), 'stale-digest'],
    ['A13: one that goes on otherwise', (digest: string) => `${digest.slice(0, 12)}zz`, 'short-digest'],
  ])('%s', async (_, made, answer) => {
    const { digest } = await siege.session();
    expect(await siege.ask({ digest: made(digest) })).toBe(answer);
  });

  test('A21: not on another pull request, and nowhere but where plans are shown', async () => {
    const other = siege.stage.openPull().number;
    expect(await siege.ask({}, { on: other })).toBe('wrong-place');
    const issue = { number: 900, title: '', body: '', url: '', author: ANNA, isOpen: true, isPull: false };
    expect(await siege.ask({ subject: { kind: 'other', issue } })).toBe('wrong-place');
  });

  test.each([
    ['closed', { isOpen: false }, 'closed'],
    ['a draft', { isDraft: true }, 'draft'],
    ['a fork (A44)', { isFork: true }, 'fork'],
    ['for another branch', { base: { sha: 'b'.repeat(40), ref: 'next' } }, 'config-moved'],
  ])('A21: not where the pull request is %s', async (_, now, answer) => {
    const pull = siege.stage.host.pulls.get(siege.pull);
    Object.assign(pull ?? {}, now);
    expect(await siege.ask()).toBe(answer);
  });

  test('A15: not for another head, nor by a review of another one', async () => {
    expect(await siege.ask({ reviewed: 'f'.repeat(40) })).toBe('head-moved');
    const { basis } = await siege.session();
    expect(await siege.ask({ reviewed: basis?.head ?? '' })).toBe('yes');
    const [branch] = siege.stage.branches;
    branch?.local.edit('new-1', { title: 'Newer' });
    if (branch !== undefined) siege.stage.pushTo(branch);
    expect(await siege.ask()).toBe('head-moved');
  });

  test('A17: not under another config, nor for a sync that it does not have any more', async () => {
    expect(await siege.ask({}, { action: { configBlob: 'other' } })).toBe('config-moved');
    expect(await siege.ask({}, { action: { config: { version: 1, syncs: new Map() } } })).toBe(
      'config-moved',
    );
    await siege.store({ basis: { config: 'other' } });
    expect(await siege.ask()).toBe('config-moved');
  });

  test('A20: not after thirty days', async () => {
    const made = Date.parse((await siege.session()).createdAt);
    const at = (ms: number) => ({ action: { now: () => new Date(made + ms).toISOString() } });
    expect(await siege.ask({}, at(30 * DAY_MS))).toBe('yes');
    expect(await siege.ask({}, at(30 * DAY_MS + 1))).toBe('expired');
  });
});

describe('an approval is used once (A18, A19)', () => {
  const approval = async (through: string): Promise<Session['approval'] & object> => ({
    by: 'anna',
    at: '2026-01-31T10:00:00.000Z',
    digest: (await siege.session()).digest,
    through,
  });

  test('what was cut off goes on under its own comment, and under no other', async () => {
    await siege.store({ state: 'applying', approval: await approval('#1-1') });
    expect(await siege.ask({ through: '#1-1' })).toBe('yes');
    expect(await siege.ask({ through: '#1-2' })).toBe('already-used');
  });

  test('what has ended does not begin again', async () => {
    await siege.store({ state: 'applied', approval: await approval('#1-1') });
    expect(await siege.ask({ through: '#1-1' })).toBe('already-used');
    await siege.store({ state: 'superseded' });
    expect(await siege.ask()).toBe('already-used');
  });

  test('a plan that nobody shows any more cannot be begun', async () => {
    await siege.store({ state: 'abandoned' });
    expect(await siege.ask()).toBe('stale-digest');
  });

  test.each([
    ['held', 'wrong-state'],
    ['approved', 'wrong-state'],
  ] as const)('a session that is %s: %s', async (state, answer) => {
    await siege.store({ state });
    expect(await siege.ask()).toBe(answer);
  });

  test('A27: not where the stored plan is not the one of its digest', async () => {
    const { plan } = await siege.session();
    const changes = plan.changes.map((change) => ({ ...change, record: 'another' }));
    await siege.store({ plan: { ...plan, changes } });
    expect(await siege.ask()).toBe('state-altered');
  });
});

describe('an approval is by somebody who may (A1 to A10)', () => {
  const says = (permission: Awaited<ReturnType<Host['permissionOf']>>) => ({
    host: { permissionOf: async () => permission },
  });

  test('A9: not by a bot, also where it starts the workflow itself', async () => {
    expect(await siege.ask({ by: BOT })).toBe('bot');
  });

  test.each([
    ['read', 'not-allowed'],
    ['triage', 'not-allowed'],
    ['write', 'yes'],
    ['maintain', 'yes'],
    ['admin', 'yes'],
    ['admin-lite', 'not-allowed'],
  ])('A1 to A4: the role %s: %s', async (role, answer) => {
    expect(await siege.ask({}, says({ id: ANNA.id, role }))).toBe(answer);
  });

  test('A5, A10: not by somebody unknown, nor by another account of that login', async () => {
    expect(await siege.ask({}, says(null))).toBe('not-allowed');
    expect(await siege.ask({}, says({ id: 99, role: 'admin' }))).toBe('not-allowed');
  });

  test('A6: not where GitHub does not tell; a mistake of ours is not hidden', async () => {
    const failing = (error: Error) => {
      const permissionOf: Host['permissionOf'] = async () => {
        throw error;
      };
      return { host: { permissionOf } };
    };
    const fault = new HostFault({ code: 'server-error', message: 'down', retryable: true });
    expect(await siege.ask({}, failing(fault))).toBe('not-allowed');
    await expect(siege.ask({}, failing(new TypeError('a mistake')))).rejects.toThrow('a mistake');
  });

  test('the config says who is enough', async () => {
    siege = await Siege.open({ approvers: { permission: 'maintain', secondPerson: false } });
    expect(await siege.ask({}, says({ id: ANNA.id, role: 'write' }))).toBe('not-allowed');
    expect(await siege.ask({}, says({ id: ANNA.id, role: 'maintain' }))).toBe('yes');
  });
});

describe('where a second person is needed (A7, A8)', () => {
  const SECOND: Partial<SyncConfig> = { approvers: { permission: 'write', secondPerson: true } };
  const ben = { permissionOf: async () => ({ id: BEN.id, role: 'write' }), authorsOf: async () => [ANNA] };

  beforeEach(async () => {
    siege = await Siege.open(SECOND);
  });

  test('another one may; the author, who wrote the commit and who pushed it may not', async () => {
    const basis = (await siege.session()).basis ?? { config: '' };
    expect(await siege.ask({ by: BEN }, { host: ben })).toBe('yes');
    expect(await siege.ask()).toBe('second-person');
    expect(await siege.ask({ by: BEN }, { host: { ...ben, authorsOf: async () => [BEN] } })).toBe(
      'second-person',
    );
    await siege.store({ basis: { ...basis, pusher: BEN.id } });
    expect(await siege.ask({ by: BEN }, { host: ben })).toBe('second-person');
  });

  test('the author is known by the account, not by the login', async () => {
    const renamed = { ...ANNA, login: 'anna-now' };
    const host = { permissionOf: async () => ({ id: ANNA.id, role: 'write' }), authorsOf: async () => [] };
    expect(await siege.ask({ by: renamed }, { host })).toBe('second-person');
  });
});

describe('an approval is of what is stored, as it was shown (A22 to A24)', () => {
  const ours = () => siege.stage.host.comments.filter(({ author }) => author.id === BOT.id);

  test('A22: not where our preview was edited', async () => {
    const [comment] = ours();
    if (comment !== undefined) comment.body = comment.body.replace('New', 'Old');
    expect(await siege.ask()).toBe('preview-altered');
  });

  test('A24: not where it was hidden or deleted', async () => {
    expect(await siege.ask({}, { host: { isHidden: async () => true } })).toBe('preview-altered');
    siege.stage.host.comments.length = 0;
    expect(await siege.ask()).toBe('preview-altered');
  });

  test('A23: not where it is by another account, or stands there twice', async () => {
    const [comment] = ours();
    siege.stage.host.say(siege.pull, comment?.body ?? '', BEN);
    expect(await siege.ask()).toBe('yes');
    siege.stage.host.say(siege.pull, comment?.body ?? '', BOT);
    expect(await siege.ask()).toBe('preview-altered');
    siege.stage.host.comments.splice(0, siege.stage.host.comments.length);
    siege.stage.host.say(siege.pull, comment?.body ?? '', BEN);
    expect(await siege.ask()).toBe('preview-altered');
  });
});
