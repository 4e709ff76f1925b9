import type { WriteAnswer } from '../../provider.ts';

/** GitHub will not take it, and nothing was written. */
export function refused(message: string, code = 'refused'): WriteAnswer {
  return { kind: 'rejected', code, message };
}
