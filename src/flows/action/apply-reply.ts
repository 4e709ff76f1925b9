import { forecastOf } from '../../kernel/forecast.ts';
import type { Reply } from '../../views/markdown/replies.ts';
import type { Report } from '../report.ts';

/** What an apply came to, in one reply. */
export function replyTo(done: Report): Reply | null {
  const { session, results, code } = done;
  if (session === null) return null;
  const written = results.filter(({ result }) => result === 'written' || result === 'found').length;
  if (code === 'queued') {
    const left = results.flatMap(({ result, change }) => (result === 'queued' ? [change.id] : []));
    const { waiting } = session;
    return {
      kind: 'queued',
      session: session.id,
      written,
      left: left.length,
      why: waiting?.message ?? 'the upstream is away',
      ...(waiting?.retryAt === undefined ? {} : { retryAt: waiting.retryAt }),
      forecast: forecastOf(session, left),
    };
  }
  const problems = results
    .filter(({ result }) => result === 'stale' || result === 'failed')
    .map(({ change, message }) => ({
      record: change.record,
      message: message ?? 'it moved since the preview; nothing of it was overwritten',
    }));
  return {
    kind: 'applied',
    session: session.id,
    written,
    of: results.filter(({ result }) => result !== 'unneeded').length,
    problems,
    conflicts: done.plan?.conflicts.length ?? 0,
  };
}
