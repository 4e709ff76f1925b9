import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parseCommand } from '../../src/commands/parse.ts';
import { readRest } from '../../src/commands/rest.ts';
import { mayBeCommand } from '../../src/route.ts';

const DIGEST = '3f9a1c2e7b04';

describe('the words of a command', () => {
  test('are taken apart at spaces and tabs, however many, with CRLF or without', () => {
    const expected = { ok: true, value: { name: 'apply', words: [DIGEST, '--only', 'back-1'] } };
    for (const body of [
      `/sync apply ${DIGEST} --only back-1`,
      `  /sync   APPLY\t${DIGEST}  --only \t back-1  `,
      `/sync apply ${DIGEST} --only back-1\r\n`,
      `/sync apply ${DIGEST} --only back-1\r\n\r\nThanks!`,
      `/sync apply ${DIGEST} --only back-1\rThanks!`,
    ]) {
      expect(mayBeCommand(body)).toBe(true);
      expect(parseCommand(body)).toEqual(expected);
    }
  });

  test('keep their spaces where they are quoted', () => {
    const parsed = parseCommand('/sync resolve title=value:"Sign in\u3000here" body=local');
    expect(parsed).toMatchObject({
      ok: true,
      value: { words: ['title=value:Sign in\u3000here', 'body=local'] },
    });
    expect(parseCommand('/sync resolve title=value:"Sign')).toMatchObject({
      ok: false,
      error: { kind: 'bad-usage' },
    });
  });

  test('give whatever was typed, as it was typed', () => {
    const word = fc.stringMatching(/^[!#-~]{1,20}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.stringMatching(/^[ \t]{1,3}$/), (words, space) => {
        const parsed = parseCommand(['/sync', 'apply', ...words].join(space));
        expect(parsed).toEqual({ ok: true, value: { name: 'apply', words } });
      }),
    );
  });
});

describe('A30: what is no command', () => {
  test.each([
    ['a fence', `\`\`\`\n/sync apply ${DIGEST}\n\`\`\``],
    ['indented code', `    /sync apply ${DIGEST}`],
    ['a tab', `\t/sync apply ${DIGEST}`],
    ['a quote', `> /sync apply ${DIGEST}`],
    ['an HTML comment', `<!-- \n/sync apply ${DIGEST}\n-->`],
    ['details', `<details>\n\n/sync apply ${DIGEST}\n\n</details>`],
    ['a code span', `\`/sync apply ${DIGEST}\``],
    ['the second line', `Please:\n/sync apply ${DIGEST}`],
    ['a list', `- /sync apply ${DIGEST}`],
    ['another word', `/synchronise apply ${DIGEST}`],
    ['a path', `/sync/apply ${DIGEST}`],
    ['A32: a full-width slash', `\uff0fsync apply ${DIGEST}`],
    ['A32: a zero-width space before it', `\u200b/sync apply ${DIGEST}`],
    ['A32: a direction mark before it', `\u202e/sync apply ${DIGEST}`],
    ['A32: a zero-width space in it', `/sy\u200bnc apply ${DIGEST}`],
    ['A32: a Cyrillic letter in it', `/\u0455ync apply ${DIGEST}`],
    ['a byte-order mark before it', `\ufeff/sync apply ${DIGEST}`],
    ['a NUL before it', `\0/sync apply ${DIGEST}`],
  ])('%s', (_what, body) => expect(mayBeCommand(body)).toBe(false));
});

describe('A32: characters that show another text than is there', () => {
  test.each([
    ['a no-break space', '\u00a0'],
    ['an ideographic space', '\u3000'],
    ['a thin space', '\u2009'],
    ['a zero-width space', '\u200b'],
    ['a zero-width joiner', '\u200d'],
    ['a right-to-left override', '\u202e'],
    ['an isolate', '\u2066'],
    ['a soft hyphen', '\u00ad'],
    ['a byte-order mark', '\ufeff'],
    ['a tag character', '\u{e0041}'],
    ['an escape', '\u001b'],
    ['a line separator', '\u2028'],
    ['a next-line control', '\u0085'],
  ])('%s is refused, wherever it stands', (_what, character) => {
    for (const body of [
      `/sync ${character}apply ${DIGEST}`,
      `/sync apply${character} ${DIGEST}`,
      `/sync apply ${DIGEST.slice(0, 6)}${character}${DIGEST.slice(6)}`,
      `/sync apply ${DIGEST}${character}`,
    ])
      expect({ body, parsed: parseCommand(body) }).toMatchObject({
        parsed: { ok: false, error: { kind: 'bad-usage' } },
      });
  });
});

describe('what follows the command', () => {
  test('the first fenced block is its text', () => {
    const block = (body: string) => {
      const parsed = parseCommand(`/sync resolve body=merged\n${body}`);
      return parsed.ok ? parsed.value.block : parsed.error.kind;
    };
    expect(block('```\nOne\n\nTwo\n```\n')).toBe('One\n\nTwo');
    expect(block('Like so:\n\n~~~~md\n```\n/sync undo X\n```\n~~~~\n```\nother\n```')).toBe(
      '```\n/sync undo X\n```',
    );
    expect(block('  ```\r\n  a\r\n    b\r\n c\r\n  ```')).toBe('a\n  b\nc');
    expect(block('```\nnever closed')).toBe('never closed');
    expect(block('    indented code')).toBeUndefined();
    expect(block('```js `` no fence\nx')).toBeUndefined();
  });

  test.each([
    ['on the next line', `/sync apply ${DIGEST}\n/sync undo X`],
    ['further down', `/sync help\n\nand\n\n  /sync apply ${DIGEST}`],
    ['in other letters', `/sync help\n/SYNC apply ${DIGEST}`],
    ['after a fence', `/sync resolve body=merged\n\`\`\`\ntext\n\`\`\`\n/sync apply ${DIGEST}`],
    ['after lone carriage returns', `/sync help\r/sync apply ${DIGEST}`],
    ['after an HTML comment of one line', `/sync help\n<!-- x -->\n/sync apply ${DIGEST}`],
    ['below text, however indented', `/sync help\ntext\n        /sync apply ${DIGEST}`],
  ])('A31: a second command %s is refused', (_where, body) =>
    expect(parseCommand(body)).toEqual({ ok: false, error: { kind: 'several-commands' } }),
  );

  test.each([
    ['a quote', `> /sync apply ${DIGEST}`],
    ['a fence', `~~~\n/sync apply ${DIGEST}\n~~~`],
    ['indented code', `\n    /sync apply ${DIGEST}`],
    ['an HTML comment', `<!--\n\n/sync apply ${DIGEST}\n-->`],
    ['an HTML block', `<details>\n/sync apply ${DIGEST}\n</details>`],
    ['the middle of a line', `I would /sync apply ${DIGEST}`],
  ])('A31: what stands in %s is no second command', (_where, rest) =>
    expect(parseCommand(`/sync help\n${rest}`)).toMatchObject({ ok: true, value: { name: 'help' } }),
  );

  test('agrees with a Markdown parser on any mixture of blocks', () => {
    const line = fc.constantFrom(
      '',
      '',
      'text',
      '/sync undo X',
      '  /sync undo X',
      '    /sync undo X',
      '> /sync undo X',
      '```',
      '````',
      '~~~',

      '``` js',
      '   ```',
      '    ```',
      '<!--',
      '-->',
      '<!-- a -->',
      '<details>',
      '</details>',
      '<pre>',
      'x</pre>',
      '<?',
      '?>',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join('\n');
        const found = readRest(text);
        const wanted = byParser(text);
        expect(found.block).toBe(wanted.block);
        if (wanted.commands > 0) expect(found.commands).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('A33, A36: long and pathological comments', () => {
  test('A33: too long a comment or line is refused unread', () => {
    const tooLong = { ok: false, error: { kind: 'too-long' } };
    expect(parseCommand(`/sync help\n${'x'.repeat(100_000)}`)).toEqual(tooLong);
    expect(parseCommand(`/sync help ${'x'.repeat(5_000)}`)).toEqual(tooLong);
    expect(parseCommand(`/sync help\n${'𝄞'.repeat(32_000)}`)).toMatchObject({ ok: true });
  });

  // Each is known to take a Markdown parser or a backtracking expression quadratic time or worse.
  test.each([
    ['stars', (n: number) => `${'*'.repeat(n / 2)}a${'*'.repeat(n / 2)}`],
    ['nested quotes and lists', (n: number) => '> - '.repeat(n / 4)],
    ['quotes', (n: number) => '>'.repeat(n)],
    ['backticks', (n: number) => '`'.repeat(n)],
    ['backticks and a letter on each line', (n: number) => '```a`\n'.repeat(n / 6)],
    ['brackets', (n: number) => '[a]('.repeat(n / 4)],
    ['comments that begin', (n: number) => '<!--'.repeat(n / 4)],
    ['tags', (n: number) => '<details '.repeat(n / 9)],
    ['spaces', (n: number) => `${' '.repeat(n)}/sync x`],
    ['spaces and tabs on a line that is none', (n: number) => `${' \t'.repeat(n / 2)}x`],
    ['line feeds', (n: number) => '\n'.repeat(n)],
    ['fences that open', (n: number) => '```\n'.repeat(n / 4)],
    ['ever longer fences', (n: number) => ladder(n)],
  ])('A36: twice as many %s take about twice the time', (_what, make) => {
    const cost = (n: number): number => leastTime(() => parseCommand(`/sync help\n${make(n)}`));
    leastTime(() => parseCommand(`/sync help\n${make(1_024)}`));
    const [one, many] = [cost(4_096), cost(65_000 - 12)];
    // Sixteen times the text: linear is 16, quadratic 256.
    expect(many / Math.max(one, 0.02)).toBeLessThan(100);
  });

  test('A36: the first line alone decides whether there is a command', () => {
    for (const body of [`${' '.repeat(60_000)}/sync`, `/syn${'c'.repeat(60_000)}`, '/sync'.repeat(12_000)])
      expect(mayBeCommand(body)).toBe(false);
  });
});

/** The same by a general parser, as CommonMark has it. */
function byParser(text: string): { readonly block?: string; readonly commands: number } {
  const found: { block?: string; commands: number } = { commands: 0 };
  for (const node of fromMarkdown(text).children) {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'code' && /^(?:`{3}|~{3})/.test(text.slice(start)) && found.block === undefined)
      found.block = node.value;
    if (node.type !== 'paragraph') continue;
    const lines = text.slice(start, end).split('\n');
    found.commands += lines.filter((line) => /^[ \t]*\/sync(?:\s|$)/i.test(line)).length;
  }
  return found;
}

/** The least of some tries, in milliseconds of processor time: other work on the machine only adds. */
function leastTime(work: () => unknown): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function ladder(n: number): string {
  let text = '';
  for (let length = 3; text.length < n; length++) text += `${'`'.repeat(length)}\n`;
  return text.slice(0, n);
}
