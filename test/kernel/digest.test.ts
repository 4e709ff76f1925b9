import { describe, expect, test } from '@jest/globals';
import { MIN_DIGEST_LENGTH, planDigest, shortDigest } from '../../src/kernel/digest.ts';
import type { Plan } from '../../src/kernel/plan.ts';
import { sampleSession } from '../support/state-samples.ts';
import { hash } from '../support/world.ts';

const { plan } = sampleSession();
const [change] = plan.changes;
const digest = (members: Partial<Plan> = {}, session = 'S1') =>
  planDigest({ ...plan, ...members }, session, hash);

describe('the digest of a plan', () => {
  test('is a SHA-256, shown by its first 12 characters', () => {
    expect(digest()).toMatch(/^[0-9a-f]{64}$/);
    expect(shortDigest(digest())).toBe(digest().slice(0, 12));
    expect(MIN_DIGEST_LENGTH).toBe(12);
  });

  test.each<[string, Partial<Plan>]>([
    ['the sync', { sync: 'specs' }],
    ['the origin', { origin: 'pull-request-7' }],
    ['a change less', { changes: [] }],
    ['the title of a change', { changes: [{ ...change!, title: 'Other' }] }],
    ['the target of a change', { changes: [{ ...change!, target: '43' }] }],
    ['the kind of a change', { changes: [{ ...change!, kind: 'delete' }] }],
    ['the way of its guard', { changes: [{ ...change!, guard: { kind: 'verified', version: '"7f"' } }] }],
    ['why a value was chosen', { changes: [{ ...change!, decided: [] }] }],
    ['a conflict', { conflicts: [{ ...plan.conflicts[0]!, id: 'c2' }] }],
    ['a record held back', { held: [{ record: 'back-9', code: 'unreadable', message: 'x' }] }],
    ['the reason of it', { held: [{ ...plan.held[0]!, code: 'forbidden' }] }],
    ['the bulk guard', { guarded: { limit: 'writes', side: 'remote', planned: 30, allowed: 20 } }],
  ])('I13: is another one with %s', (_, members) => {
    expect(digest(members)).not.toBe(digest());
  });

  test('I13: is another one with any operation of a patch', () => {
    for (const [at, operation] of change!.patch.entries()) {
      const other = change!.patch.with(at, { ...operation, path: `${operation.path}x` });
      expect(digest({ changes: [{ ...change!, patch: other }] })).not.toBe(digest());
    }
  });

  test('I13: is another one in another session', () => {
    expect(digest({}, 'S2')).not.toBe(digest());
  });

  test.each<[string, Partial<Plan>]>([
    ['the version of a record', { changes: [{ ...change!, guard: { kind: 'if-match', version: '"80"' } }] }],
    ['records that agree', { agreed: [] }],
    ['notes', { notes: [] }],
    ['whether all could be read', { complete: false }],
    ['how a conflict is told', { conflicts: [{ ...plan.conflicts[0]!, kind: 'stale', why: 'It moved.' }] }],
    ['how a held record is told', { held: [{ ...plan.held[0]!, message: 'Other words.', where: 'b.md' }] }],
  ])('does not depend on %s', (_, members) => {
    expect(digest(members)).toBe(digest());
  });

  test('of a plan without guards differs from one with them', () => {
    const { guard: _guard, ...unguarded } = change!;
    const { guarded: _guarded, ...unlimited } = plan;
    expect(digest({ changes: [unguarded] })).not.toBe(digest());
    expect(planDigest(unlimited, 'S1', hash)).not.toBe(digest());
  });
});
