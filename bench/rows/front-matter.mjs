import { parseDocument } from 'yaml';
import { fileText, markdownFormatOf } from '../corpus/markdown.mjs';
import { baseRecord, idOf } from '../corpus/records.mjs';
import { assertEqual } from '../measure/equal.mjs';
import { cpuOf, rounds } from '../measure/rounds.mjs';
import { ratios } from '../measure/statistics.mjs';

const FILES = 200;

/** A new status in the front matter, read back and compared as the provider does it, against a YAML document. */
export async function* frontMatter({ load }) {
  const format = await markdownFormatOf(load);
  const { chooseText } = await load('artifacts/proposal.js');
  const texts = Array.from({ length: FILES }, (_, i) => fileText(idOf(i), baseRecord(i)));
  const entries = texts.map((text) => format.read(text).value.entries[0]);
  const proposed = (text, i) => {
    const { fields } = entries[i];
    return format.update(text, { index: 0, before: fields, after: { ...fields, status: 'done' } });
  };
  const first = (text, i) => proposed(text, i).next().value;
  const checked = (text, i) => {
    const wanted = (before) =>
      before.map((entry) => ({ ...entry, fields: { ...entry.fields, status: 'done' } }));
    return chooseText(format, { id: idOf(i), before: text, proposals: proposed(text, i), wanted }).value;
  };
  for (const [i, text] of texts.entries()) {
    const wanted = text.replace('status: "todo"', 'status: "done"');
    assertEqual(checked(text, i), wanted, `${idOf(i)} with every other byte as it was`);
    assertEqual(first(text, i), wanted, `${idOf(i)} as first proposed`);
  }
  const all = (edit) => () => cpuOf(() => texts.forEach(edit), 1);
  const samples = await rounds(9, {
    first: all(first),
    checked: all(checked),
    document: all(throughDocument),
  });
  yield {
    name: 'one-field edit of front matter / yaml Document round trip',
    goal: 0.02,
    samples: ratios(samples.first, samples.document),
    note: 'every other byte identical',
  };
  yield {
    name: 'the same, with the whole file read back and compared before and after',
    samples: ratios(samples.checked, samples.document),
  };
}

function throughDocument(text) {
  const end = text.indexOf('\n---\n', 4) + 1;
  const document = parseDocument(text.slice(4, end));
  document.set('status', 'done');
  return `---\n${document.toString()}${text.slice(end)}`;
}
