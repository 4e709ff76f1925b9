import { describe, expect, test } from '@jest/globals';
import { readBytes, textOf } from '../../src/upstream/answer-body.ts';

const MIB = 1024 * 1024;
const said = (most: number) => `More than ${most}.`;

describe('the bytes of an answer', () => {
  test('are read whole, and none are no bytes', async () => {
    expect(await readBytes(new Response('añb'), said)).toEqual(Buffer.from('añb'));
    expect(await readBytes(new Response(null, { status: 204 }), said)).toHaveLength(0);
  });

  test('are at most 32 MiB: the rest is not fetched', async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(MIB));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(readBytes(new Response(endless), said)).rejects.toMatchObject({
      code: 'answer-too-large',
      message: `More than ${32 * MIB}.`,
      retryable: false,
    });
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(40);
  });

  test('may be 32 MiB', async () => {
    expect(await readBytes(new Response(new Uint8Array(32 * MIB)), said)).toHaveLength(32 * MIB);
  });
});

test('text is UTF-8, or the answer is a bad one that may be asked for again', () => {
  expect(textOf(Buffer.from('añb'), 'GET /x')).toBe('añb');
  let fault: unknown;
  try {
    textOf(Buffer.from([0x7b, 0xff]), 'GET /x');
  } catch (error) {
    fault = error;
  }
  expect(fault).toMatchObject({ code: 'bad-answer', retryable: true });
  expect(String(fault)).toMatch('GET /x was answered with bytes that are not UTF-8.');
});
