import { lastingFault, passingFault } from '../../upstream/fault.ts';

/** The largest answer, in bytes after decompression. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Reads an answer's body as text, but never more than 32 MiB of it.
 *
 * Errors: `answer-too-large`; `bad-answer` for bytes that are not UTF-8.
 */
export async function readCapped(response: Response, label: string): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      const said = `${label} was answered with more than ${MAX_ANSWER_BYTES} bytes. Ask for smaller pages.`;
      throw lastingFault('answer-too-large', said);
    }
    parts.push(decode(decoder, chunk, label));
  }
  parts.push(decode(decoder, null, label));
  return parts.join('');
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null, label: string): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw passingFault('bad-answer', `${label} was answered with bytes that are not UTF-8.`, {
      cause: error,
    });
  }
}
