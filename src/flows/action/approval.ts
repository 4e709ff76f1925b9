import type { SyncConfig } from '../../config.ts';
import type { Person, PullRequest } from '../../host.ts';
import { isOpen } from '../../kernel/advance.ts';
import { MIN_DIGEST_LENGTH } from '../../kernel/digest.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import type { Refusal } from '../../views/markdown/refusals.ts';
import { alteredPlan } from '../sessions.ts';
import type { ActionRun } from './action-run.ts';
import { DEFAULT_BRANCH, pullOrigin } from '../origin.ts';
import type { Subject } from './asked.ts';
import { mayAct } from './permission.ts';
import { isShownAsStored } from './shown-as-stored.ts';

/** A person's word for a plan: what they named, where, and who they are. */
export interface Claim {
  readonly by: Person;
  readonly digest: string | undefined;
  readonly subject: Subject;
  /** The address of the comment or review; a run that was cut off goes on under it. */
  readonly through: string;
  /** The head that a review was given for. */
  readonly reviewed?: string;
}

export interface Approved {
  readonly session: Session;
  readonly sync: SyncConfig;
}

/** A plan older than this was made for another time. */
const MAX_AGE_DAYS = 30;

/**
 * Checks an approval against everything that is live now (DESIGN §10, I13).
 *
 * Laws: no answer is yes that rests on the event's payload alone; the first thing that does not hold is
 * the reason given. Writes nothing.
 */
export async function checkApproval(action: ActionRun, claim: Claim): Promise<Result<Approved, Refusal>> {
  const { digest, by } = claim;
  if (by.isBot) return fail({ kind: 'bot' });
  if (digest === undefined) return fail({ kind: 'no-digest' });
  if (!/^[0-9a-f]+$/i.test(digest) || digest.length < MIN_DIGEST_LENGTH)
    return fail({ kind: 'short-digest', given: digest });
  const origin = originOf(claim.subject);
  if (origin === null) return fail({ kind: 'wrong-place' });
  const found = await findSession(action, { ...claim, origin, digest: digest.toLowerCase() });
  if (!found.ok) return found;
  const { session } = found.value;
  const resumes = session.approval !== undefined;
  const sync = action.config.syncs.get(session.sync);
  if (sync === undefined) return fail({ kind: 'config-moved' });
  const here = placeProblem(claim.subject, { action, sync });
  const problem =
    here ?? stateProblem(action, session, resumes) ?? (await basisProblem(action, session, claim));
  if (problem !== null) return fail(problem);
  if (!(await mayAct(action.host, by, sync.approvers.permission)))
    return fail({ kind: 'not-allowed', needs: sync.approvers.permission });
  if (sync.approvers.secondPerson && (await isInvolved(action, { session, by, subject: claim.subject })))
    return fail({ kind: 'second-person' });
  // What goes on was shown as stored when it began; by now the preview may say so already.
  if (!resumes && !(await isShownAsStored(action, { session, sync, subject: claim.subject })))
    return fail({ kind: 'preview-altered' });
  return ok({ session, sync });
}

/** The origin of the sessions that can be approved under a subject; null where there are none. */
function originOf(subject: Subject): string | null {
  switch (subject.kind) {
    case 'pull-request':
      return pullOrigin(subject.pull.number);
    case 'sync-pr':
    case 'sync-issue':
      return DEFAULT_BRANCH;
    default:
      return null;
  }
}

async function findSession(
  action: ActionRun,
  about: { readonly origin: string; readonly digest: string; readonly through: string },
): Promise<Result<{ readonly session: Session }, Refusal>> {
  let current: Session | undefined;
  let named: Session | undefined;
  for (const id of [...(await action.store.listSessions())].sort()) {
    const session = await action.store.readSession(id);
    if (session === null) continue;
    if (session.digest.startsWith(about.digest)) named = session;
    if (session.origin === about.origin && isOpen(session)) current = session;
  }
  const stale: Refusal = {
    kind: 'stale-digest',
    given: about.digest,
    ...(current === undefined ? {} : { current: current.digest }),
  };
  if (named === undefined) return fail(stale);
  if (named.origin !== about.origin) return fail({ kind: 'wrong-place' });
  const isCutOff = named.approval?.through === about.through && isOpen(named);
  if (named.approval !== undefined && named.approval.digest === named.digest && !isCutOff)
    return fail({
      kind: 'already-used',
      session: named.id,
      by: named.approval.by,
      at: named.approval.at,
    });
  return isOpen(named) ? ok({ session: named }) : fail(stale);
}

function placeProblem(
  subject: Subject,
  { action, sync }: { readonly action: ActionRun; readonly sync: SyncConfig },
): Refusal | null {
  if (subject.kind === 'pull-request') {
    const { pull } = subject;
    if (!pull.isOpen) return { kind: 'closed' };
    if (pull.isFork) return { kind: 'fork' };
    if (pull.isDraft) return { kind: 'draft' };
    return pull.base.ref === action.place.defaultBranch ? null : { kind: 'config-moved' };
  }
  if (subject.kind === 'sync-pr')
    return subject.sync.id !== sync.id
      ? { kind: 'wrong-place' }
      : subject.pull.isOpen
        ? null
        : { kind: 'closed' };
  if (subject.kind === 'sync-issue')
    return subject.sync.id !== sync.id
      ? { kind: 'wrong-place' }
      : subject.issue.isOpen
        ? null
        : { kind: 'closed' };
  return { kind: 'wrong-place' };
}

function stateProblem(action: ActionRun, session: Session, resumes: boolean): Refusal | null {
  const { guarded } = session.plan;
  const message = alteredPlan(session, action.hash);
  if (message !== null) return { kind: 'state-altered', message };
  if (session.state === 'held' && guarded !== undefined)
    return { kind: 'bulk-guard', planned: guarded.planned, allowed: guarded.allowed };
  const states = resumes ? ['approved', 'applying', 'queued'] : ['previewed', 'conflicted', 'queued'];
  if (!states.includes(session.state))
    return { kind: 'wrong-state', session: session.id, state: session.state };
  const age = Date.parse(action.now()) - Date.parse(session.createdAt);
  return age > MAX_AGE_DAYS * 24 * 60 * 60 * 1000 ? { kind: 'expired' } : null;
}

async function basisProblem(action: ActionRun, session: Session, claim: Claim): Promise<Refusal | null> {
  const { basis } = session;
  if (basis === undefined || basis.config !== action.configBlob) return { kind: 'config-moved' };
  if (claim.subject.kind !== 'pull-request') return null;
  const head = claim.subject.pull.head.sha;
  const previewed = basis.head ?? '';
  if (previewed !== head) return { kind: 'head-moved', previewed, head };
  if (claim.reviewed !== undefined && claim.reviewed !== head)
    return { kind: 'head-moved', previewed: claim.reviewed, head };
  return null;
}

/** Whether somebody wrote or pushed what they approve, by account ids (A7, A8, A10). */
async function isInvolved(
  action: ActionRun,
  about: { readonly session: Session; readonly by: Person; readonly subject: Subject },
): Promise<boolean> {
  const pull: PullRequest | null = 'pull' in about.subject ? about.subject.pull : null;
  const authors = pull === null ? [] : await action.host.authorsOf(pull.head.sha);
  const involved = [pull?.author.id, about.session.basis?.pusher, ...authors.map((one) => one.id)];
  return involved.includes(about.by.id);
}
