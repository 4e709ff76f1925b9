import { isJsonObject } from '../../kernel/json.ts';
import { assertNever } from '../../kernel/result.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { ProviderFault } from '../../provider.ts';
import type { Child, End } from './child.ts';
import { startChild } from './child.ts';
import { fault, nameOf, neutralText } from './fault.ts';
import { MAX_LINE_BYTES } from './line-reader.ts';
import type { Options } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/** How much of stderr a message shows, in characters. */
const MAX_SHOWN = 400;

/** One request: `do` says what, and its members keep their order on the line. */
export interface ProgramRequest {
  readonly do: 'hello' | 'schema' | 'list' | 'read' | 'create' | 'update' | 'delete';
  readonly [member: string]: Json;
}

interface Waiting {
  readonly id: number;
  readonly task: string;
  readonly settle: (answer: JsonObject | ProviderFault) => void;
}

/**
 * One run of a program: requests with ids go in, each answer must bear the id of the open request.
 *
 * After any fault that it throws the program is gone; who wants to go on starts another conversation.
 * Errors: `program-missing`, `program-died`, `timed-out`, `bad-answer`, `answer-too-large`; each names
 * the program and shows the end of what it said on stderr, without the credentials it was given.
 */
export class Conversation {
  private readonly options: Options;
  private readonly surroundings: Surroundings;
  private readonly child: Child;
  private waiting: Waiting | null = null;
  private broken: ProviderFault | null = null;
  private ended = false;
  private count = 0;

  constructor(options: Options, surroundings: Surroundings) {
    this.options = options;
    this.surroundings = surroundings;
    this.child = startChild(options.command, {
      ...surroundings,
      onLine: (line) => this.hear(line),
      onEnd: (end) => this.finish(end),
    });
  }

  /** Whether the program has ended by itself between two requests; another conversation may be begun. */
  get hasEnded(): boolean {
    return this.ended && this.broken === null;
  }

  /** Sends one request and waits for its answer; never called while another one is open. */
  async ask(request: ProgramRequest): Promise<JsonObject> {
    this.count += 1;
    const { do: asked, ...rest } = request;
    const answer = await new Promise<JsonObject | ProviderFault>((settle) => {
      const timer = setTimeout(() => this.breakOff(this.lateFault(asked)), this.options.timeout);
      const done = (value: JsonObject | ProviderFault): void => {
        clearTimeout(timer);
        this.waiting = null;
        settle(value);
      };
      this.waiting = { id: this.count, task: asked, settle: done };
      if (this.broken !== null) done(this.broken);
      else this.child.send(lineOf({ id: this.count, do: asked, ...rest }));
    });
    if (answer instanceof Error) throw answer;
    return answer;
  }

  async end(): Promise<void> {
    await this.child.end();
  }

  /** Takes the credentials out of a text from the program and makes it fit for a message. */
  clean(text: string, most?: number): string {
    const { secrets } = this.surroundings;
    const longest = secrets.toSorted((a, b) => b.length - a.length);
    return neutralText(
      longest.reduce((shown, secret) => shown.replaceAll(secret, '***'), text),
      most,
    );
  }

  /** The fault of an answer that breaks the protocol; the program is not asked again. */
  refuse(why: string): ProviderFault {
    const message = `${this.name} ${why}. It has to be mended to keep to the protocol.${this.lastWords()}`;
    const broken = fault({ code: 'bad-answer', message, retryable: false });
    this.breakOff(broken);
    return broken;
  }

  private get name(): string {
    return nameOf(this.options.command);
  }

  private hear(line: string): void {
    if (this.broken !== null) return;
    const asked = this.waiting === null ? 'without being asked' : `to "${this.waiting.task}"`;
    const answer = parseLine(line);
    if (answer === null)
      this.refuse(`answered ${asked} with a line that is no JSON object (${this.quoted(line)})`);
    else if (this.waiting === null) this.refuse(`sent a line without being asked (${this.quoted(line)})`);
    else if (answer['id'] !== this.waiting.id) {
      const said = this.clean(JSON.stringify(answer['id'] ?? null), 40);
      this.refuse(`answered ${asked} with the id ${said} instead of ${this.waiting.id}`);
    } else this.waiting.settle(answer);
  }

  private quoted(line: string): string {
    return `"${this.clean(line, 80)}"`;
  }

  private breakOff(broken: ProviderFault): void {
    this.broken ??= broken;
    this.child.kill();
    this.waiting?.settle(broken);
  }

  private finish(end: End): void {
    this.ended = true;
    this.waiting?.settle(this.broken ?? this.endFault(end, this.waiting.task));
  }

  private lateFault(task: string): ProviderFault {
    const said = `${this.name} did not answer to "${task}" within ${this.options.timeout} ms and was ended.`;
    const message = `${said} Run again later, or give it more time with "timeout".${this.lastWords()}`;
    return fault({ code: 'timed-out', message, retryable: true });
  }

  private endFault(end: End, task: string): ProviderFault {
    switch (end.kind) {
      case 'not-started': {
        const why = end.cause.code === 'ENOENT' ? 'there is no such program' : (end.cause.code ?? 'unknown');
        const message = `${this.name} could not be started (${why}). Install it where PATH finds it, or name it by its absolute path.`;
        return fault({ code: 'program-missing', message, retryable: false, cause: end.cause });
      }
      case 'too-long': {
        const message = `${this.name} answered to "${task}" with a line of more than ${MAX_LINE_BYTES} bytes. Let it send smaller pages.`;
        return fault({ code: 'answer-too-large', message, retryable: false });
      }
      case 'not-utf-8':
        return this.refuse(`answered to "${task}" with bytes that are not UTF-8`);
      case 'ended': {
        const how = end.signal === null ? `with exit code ${end.code ?? 'none'}` : `by ${end.signal}`;
        const message = `${this.name} ended ${how} before it answered to "${task}". Run it by hand to see why.${this.lastWords()}`;
        // One that does not even get to greet is broken or misused; one that dies at work may do better.
        return fault({ code: 'program-died', message, retryable: task !== 'hello' });
      }
      default:
        return assertNever(end);
    }
  }

  private lastWords(): string {
    const said = this.child.said().trimEnd();
    if (said === '') return '';
    // Cleaned before it is cut; what was kept may begin with the rest of a credential.
    const clean = this.clean(said, said.length * 4);
    const longest = Math.max(0, ...this.surroundings.secrets.map((secret) => secret.length));
    const whole = this.child.isCut() ? clean.slice(longest) : clean;
    return ` It said: ${whole.length > MAX_SHOWN ? `…${whole.slice(-MAX_SHOWN).toWellFormed()}` : whole}`;
  }
}

/** Writes a request as one line for every reader: some also cut lines at U+0085, U+2028 and U+2029. */
function lineOf(request: JsonObject): string {
  const escape = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(request).replaceAll(/[\u0085\u2028\u2029]/g, escape);
}

function parseLine(line: string): JsonObject | null {
  try {
    const value = JSON.parse(line) as unknown;
    return isJsonObject(value) ? value : null;
  } catch {
    // Not JSON at all is the same to us as JSON that is no object.
    return null;
  }
}
