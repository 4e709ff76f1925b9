import type { Code } from '../kernel/codes.ts';
import { CODES, EXIT_CODES } from '../kernel/codes.ts';
import { worstOf } from '../views/worst.ts';
import type { Progress } from '../flows/run.ts';
import type { Paint } from '../views/paint.ts';
import { COLOURS, PLAIN } from '../views/paint.ts';
import type { ResultInput } from '../views/result-json.ts';
import { resultJson } from '../views/result-json.ts';
import { resultText } from '../views/result-text.ts';
import { plain } from '../views/plain.ts';

export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** Where the command line writes: results on stdout, everything else on stderr; secrets nowhere. */
export class Output {
  readonly paint: Paint;
  private readonly options: OutputOptions;
  private readonly secrets = new Set<string>();
  private shown = 0;

  constructor(options: OutputOptions) {
    this.options = options;
    const colours = options.color && process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
    this.paint = colours ? COLOURS : PLAIN;
  }

  get isInteractive(): boolean {
    return !this.options.json && process.stdin.isTTY && process.stdout.isTTY;
  }

  /** Whether a person watches: then a child process may write to the same terminal. */
  get isWatched(): boolean {
    const { json, quiet } = this.options;
    return !json && !quiet && process.stdout.isTTY;
  }

  /** Values that must never be shown, such as tokens from the environment. */
  hide(secret: string | undefined): void {
    if (secret !== undefined && secret.length >= 6) this.secrets.add(secret);
  }

  /** Ends a run: one JSON object or the text, and the exit code. */
  finish(results: readonly ResultInput[]): number {
    this.clearProgress();
    const worst = worstOf(results.map((result) => result.code));
    if (this.options.json) {
      const objects = results.map(resultJson);
      const [only] = objects;
      const one =
        objects.length === 1 && only !== undefined ? only : { ...combined(results, worst), syncs: objects };
      this.write(process.stdout, `${JSON.stringify(one)}\n`);
    } else if (!this.options.quiet || CODES[worst].outcome !== 'done') {
      this.write(process.stdout, results.map((result) => resultText(result, this.paint)).join('\n'));
    }
    return EXIT_CODES[CODES[worst].outcome];
  }

  /** Ends a run that came to nothing because of what a person must mend. */
  refuse(code: Code, messages: readonly string[]): number {
    if (this.options.json) return this.finish([{ code, messages }]);
    this.clearProgress();
    for (const message of messages) this.write(process.stderr, `${plain(message)}\n`);
    this.write(process.stderr, `${CODES[code].title} ${CODES[code].nextStep}\n`);
    return EXIT_CODES[CODES[code].outcome];
  }

  /** Says something to a person; silent for programs. */
  say(text: string): void {
    if (this.options.json || this.options.quiet) return;
    this.clearProgress();
    this.write(process.stdout, `${text}\n`);
  }

  /** Shows how far long work has come, on a terminal only, and never more than ten times a second. */
  readonly progress = ({ step, done, total }: Progress): void => {
    const { json, quiet } = this.options;
    const now = Date.now();
    if (json || quiet || !process.stderr.isTTY || now - this.shown < 100) return;
    this.shown = now;
    process.stderr.write(`\r\u001b[K${step} ${done}${total === undefined ? '' : ` of ${total}`}`);
  };

  private clearProgress(): void {
    if (this.shown > 0) process.stderr.write('\r\u001b[K');
    this.shown = 0;
  }

  private write(stream: NodeJS.WriteStream, text: string): void {
    let safe = text;
    for (const secret of this.secrets) safe = safe.replaceAll(secret, '***');
    stream.write(safe);
  }
}

function combined(results: readonly ResultInput[], code: Code): ReturnType<typeof resultJson> {
  const objects = results.map(resultJson);
  const joined = (member: string) => objects.flatMap((one) => one[member] as readonly never[]);
  return {
    ...resultJson({ code }),
    changes: joined('changes'),
    conflicts: joined('conflicts'),
    queued: joined('queued'),
    held: joined('held'),
  };
}
