import type { Code, OutcomeKind } from '../kernel/codes.ts';
import { CODES } from '../kernel/codes.ts';

const SEVERITY: readonly OutcomeKind[] = [
  'done',
  'queued',
  'conflicts',
  'stale',
  'refused',
  'invalid',
  'bug',
];

/** The code that names a run over several syncs: the worst of them; what did something over what did not. */
export function worstOf(codes: readonly Code[]): Code {
  const effective = codes.filter((code) => code !== 'nothing-to-do');
  const [first, ...rest] = effective.length > 0 ? effective : codes;
  const rank = (code: Code): number => SEVERITY.indexOf(CODES[code].outcome);
  return rest.reduce((worst, code) => (rank(code) > rank(worst) ? code : worst), first ?? 'nothing-to-do');
}
