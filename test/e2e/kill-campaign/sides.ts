import type { TrackerHands } from '../../support/tracker-hands.ts';
import { handsOn } from '../../support/tracker-hands.ts';
import type { Random } from '../../support/random.ts';
import type { Repository } from '../../support/repository.ts';
import { isOpen } from '../../../src/kernel/advance.ts';
import type { StateView } from './state-folder.ts';
import type { Ledger } from './ledger.ts';
import { marksIn } from './ledger.ts';
import type { Story } from './story.ts';
import { edited, fieldsOf, fileOf, newStory, originOf, sameText, storyIn, storyOf } from './story.ts';

/** Where each story is kept on one side. */
export type Stories = ReadonlyMap<string, Story>;

/** One side as people use it. */
export interface PeopleSide {
  readonly name: 'local' | 'remote';
  stories(): Promise<Stories>;
  add(story: Story): Promise<void>;
  /** False where somebody was quicker. */
  put(key: string, story: Story): Promise<boolean>;
  remove(key: string): Promise<boolean>;
}

/** Files in a folder. */
export class FolderSide implements PeopleSide {
  readonly name = 'local';
  private readonly repository: Repository;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  async stories(): Promise<Stories> {
    const files = Object.keys(this.repository.bytes('backlog')).filter((file) => file.endsWith('.md'));
    return new Map(files.map((file) => [file, storyIn(this.repository.read(file))]));
  }

  async add(story: Story): Promise<void> {
    this.repository.write(`backlog/${story.id}.md`, fileOf(story));
  }

  async put(file: string, story: Story): Promise<boolean> {
    this.repository.write(file, fileOf(story));
    return true;
  }

  async remove(file: string): Promise<boolean> {
    this.repository.drop(file);
    return true;
  }
}

interface Served {
  readonly id: string;
  readonly etag: string;
  readonly fields: Parameters<typeof storyOf>[0];
}

/** A tracker, asked directly. */
export class TrackerSide implements PeopleSide {
  readonly name = 'remote';
  private readonly url: string;
  private readonly hands: TrackerHands;

  constructor(url: string) {
    this.url = url;
    this.hands = handsOn(url);
  }

  async stories(): Promise<Stories> {
    return new Map((await this.served()).map(({ id, fields }) => [id, storyOf(fields)]));
  }

  /** Every record's version, to see whether anything was written. */
  async versions(): Promise<readonly string[]> {
    return (await this.served()).map(({ id, etag }) => `${id} ${etag}`).sort();
  }

  async add(story: Story): Promise<void> {
    await this.hands.add(fieldsOf(story));
  }

  async put(id: string, story: Story): Promise<boolean> {
    const before = storyOf((await this.hands.get(id)).fields);
    const changed = Object.entries(fieldsOf(story)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(fieldsOf(before)[name]),
    );
    return mayFail(async () => this.hands.edit(id, Object.fromEntries(changed)));
  }

  async remove(id: string): Promise<boolean> {
    return mayFail(async () => this.hands.remove(id));
  }

  private async served(): Promise<readonly Served[]> {
    const records: Served[] = [];
    for (let path: string | null = '/records'; path !== null;) {
      const answer = await fetch(this.url + path);
      const page = (await answer.json()) as {
        readonly records: readonly Served[];
        readonly next: string | null;
      };
      records.push(...page.records);
      path = page.next === null ? null : nextPath(page.next);
    }
    return records;
  }
}

function nextPath(next: string): string {
  return next.includes('/records') ? next.slice(next.indexOf('/records')) : `/records?page=${next}`;
}

/** The tracker's guard refuses a person whom a run has overtaken. */
async function mayFail(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (/was answered (?:412|410|404)/.test(String(error))) return false;
    throw error;
  }
}

const MOST_RECORDS = 12;

/** A person adds, edits or removes something on one side, and the ledger hears of it. Gives what it was, in words. */
export async function editSides(
  side: PeopleSide,
  about: { readonly ledger: Ledger; readonly random: Random; readonly isAtRest: boolean },
): Promise<string> {
  const { ledger, random, isAtRest } = about;
  const stories = [...(await side.stories())];
  if (stories.length < 4 || (stories.length < MOST_RECORDS && random.chance(0.2))) {
    const story = newStory(ledger, ledger.size + 1);
    await side.add(story);
    ledger.edited('', JSON.stringify(story), isAtRest);
    return `${side.name}: add ${originOf(story.body)}`;
  }
  const [key, story] = random.pick(stories);
  const origin = originOf(story.body);
  if (random.chance(0.08)) {
    if (await side.remove(key)) ledger.edited(JSON.stringify(story), '', isAtRest);
    return `${side.name}: remove ${origin}`;
  }
  const now = edited(story, ledger, random);
  const [before, after] = [JSON.stringify(story), JSON.stringify(now)];
  if (await side.put(key, now)) ledger.edited(before, after, isAtRest);
  return `${side.name}: edit ${origin}: ${[...marksIn(before)].join(' ')} to ${[...marksIn(after)].join(' ')}`;
}

/** I6: a record is there at most once on each side. */
export function doubles(...sides: readonly Stories[]): readonly string[] {
  return sides.flatMap((stories, i) => {
    const origins = [...stories.values()].map(({ body }) => originOf(body));
    const twice = origins.filter((origin, at) => origins.indexOf(origin) !== at);
    return twice.map((origin) => `I6: ${origin} is twice on the ${i === 0 ? 'local' : 'remote'} side`);
  });
}

/** I4, I7: what no conflict names is the same on both sides. */
export function differences(about: {
  readonly local: Stories;
  readonly remote: Stories;
  readonly conflicts: string;
}): readonly string[] {
  const named = marksIn(about.conflicts);
  const texts = (stories: Stories): ReadonlyMap<string, string> =>
    new Map([...stories.values()].map((story) => [originOf(story.body), sameText(story)]));
  const [local, remote] = [texts(about.local), texts(about.remote)];
  return [...new Set([...local.keys(), ...remote.keys()])].flatMap((origin) => {
    const [here, there] = [local.get(origin) ?? 'absent', remote.get(origin) ?? 'absent'];
    if (here === there || [...marksIn(here + there)].some((mark) => named.has(mark))) return [];
    return [`I4: ${origin} differs: ${here} here, ${there} there`];
  });
}

/** Where everything was and what is in conflict, for a person who looks for what went wrong. */
export function detailsOf(about: {
  readonly local: Stories;
  readonly remote: Stories;
  readonly view: StateView;
}): readonly string[] {
  const lines = (name: string, stories: Stories): readonly string[] =>
    [...stories].map(([key, { body, title }]) => `${name} ${key}: ${originOf(body)} ${title}`);
  const conflicts = about.view.sessions
    .filter(isOpen)
    .flatMap(({ id, origin, plan }) =>
      plan.conflicts.map(
        ({ kind, record, field, why }) => `${id} ${origin} ${kind} ${record} ${field} ${why ?? ''}`,
      ),
    );
  return [...lines('local', about.local), ...lines('remote', about.remote), ...conflicts];
}
