import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Block } from '../../src/artifacts/markdown-blocks.ts';
import { parseBlocks } from '../../src/artifacts/markdown-blocks.ts';
import { scanHeadings } from '../../src/artifacts/markdown-scan.ts';
import { corpusFiles, corpusFolder } from './corpus.ts';

/** What the two ways have to agree on. */
function outline(blocks: readonly Block[]): unknown {
  return blocks
    .filter(({ type }) => type === 'heading')
    .map(({ start, depth, children }) => ({
      start,
      depth,
      text: children.length === 0 ? null : [children[0]?.start, children.at(-1)?.end],
    }));
}

describe('headings found by lines', () => {
  const piece = fc.constantFrom(
    '# a',
    '## b ##',
    '###',
    '#',
    '#x',
    '# #',
    '# a #b',
    '#\tt',
    '# \\#',
    '## c #\t',
    '####### no',
    'text',
    '- item',
    '  more',
    '1. one',
    '   # in',
    '    # code',
    '\t# tab',
    '> # quoted',
    '> text',
    '- # in item',
    '```',
    '~~~',
    '````',
    '``` js',
    '```a`b',
    '  ```',
    '    ```',
    '- ```',
    '  ~~~',
    '---',
    '===',
    '- - -',
    '***',
    '<!-- x -->',
    '<!-- open',
    'end -->',
    '<!-->',
    '<!--->',
    '<!-- a --> b',
    '<div>',
    '<details>',
    '</pre>',
    '<a',
    '<span>x</span>',
    '<Style>',
    '</div>',
    '<script>',
    '<b>x</b>',
    '[a]: /u',
    '[a]:',
    '"t',
    '',
    '',
    '',
    ' ',
    '\\',
    '| a |',
    'a\\',
    '&nbsp;',
    '\u00a0# nb',
    '<?x',
    '<![CDATA[',
  );
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')), { maxLength: 14 })
    .map((lines) => lines.map(([line, ending]) => line + ending).join(''));

  test('are those that the parser finds, in any mix of lines', () => {
    let answered = 0;
    fc.assert(
      fc.property(text, (source) => {
        const scanned = scanHeadings(source, 0);
        if (scanned === null) return;
        answered += 1;
        expect(outline(scanned)).toEqual(outline(parseBlocks(source) ?? []));
      }),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  const folder = corpusFolder();
  (folder === null ? test.skip : test)(
    'are those that the parser finds, in every Markdown file of the corpus',
    () => {
      let answered = 0;
      const files = corpusFiles(folder ?? '', '.', '.md');
      for (const [index, file] of files.entries()) {
        const source = fs.readFileSync(path.join(folder ?? '', file), 'utf8');
        const scanned = scanHeadings(source, 0);
        if (scanned === null) continue;
        answered += 1;
        if (index % 4 === 0)
          expect([file, outline(scanned)]).toEqual([file, outline(parseBlocks(source) ?? [])]);
      }
      expect(answered / files.length).toBeGreaterThan(0.5);
    },
  );
});
