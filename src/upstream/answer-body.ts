import { lastingFault, passingFault } from './fault.ts';

/** The largest answer, in bytes after decompression. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Reads an answer's body, but never more than 32 MiB of it; the rest is not fetched.
 *
 * Errors: `answer-too-large`, in the caller's words.
 */
export async function readBytes(response: Response, tooLarge: (most: number) => string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error cancels the body.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw lastingFault('answer-too-large', tooLarge(MAX_ANSWER_BYTES));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads the bytes of an answer as text. Errors: `bad-answer` for bytes that are not UTF-8. */
export function textOf(bytes: Buffer, label: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const said = `${label} was answered with bytes that are not UTF-8.`;
    throw passingFault('bad-answer', said, { cause: error });
  }
}
