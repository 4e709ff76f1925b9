import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { calm, calmBody, calmJson } from '../../../src/views/markdown/calm.ts';
import { code, fenced, inert, label } from '../../../src/views/markdown/neutralise.ts';
import { visible, visibleJson } from '../../../src/views/markdown/visible.ts';
import { wordsOf } from '../../../src/views/markdown/words.ts';
import { activeParts, blocks, readAs } from './inert.ts';
import { NASTY_PIECES, nasty } from './nasty.ts';

const shownOf = (text: string) =>
  wordsOf(text)
    .map((word) => word.text)
    .join('');

/** What a browser shows of HTML that has only code elements and character references. */
function htmlText(html: string): string {
  const named: { readonly [name: string]: string } = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replaceAll(/<\/?code>/g, '')
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (_, digits: string | undefined, name = '') =>
      digits === undefined ? (named[name] ?? '?') : String.fromCodePoint(Number(digits)),
    );
}

describe('text from outside in a line (A37, A39)', () => {
  test.each(NASTY_PIECES)('%j is inert', (piece) => {
    expect(activeParts(inert(`see ${piece} there`, 'line'))).toEqual([]);
    expect(activeParts(inert(piece, 'line'))).toEqual([]);
  });

  test('reads as it is', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        expect(readAs(inert(text, 'line'))).toBe(shownOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('acts nowhere, whatever it is made of', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        expect(activeParts(inert(text, 'line'))).toEqual([]);
        expect(activeParts(code(text, 'line'))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a mention, a reference and a URL stand as code, the rest as text', () => {
    expect(inert('Ask @octo/team about #12', 'line')).toBe('Ask `@octo/team` about `#12`');
    expect(inert('snake_case & <b>', 'line')).toBe(String.raw`snake\_case &amp; &lt;b&gt;`);
  });

  test('hidden characters are shown by their number', () => {
    expect(inert('a\u202eb \u200bc', 'line')).toBe('`a[U+202E]b` `[U+200B]c`');
  });

  test('a very long text is cut with an ellipsis, never inside a character', () => {
    const shown = inert('😀'.repeat(100_000), 'line');
    expect(shown.length).toBeLessThanOrEqual(400);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
  });
});

describe('text from outside in a table and in HTML (A37)', () => {
  test('no bar ends a cell and no line ends a row', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        for (const cell of [inert(text, 'cell'), code(text, 'cell')]) {
          expect(cell).not.toMatch(/[\n\r]/);
          expect(cell.replaceAll(/\\[\\|]/g, '')).not.toContain('|');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('in HTML it reads as it is, and has no tag but code', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const html = inert(text, 'html');
        expect(html.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>]/);
        expect(htmlText(html)).toBe(shownOf(text));
        expect(activeParts(`<details><summary>${html}</summary>\n\nx\n\n</details>`)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a backslash before a bar, which no code span in a table can hold, is followed by the bar as text', () => {
    expect(code('a\\|b', 'cell')).toBe('`a\\`&vert;`b`');
    expect(code('a|b', 'cell')).toBe('`a\\|b`');
  });
});

describe('a block of text from outside (A37)', () => {
  test('is one fenced block with the text as it is, hidden characters shown', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const body = `before\n\n${fenced(text, 'diff')}\n\nafter`;
        expect(blocks(body, 'diff')).toEqual([visible(text).replace(/\n$/, '')]);
      }),
      { numRuns: 1000 },
    );
  });

  test('ten backticks need eleven', () => {
    expect(fenced('``````````', 'text').split('\n')[0]).toBe('```````````text');
  });
});

/* oxlint-disable no-control-regex */
describe('hidden characters (A32, A37, E52)', () => {
  test('none is left, and showing twice is showing once', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/,
        );
        expect(shown.isWellFormed()).toBe(true);
        expect(visible(shown)).toBe(shown);
      }),
      { numRuns: 1000 },
    );
  });

  test('what holds an emoji together stays, elsewhere it is shown', () => {
    expect(visible('👩🏽‍💻 ❤️ a\u200db')).toBe('👩🏽‍💻 ❤️ a[U+200D]b');
    expect(visible('a\r\nb\rc\td')).toBe('a\nb[U+000D]c\td');
    expect(visible('\u{e0041}')).toBe('[U+E0041]');
  });

  test('JSON with hidden characters as escapes parses to the same value', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const json = visibleJson(JSON.stringify({ [text]: text }));
        expect(JSON.parse(json)).toEqual({ [text]: text });
        expect(json).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
        expect(JSON.parse(calmJson(json))).toEqual({ [text]: text });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('where no Markdown is read: titles, annotations, commit messages (A37)', () => {
  const acts = /@|#\d|\bgh-\d|:\/\/|\[skip ci/i;

  test('nothing in a label acts, and it is one line', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const shown = label(text, 80);
        expect(shown).not.toMatch(acts);
        expect(shown).not.toMatch(/[\n\r]/);
        expect(shown.length).toBeLessThanOrEqual(80);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a body for a commit message has nothing that acts but its first line and its links', () => {
    const body = calmBody(
      'marker @x\nFixes #1 by @me `GH-2` [skip ci] [here](<https://github.com/octo/app/issues/1>)\nhttps://x.example',
    );
    expect(body).toBe(
      'marker @x\nFixes ＃1 by ＠me `GH‑2` ［skip ci] [here](<https://github.com/octo/app/issues/1>)\nhttps：//x.example',
    );
  });

  test('calming keeps the length and is its own result', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        expect(calm(text)).not.toMatch(acts);
        expect(calm(text).length).toBe(text.length);
        expect(calm(calm(text))).toBe(calm(text));
        expect(calmJson(JSON.stringify(text))).not.toMatch(acts);
      }),
      { numRuns: 1000 },
    );
  });
});

test('A36: texts that are hard on regular expressions take no longer than others', () => {
  const long = 200_000;
  const hard = [
    '#',
    '@',
    '[',
    ':',
    '`',
    '\\',
    '-',
    'a',
    '0',
    '<',
    ' ',
    '\u200d',
    '❤',
    '[U+',
    'gh-',
    '[skip',
  ].map((piece) => piece.repeat(long / piece.length));
  for (const text of hard) {
    for (const place of ['line', 'cell', 'html'] as const)
      expect(inert(text, place).length).toBeLessThan(20_000);
    expect(fenced(text, '').length).toBeGreaterThan(0);
    expect(calm(text).length).toBe(text.length);
    expect(calmBody(`x\n${text}`).length).toBe(text.length + 2);
  }
});
