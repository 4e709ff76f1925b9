import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/*
 * The runner's own protocol: workflow commands on stdout and files named by the environment.
 * `@actions/core` speaks it too, but loading it costs three times what starting Node does (decision 0007).
 * Source: docs.github.com, "Workflow commands for GitHub Actions".
 */

/** Sets outputs for later steps; a value may hold anything, line feeds too. */
export function setOutputs(outputs: { readonly [name: string]: string }): void {
  const lines = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `ghadelimiter_${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendTo('GITHUB_OUTPUT', lines.join(''));
}

/** Adds Markdown to the summary of the job. */
export function addSummary(markdown: string): void {
  appendTo('GITHUB_STEP_SUMMARY', markdown);
}

/** Shows a sentence on the page of the run. */
export function notice(sentence: string): void {
  process.stdout.write(`::notice::${escaped(sentence)}\n`);
}

/** Shows a sentence as an error and lets the step fail. */
export function setFailed(sentence: string): void {
  process.stdout.write(`::error::${escaped(sentence)}\n`);
  process.exitCode = 1;
}

/** Writes a line to the log; what begins like a workflow command is no command there. */
export function logLine(sentence: string): void {
  process.stdout.write(`${sentence.replaceAll(/[\r\n]+/g, ' ').replaceAll('::', ': :')}\n`);
}

/** Asks the runner to replace a value with `***` in everything that is logged from now on. */
export function hide(secret: string): void {
  process.stdout.write(`::add-mask::${escaped(secret)}\n`);
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Without a runner there is no such file, and nobody to read it. */
function appendTo(variable: string, text: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== '') appendFileSync(file, text);
}
