import * as z from 'zod';
import type { JsonObject } from '../../kernel/json.ts';
import type { ProviderContext } from '../../provider.ts';
import { ProviderFault } from '../../provider.ts';
import { faultAnswer, helloAnswer, PROTOCOL } from './answer.ts';
import type { ProgramRequest } from './conversation.ts';
import { Conversation } from './conversation.ts';
import { fault, nameOf, neutralText } from './fault.ts';
import type { Options } from './options.ts';
import { repeat } from './patience.ts';
import { surroundingsOf } from './surroundings.ts';

/** What a program said of itself. */
export type Hello = z.infer<typeof helloAnswer>;

interface Running {
  readonly conversation: Conversation;
  readonly hello: Hello;
}

/** A fault that a program reported itself, and lives on. */
class ReportedFault extends ProviderFault {}

/**
 * A program that is started when it is first asked, and again when it has gone.
 *
 * Requests go one after the other. One that the program itself answers with a retryable fault is
 * repeated within 10 s, where repeating does no harm; after a program that died or hangs nothing is
 * repeated: a later run finds out what became of a write.
 */
export class Program {
  private readonly options: Options;
  private readonly context: Pick<ProviderContext, 'env' | 'sleep'>;
  private running: Running | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: Options, context: Pick<ProviderContext, 'env' | 'sleep'>) {
    this.options = options;
    this.context = context;
  }

  /** What messages call it. */
  get name(): string {
    return nameOf(this.options.command);
  }

  /** Starts the program if it does not run, and gives its greeting. */
  async hello(): Promise<Hello> {
    return this.patiently(true, async () => (await this.start()).hello);
  }

  /**
   * Sends a request and gives its checked answer.
   *
   * Errors: those of a conversation, `protocol-unsupported`, `guard-mismatch`, `env-missing`,
   * `program-in-checkout`, and what the program itself reports.
   */
  async ask<T>(request: ProgramRequest, schema: z.ZodType<T>): Promise<T> {
    const isGuarded = request.do === 'update' || request.do === 'delete';
    return this.patiently(!isGuarded, async () => {
      const { conversation } = await this.start();
      return this.exchange(conversation, request, schema);
    });
  }

  /** Ends the program; it starts again if it is asked again. */
  async end(): Promise<void> {
    await this.inTurn(async () => {
      const old = this.running;
      this.running = null;
      await old?.conversation.end();
    });
  }

  /** A guarded write is repeated only after the one fault that means that nothing was done. */
  private async patiently<T>(isSafe: boolean, action: () => Promise<T>): Promise<T> {
    return repeat(
      this.context,
      async () => this.inTurn(action),
      (reason) => reason instanceof ReportedFault && (isSafe || reason.code === 'rate-limited'),
    );
  }

  private async inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.last.then(action);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async start(): Promise<Running> {
    if (this.running !== null && !this.running.conversation.hasEnded) return this.running;
    const conversation = new Conversation(this.options, surroundingsOf(this.options, this.context.env));
    try {
      const request = { do: 'hello', protocols: [PROTOCOL] } as const;
      const said = await this.exchange(conversation, request, z.looseObject({ protocol: z.string() }));
      this.refuseOther(said.protocol);
      const hello = this.check(conversation, { request, answer: said, schema: helloAnswer });
      this.refuseGuard(hello);
      this.running = { conversation, hello };
      return this.running;
    } catch (error) {
      await conversation.end();
      throw error;
    }
  }

  private async exchange<T>(
    conversation: Conversation,
    request: ProgramRequest,
    schema: z.ZodType<T>,
  ): Promise<T> {
    try {
      const answer = await conversation.ask(request);
      if (answer['kind'] === 'fault') throw this.reported(conversation, request, answer);
      return this.check(conversation, { request, answer, schema });
    } catch (error) {
      if (!(error instanceof ReportedFault)) this.running = null;
      throw error;
    }
  }

  private check<T>(
    conversation: Conversation,
    about: { readonly request: ProgramRequest; readonly answer: unknown; readonly schema: z.ZodType<T> },
  ): T {
    const parsed = about.schema.safeParse(about.answer);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const at = conversation.clean(issue?.path.join('.') ?? '', 80);
    const why = conversation.clean(issue?.message ?? '', 120);
    throw conversation.refuse(`answered to "${about.request.do}" not as it has to ("${at}": ${why})`);
  }

  private reported(conversation: Conversation, request: ProgramRequest, answer: JsonObject): ProviderFault {
    const {
      code,
      message: said,
      retryable,
      retryAfterMs,
    } = this.check(conversation, {
      request,
      answer,
      schema: faultAnswer,
    });
    const reason = conversation.clean(said).replace(/[.!?]$/, '');
    const record = typeof request['record'] === 'string' ? ` of ${neutralText(request['record'])}` : '';
    const next = retryable ? 'Run again later.' : 'What it names has to be mended first.';
    return new ReportedFault({
      code,
      message: `${this.name} could not do "${request.do}"${record} (${code}): ${reason}. ${next}`,
      retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  private refuseOther(protocol: string): void {
    if (/^sync-kernel-exec\/1(?:\.\d+)?$/.test(protocol)) return;
    const message = `${this.name} speaks the protocol "${neutralText(protocol, 60)}"; this version knows ${PROTOCOL}. Update the older one.`;
    throw fault({ code: 'protocol-unsupported', message, retryable: false });
  }

  /** A preview may show a weaker guard than there is, which `verified` is, but no other one. */
  private refuseGuard({ capabilities }: Hello): void {
    const { guard } = this.options;
    if (guard === 'verified' || guard === capabilities.guard) return;
    const message = `${this.name} guards its writes by "${capabilities.guard}", but the config says "${guard}". Make the two agree.`;
    throw fault({ code: 'guard-mismatch', message, retryable: false });
  }
}
