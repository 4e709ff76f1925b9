import { HostFault } from '../../host.ts';
import type { ActionRun } from './action-run.ts';

/**
 * Shows something where the token may; a token that may not leaves it to the job summary (A41, E72).
 *
 * Errors: every other fault passes through.
 */
export async function whereAllowed<Shown>(
  action: ActionRun,
  what: string,
  show: () => Promise<Shown>,
): Promise<Shown | null> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof HostFault) || !['forbidden', 'not-found'].includes(error.code)) throw error;
    action.log(`The token may not write ${what}; see the job summary. (${error.message})`);
    return null;
  }
}
