import { ProviderFault } from '../../provider.ts';

/** Makes a fault; `retryAfterMs` when the program said how long to wait. */
export function fault(about: {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}): ProviderFault {
  const { retryAfterMs, ...rest } = about;
  return new ProviderFault({ ...rest, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** Makes text from outside fit for a message: one line, no control or direction marks, at most 300 characters. */
export function neutralText(text: string, most = 300): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line.slice(0, most * 4));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** What messages call a program: its command line, shortened. */
export function nameOf(command: readonly string[]): string {
  return `"${neutralText(command.join(' '), 100)}"`;
}
