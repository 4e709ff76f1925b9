import type { World } from '../env.ts';
import { openStore } from '../env.ts';
import type { Report } from '../flows/report.ts';
import { report } from '../flows/report.ts';
import { resolve } from '../flows/resolve.ts';
import { isOpen } from '../kernel/advance.ts';
import type { Decided } from '../kernel/choice.ts';
import { parseDecision } from '../kernel/choice.ts';
import type { Choice } from '../kernel/conflict.ts';
import { CHOICES } from '../kernel/conflict.ts';
import type { Session } from '../kernel/session.ts';
import type { Store } from '../store.ts';
import type { Output } from './output.ts';

interface DecideAbout {
  readonly session: string;
  readonly decisions: readonly string[];
  readonly all?: string;
  readonly output: Output;
}

/**
 * Stores decisions on conflicts, given as arguments or, on a terminal, asked for one by one.
 *
 * The state is locked only to store them: a person may think for an hour. If the session moved in the
 * meantime nothing is stored, since they decided on other values.
 */
export async function decide(world: World, about: DecideAbout): Promise<Report> {
  const store = openStore(world);
  const session = await store.readSession(about.session);
  if (session === null) return notFound(about.session);
  const ready = readiness(session);
  if (ready !== null) return ready;
  const all = CHOICES.find((choice) => choice === about.all);
  const problems =
    about.all !== undefined && all === undefined
      ? [`"${about.all}" is not a choice; use one of ${CHOICES.join(', ')}`]
      : [];
  const decisions = await gather(about, { session, all, problems });
  if (problems.length > 0)
    return report({ sync: session.sync, code: 'bad-choice', session, messages: problems });
  if (decisions.length === 0 && all === undefined)
    return report({ sync: session.sync, code: 'conflicts', session, messages: ['nothing was decided'] });
  const release = await store.lock();
  try {
    const current = await store.readSession(session.id);
    if (current === null) return notFound(session.id);
    if (current.digest !== session.digest) return movedMeanwhile(current);
    return readiness(current) ?? (await keep(world, { store, session: current, decisions, all }));
  } finally {
    await release();
  }
}

async function keep(
  world: World,
  about: {
    readonly store: Store;
    readonly session: Session;
    readonly decisions: readonly Decided[];
    readonly all: Choice | undefined;
  },
): Promise<Report> {
  const { store, session, decisions, all } = about;
  const run = { store, actor: world.actor, source: `/${session.sync}`, now: world.now };
  const resolved = await resolve(run, session, { decisions, ...(all === undefined ? {} : { all }) });
  if (!resolved.ok)
    return report({ sync: session.sync, code: 'bad-choice', session, messages: resolved.error });
  return report({
    sync: session.sync,
    code: 'resolved',
    session: resolved.value,
    messages: told(resolved.value),
  });
}

function notFound(id: string): Report {
  return report({ sync: '', code: 'no-session', messages: [`there is no session ${id}`] });
}

function movedMeanwhile(session: Session): Report {
  const messages = [`session ${session.id} changed while you decided; nothing was stored`];
  return report({ sync: session.sync, code: 'stale', session, messages });
}

function readiness(session: Session): Report | null {
  const about = { sync: session.sync, session, plan: session.plan };
  if (!isOpen(session) || session.state === 'applying') {
    const messages = [`session ${session.id} is ${session.state}; its conflicts can no longer be settled`];
    return report({ ...about, code: 'not-approvable', messages });
  }
  if (session.plan.conflicts.length > 0) return null;
  return report({ ...about, code: 'nothing-to-do', messages: [`session ${session.id} has no conflicts`] });
}

async function gather(
  about: { readonly decisions: readonly string[]; readonly output: Output },
  into: { readonly session: Session; readonly all: Choice | undefined; readonly problems: string[] },
): Promise<readonly Decided[]> {
  if (about.decisions.length > 0 || into.all !== undefined || into.problems.length > 0) {
    return about.decisions.flatMap((text) => {
      const parsed = parseDecision(text);
      if (parsed.ok) return [parsed.value];
      into.problems.push(parsed.error);
      return [];
    });
  }
  if (about.output.isInteractive) {
    const { askForDecisions } = await import('./ask.ts');
    return askForDecisions(into.session, about.output);
  }
  const [first] = into.session.plan.conflicts;
  into.problems.push(
    `no decision was given and this is no terminal; write for example ${first?.record}:${first?.field}=local`,
  );
  return [];
}

function told(session: Session): readonly string[] {
  return session.resolutions.map((one) => `${one.record}:${one.field} = ${one.choice}`);
}
