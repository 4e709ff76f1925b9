import type { SyncConfig } from '../../config.ts';
import { isSafeId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Session } from '../../kernel/session.ts';
import type { Refusal } from '../../views/markdown/refusals.ts';
import type { ActionRun } from './action-run.ts';
import type { Asked } from './asked.ts';
import { mayAct } from './permission.ts';

/** The session that a command names, with its sync, when the person may decide on it. */
export async function namedSession(
  action: ActionRun,
  about: { readonly asked: Pick<Asked, 'by'>; readonly session: string },
): Promise<Result<{ readonly session: Session; readonly sync: SyncConfig }, Refusal>> {
  const id = about.session.toUpperCase();
  const missing: Refusal = { kind: 'no-session', session: about.session };
  if (!isSafeId(id)) return fail(missing);
  const session = await action.store.readSession(id);
  const sync = session === null ? undefined : action.config.syncs.get(session.sync);
  if (session === null || sync === undefined) return fail(missing);
  const { permission } = sync.approvers;
  if (!(await mayAct(action.host, about.asked.by, permission)))
    return fail({ kind: 'not-allowed', needs: permission });
  return ok({ session, sync });
}
