import { parse } from 'yaml';
import * as z from 'zod';
import type { Fields } from '../../../src/kernel/field.ts';
import type { Random } from '../../support/random.ts';
import type { Ledger } from './ledger.ts';

/** A record as people see it on either side; `id` is its local one. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly status: string;
  readonly labels: readonly string[];
  readonly priority: string | null;
  /** Its file holds the title in the front matter, as those that the program makes. */
  readonly isPlain?: boolean;
}

const text = z.string().nullish();
const FIELDS = z.object({
  id: text,
  title: text,
  body: text,
  status: text,
  labels: z.array(z.string()).nullish(),
  priority: text,
});

/** Each record bears from its birth a name that nobody edits, so that a double shows itself. */
export function originOf(text: string): string {
  return /Origin o\d+x\./.exec(text)?.[0] ?? 'none';
}

/** A record that somebody just thought of. */
export function newStory(ledger: Ledger, n: number): Story {
  return {
    id: `rec-${n}`,
    title: `Story ${ledger.mark()}`,
    body: `First ${ledger.mark()}.\n\nOrigin o${n}x.\n\nMiddle ${ledger.mark()}.\n\nLast ${ledger.mark()}.`,
    status: 'todo',
    labels: ['app', ledger.mark()],
    priority: null,
  };
}

/** The story with one or two of its fields edited. */
export function edited(story: Story, ledger: Ledger, random: Random): Story {
  let now = story;
  for (let left = 1 + random.below(2); left > 0; left -= 1) now = editedOnce(now, ledger, random);
  return now;
}

function editedOnce(story: Story, ledger: Ledger, random: Random): Story {
  const mark = ledger.mark();
  switch (random.below(5)) {
    case 0:
      return { ...story, title: `Story ${mark}` };
    case 1:
      return { ...story, priority: random.chance(0.2) ? null : mark };
    case 2: {
      const [first = '', ...others] = story.labels;
      return { ...story, labels: random.chance(0.3) ? [first, mark] : [first, ...others.slice(-3), mark] };
    }
    case 3:
      return { ...story, body: `${story.body}\n\nMore ${mark}.` };
    default: {
      const word = random.pick(['First', 'Middle', 'Last']);
      return { ...story, body: story.body.replace(new RegExp(`${word} u\\d+x\\.`), `${word} ${mark}.`) };
    }
  }
}

/** Its Markdown file. */
export function fileOf({ id, title, body, status, labels, priority, isPlain = false }: Story): string {
  const front = [
    `id: ${id}`,
    ...(isPlain ? [`title: ${title}`] : []),
    `status: ${status}`,
    `labels: [${labels.join(', ')}]`,
    ...(priority === null ? [] : [`priority: ${priority}`]),
  ];
  return `---\n${front.join('\n')}\n---\n\n${isPlain ? '' : `# ${title}\n\n`}${body}\n`;
}

/** Reads a file of a person or of the program. Errors: throws where it is no story. */
export function storyIn(text: string): Story {
  const found = /^---\n([\s\S]*?)\n---\n+(?:# (.*)\n+)?([\s\S]*)$/.exec(text);
  if (found === null) throw new Error(`This is no story: ${text}`);
  const [, front = '', heading, body = ''] = found;
  const known = FIELDS.parse(parse(front));
  return {
    id: known.id ?? '',
    title: heading ?? known.title ?? '',
    body: body.trimEnd(),
    status: known.status ?? '',
    labels: known.labels ?? [],
    priority: known.priority ?? null,
    isPlain: heading === undefined,
  };
}

/** What the tracker holds of it; its body ends with a line break, as the file's does. */
export function fieldsOf({ title, body, status, labels, priority }: Story): Fields {
  return { title, body: `${body}\n`, status, labels: [...labels], priority };
}

/** The story that a tracker's fields tell. */
export function storyOf(fields: Fields): Story {
  const known = FIELDS.parse(fields);
  return {
    id: '',
    title: known.title ?? '',
    body: (known.body ?? '').trimEnd(),
    status: known.status ?? '',
    labels: known.labels ?? [],
    priority: known.priority ?? null,
  };
}

/** One text for stories that are the same on both sides: ids and the order of labels do not count. */
export function sameText({ title, body, status, labels, priority }: Story): string {
  return JSON.stringify([title, body, status, [...labels].sort(), priority]);
}
