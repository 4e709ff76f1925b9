/** What is known of a fault of the outside world; `message` says what happened, to what, and what to do. */
export interface FaultAbout {
  /** In kebab-case. */
  readonly code: string;
  readonly message: string;
  /** Whether the same may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A fault of the outside world; each contract has its own kind, thrown only by what implements it. */
export abstract class Fault extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;

  constructor(name: string, { code, message, retryable = false, retryAfterMs, cause }: FaultAbout) {
    super(message, { cause });
    this.name = name;
    this.code = code;
    this.retryable = retryable;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
