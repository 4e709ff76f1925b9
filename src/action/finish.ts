import type { ActionReport } from '../flows/action/action-run.ts';
import type { OutputName } from '../inputs.ts';
import { OUTPUTS } from '../inputs.ts';
import type { Code } from '../kernel/codes.ts';
import { CODES } from '../kernel/codes.ts';
import type { SummaryInput } from '../views/markdown/job-summary.ts';
import { resultJson } from '../views/result-json.ts';
import type { Ending } from './ending.ts';
import { worstOf } from '../views/worst.ts';
import { addSummary, hide, logLine, notice, setFailed, setOutputs } from './runner.ts';

/** Ends a run: every output, the job summary, and the step's failure where it is asked for. */
export async function finish(ending: Ending): Promise<void> {
  const secrets = ending.secrets ?? [];
  for (const secret of secrets) hide(secret);
  const code = ending.code ?? worstOf(ending.reports.map((report) => report.code));
  const outputs = await outputsOf(ending, code);
  const names = Object.keys(OUTPUTS) as OutputName[];
  setOutputs(Object.fromEntries(names.map((name) => [name, outputs[name] ?? ''])));
  if (ending.inputs?.report.has('summary') === true && ending.reports.length > 0) {
    const { renderJobSummary } = await import('../views/markdown/job-summary.ts');
    addSummary(renderJobSummary(ending.reports.map((one) => summaryOf(one, ending))));
  }
  const said = await sentences(ending, code);
  if (isFailure(ending, code)) setFailed(said);
  else if (CODES[code].outcome === 'done') logLine(said);
  else notice(said);
}

async function sentences(ending: Ending, code: Code): Promise<string> {
  const { title, nextStep } = CODES[code];
  const messages = [...ending.messages, ...ending.reports.flatMap((report) => report.messages)];
  const all = [title, ...messages, nextStep === 'Nothing.' ? '' : nextStep].filter((one) => one !== '');
  const said = all.map((one) => (/[.!?]$/.test(one) ? one : `${one}.`)).join(' ');
  const { redact } = await import('../views/markdown/redact.ts');
  return redact(said, ending.secrets ?? []);
}

/** Whether the step is to fail: always for bugs and bad configuration, else as `fail-on` says. */
function isFailure({ inputs, reports }: Ending, code: Code): boolean {
  const { outcome } = CODES[code];
  if (outcome === 'bug' || outcome === 'invalid') return true;
  const failOn = inputs?.failOn ?? 'never';
  const conflicts = reports.some((report) => (report.plan?.conflicts.length ?? 0) > 0);
  if (failOn === 'conflicts') return conflicts;
  return failOn === 'drift' && (conflicts || reports.some(isDrift));
}

function isDrift({ plan, code }: ActionReport): boolean {
  if (plan === null || CODES[code].outcome === 'done') return code === 'previewed';
  return plan.changes.length + plan.conflicts.length + plan.held.length > 0;
}

async function outputsOf(ending: Ending, code: Code): Promise<{ readonly [name in OutputName]?: string }> {
  const { redactAll } = await import('../views/markdown/redact.ts');
  const { reports, secrets = [] } = ending;
  const results = reports.map((report) => redactAll(resultJson(report), secrets));
  const [only] = results;
  const empty = resultJson({ code, messages: ending.messages });
  const result =
    results.length === 1 && only !== undefined && ending.code === undefined
      ? only
      : { ...empty, syncs: results };
  const first = reports.find((report) => report.session !== null);
  const number = (count: (report: ActionReport) => number): string =>
    String(reports.reduce((sum, report) => sum + count(report), 0));
  const url = reports.find((report) => report.commentUrl !== undefined)?.commentUrl;
  const pull = reports.find((report) => report.pullRequest !== undefined)?.pullRequest;
  return {
    decision: CODES[code].outcome,
    'reason-code': code,
    result: JSON.stringify(result),
    'session-id': first?.session?.id ?? '',
    'plan-digest': first?.session?.digest ?? '',
    changes: number(({ session, plan }) => (session?.plan ?? plan)?.changes.length ?? 0),
    conflicts: number(({ plan }) => plan?.conflicts.length ?? 0),
    queued: number(({ results: all }) => all.filter((one) => one.result === 'queued').length),
    'comment-url': url ?? '',
    'pull-request': pull === undefined ? '' : String(pull),
  };
}

function summaryOf(report: ActionReport, ending: Ending): SummaryInput {
  const { commentUrl, pullRequest, sync, code, messages } = report;
  const preview = ending.previews?.get(sync);
  const links = [
    ...(commentUrl === undefined ? [] : [{ text: 'Preview', url: commentUrl }]),
    ...(pullRequest === undefined || ending.place === undefined
      ? []
      : [{ text: `Sync pull request ${pullRequest}`, url: `${ending.place.url}/pull/${pullRequest}` }]),
  ];
  return {
    sync: sync === '' ? 'sync-kernel' : sync,
    code,
    messages,
    links,
    secrets: ending.secrets ?? [],
    ...(preview === undefined ? {} : { preview }),
  };
}
