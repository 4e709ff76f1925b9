import { choicesOf } from '../kernel/choice.ts';
import type { Code } from '../kernel/codes.ts';
import { CODES } from '../kernel/codes.ts';
import { isOpen } from '../kernel/advance.ts';
import type { Forecast } from '../kernel/forecast.ts';
import { forecastOf } from '../kernel/forecast.ts';
import type { Json } from '../kernel/json.ts';
import type { Change, Plan } from '../kernel/plan.ts';
import type { Session } from '../kernel/session.ts';

/** What a run over one sync came to, as far as a program wants to know it. */
export interface ResultInput {
  readonly sync?: string;
  readonly code: Code;
  readonly session?: Session | null;
  readonly plan?: Plan | null;
  readonly results?: readonly {
    readonly change: Change;
    readonly result: string;
    readonly target?: string;
    readonly code?: string;
    readonly message?: string;
  }[];
  readonly notes?: readonly { readonly record: string; readonly field: string; readonly kind: string }[];
  readonly messages?: readonly string[];
}

/**
 * Makes the one JSON object of `--json` (DESIGN §8).
 *
 * Shape: `{"format":1,"outcome":"done","code":"applied","session":"01J…","plan":"3f9a…","changes":[…],
 * "conflicts":[…],"queued":[…], …}`; `session` and `plan` are null when there is nothing to do.
 */
export function resultJson(input: ResultInput): { readonly [member: string]: Json } {
  const { session, plan } = input;
  const results = new Map((input.results ?? []).map((one) => [one.change.id, one]));
  const changes = session?.plan.changes ?? plan?.changes ?? [];
  const entry = CODES[input.code];
  return {
    format: 1,
    outcome: entry.outcome,
    code: input.code,
    session: session?.id ?? null,
    plan: session?.digest ?? null,
    changes: changes.map((change) => changeJson(change, results.get(change.id))),
    conflicts: (plan?.conflicts ?? []).map((conflict) => ({
      ...(conflict as unknown as { [member: string]: Json }),
      choices: [...choicesOf(conflict)],
    })),
    queued: changes
      .filter((change) => results.get(change.id)?.result === 'queued')
      .map((change) => change.id),
    forecast: forecastJson(forecastOfResult(input)),
    ...(input.sync === undefined ? {} : { sync: input.sync }),
    state: session?.state ?? null,
    held: (plan?.held ?? []) as unknown as Json,
    notes: [...(input.notes ?? [])],
    messages: [...(input.messages ?? []), ...(plan?.notes ?? [])],
    title: entry.title,
    nextStep: entry.nextStep,
  };
}

/** Of what is still to be written of an open session. */
export function forecastOfResult({ session, results = [] }: ResultInput): Forecast | null {
  if (session === null || session === undefined || !isOpen(session)) return null;
  const done = new Set(results.flatMap((one) => (one.result === 'queued' ? [] : [one.change.id])));
  const left = session.plan.changes.map(({ id }) => id).filter((id) => !done.has(id));
  return forecastOf(session, left);
}

/** Seconds in whole numbers, rounded up. */
export function forecastJson(forecast: Forecast | null): Json {
  if (forecast === null) return null;
  const { of, most, seconds } = forecast.limit;
  return {
    writes: forecast.writes,
    seconds: Math.ceil(forecast.seconds),
    runs: forecast.runs,
    limit: { of, most, seconds },
  };
}

function changeJson(
  change: Change,
  result:
    | { readonly result: string; readonly target?: string; readonly code?: string; readonly message?: string }
    | undefined,
): Json {
  const { guard, ...rest } = change;
  return {
    ...(rest as unknown as { [member: string]: Json }),
    ...(guard === undefined ? {} : { guard: { kind: guard.kind, version: guard.version } }),
    ...(result === undefined
      ? {}
      : {
          result: result.result,
          ...(result.target === undefined ? {} : { target: result.target }),
          ...(result.code === undefined ? {} : { code: result.code }),
          ...(result.message === undefined ? {} : { message: result.message }),
        }),
  };
}
