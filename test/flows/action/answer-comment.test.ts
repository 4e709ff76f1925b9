import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Host } from '../../../src/host.ts';
import { ANNA, BOT } from '../../simulation/action/memory-host.ts';
import { unreachable } from '../../support/memory-provider.ts';
import { Siege } from './siege.ts';

let siege: Siege;
let command: string;

beforeEach(async () => {
  siege = await Siege.open();
  command = `/sync apply ${(await siege.session()).digest.slice(0, 12)}`;
});

const writes = () => siege.stage.world.remote.records.size;
const replies = () =>
  siege.stage.host.commentsOn(siege.pull).filter(({ author }) => author.id === BOT.id).length;

/** A comment, and the Action's run on it; `event` is the text that the event brought. */
async function commented(
  about: {
    readonly body?: string;
    readonly event?: string;
    readonly author?: typeof ANNA;
    readonly editedAfterMs?: number;
  },
  host: Partial<Host> = {},
) {
  const { body = command, author = ANNA, editedAfterMs = 0 } = about;
  const comment = siege.stage.host.say(siege.pull, body, author);
  const made = siege.stage.host.comments.at(-1);
  if (made !== undefined) made.updatedAt = new Date(Date.parse(made.createdAt) + editedAfterMs).toISOString();
  const route = { flow: 'command', issue: siege.pull, comment, body: about.event ?? body } as const;
  const [report] = await siege.stage.run(await siege.action({}, host), route);
  return { code: report?.code, why: report?.messages[0] };
}

test('an unedited comment of somebody who may is carried out', async () => {
  expect(await commented({ editedAfterMs: 999 })).toMatchObject({ code: 'applied' });
  expect(writes()).toBe(1);
});

describe('A25: what was edited is no command', () => {
  test('a comment that was edited since', async () => {
    expect(await commented({ editedAfterMs: 1000 })).toEqual({ code: 'not-approved', why: 'comment-edited' });
    expect(writes()).toBe(0);
  });

  test('a comment that is not as the event brought it', async () => {
    expect(await commented({ event: '/sync status' })).toEqual({
      code: 'not-approved',
      why: 'comment-edited',
    });
    expect(writes()).toBe(0);
  });
});

describe('who is not answered at all (A1, A2, A9)', () => {
  test('somebody without the permission', async () => {
    const before = replies();
    const permissionOf: Host['permissionOf'] = async () => ({ id: ANNA.id, role: 'triage' });
    expect(await commented({}, { permissionOf })).toMatchObject({ code: 'not-permitted' });
    expect(await commented({ body: '/sync nonsense' }, { permissionOf })).toMatchObject({
      code: 'not-permitted',
    });
    expect([replies(), writes()]).toEqual([before, 0]);
  });

  test('a bot, whatever the event says', async () => {
    const before = replies();
    expect(await commented({ author: BOT })).toMatchObject({ code: 'not-a-command' });
    expect([replies(), writes()]).toEqual([before + 1, 0]);
  });

  test('a comment that is gone', async () => {
    expect(await commented({}, { readComment: async () => null })).toMatchObject({ code: 'not-a-command' });
    expect(writes()).toBe(0);
  });
});

describe('an approving review', () => {
  const reviewed = async (
    more: { readonly state?: string; readonly bot?: true; readonly commit?: string } = {},
  ) => {
    const { basis } = await siege.session();
    const commit = more.commit ?? basis?.head ?? '';
    const author = more.bot === true ? BOT : ANNA;
    const review = { id: 5, author, state: more.state ?? 'APPROVED', commit, url: '#review-5' };
    const action = await siege.action({}, { readReview: async () => review });
    const [report] = await siege.stage.run(action, { flow: 'review', pull: siege.pull, review: 5 });
    return { code: report?.code, why: report?.messages[0] };
  };

  test('counts for nothing where the config wants a comment', async () => {
    expect(await reviewed()).toMatchObject({ code: 'nothing-to-do' });
    expect(writes()).toBe(0);
  });

  describe('where the config wants it', () => {
    beforeEach(async () => {
      siege = await Siege.open({ approval: 'review' });
    });

    test('writes the plan that was shown for that head', async () => {
      expect(await reviewed()).toMatchObject({ code: 'applied' });
      expect(writes()).toBe(1);
    });

    test.each([
      ['that was dismissed or asks for changes since', { state: 'DISMISSED' }, { code: 'not-our-event' }],
      ['of a bot', { bot: true as const }, { code: 'not-our-event' }],
      ['of an older head (A15)', { commit: 'e'.repeat(40) }, { code: 'not-approved', why: 'head-moved' }],
    ])('one %s writes nothing', async (_, more, answer) => {
      expect(await reviewed(more)).toMatchObject(answer);
      expect(writes()).toBe(0);
    });
  });
});

describe('what a closed pull request leaves', () => {
  test('its open session is abandoned: a digest of it counts no more', async () => {
    await siege.end(siege.pull, { merged: false });
    expect((await siege.session()).state).toBe('abandoned');
  });

  test('merged unapplied, its session is taken over by the default branch, which asks again (I13)', async () => {
    await siege.end(siege.pull, { merged: true });
    const report = await siege.reconcile();
    expect(report).toMatchObject({
      code: 'previewed',
      plan: { changes: [{ record: 'new-1', side: 'remote' }] },
    });
    expect((await siege.session()).state).toBe('superseded');
    expect(writes()).toBe(0);
  });
});

describe('approval: none', () => {
  test('writes at once what the default branch plans, but not past the limits', async () => {
    siege = await Siege.open({ approval: 'none', onDelete: 'propagate', limits: { deletes: { count: 0 } } });
    for (const id of ['a', 'b', 'c']) siege.stage.world.local.edit(id, { title: id });
    siege.stage.push();
    expect((await siege.reconcile()).code).toBe('applied');
    expect(writes()).toBe(3);
    siege.stage.world.local.drop('a');
    siege.stage.push();
    expect((await siege.reconcile()).code).toBe('bulk-guard');
    expect(writes()).toBe(3);
  });

  test('a sync pull request stays open while upstream cannot be read', async () => {
    siege = await Siege.open({ approval: 'none' });
    siege.stage.world.remote.edit('7', { title: 'Theirs' });
    await siege.reconcile();
    const [pull] = [...siege.stage.host.pulls.values()].filter(({ author }) => author.id === BOT.id);
    expect(pull?.isOpen).toBe(true);
    siege.stage.world.remote.before = () => {
      throw unreachable();
    };
    await siege.reconcile();
    expect(pull?.isOpen).toBe(true);
    siege.stage.world.remote.before = () => undefined;
    siege.stage.world.remote.drop('7');
    await siege.reconcile();
    expect(pull?.isOpen).toBe(false);
  });
});
