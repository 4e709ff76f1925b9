import type { OtherTracker } from './other-tracker.ts';
import { Repository, STATE } from './repository.ts';

/** A config that syncs `backlog/*.md` with a tracker; `more` are lines of the sync, indented by four. */
export function configFor(url: string, more: readonly string[] = []): string {
  return [
    'version: 1',
    'syncs:',
    '  backlog:',
    "    local: { provider: markdown, path: 'backlog/**/*.md' }",
    `    remote: { provider: http, url: '${url}', timeout: 1500 }`,
    '    fields:',
    '      title: title',
    '      body: body',
    '      status: status',
    '      labels: { remote: labels, kind: set }',
    '      priority: priority',
    '    on-delete: propagate',
    '    limits: { deletes: 9 }',
    ...more.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

export interface Story {
  readonly title: string;
  readonly body?: string;
  readonly status?: string;
  readonly labels?: readonly string[];
  readonly priority?: string;
}

/** The text of a record as a person writes it; its title is the heading. */
export function markdown(id: string, story: Story): string {
  const { title, body = 'First line.\n\nMiddle.\n\nLast line.', status = 'todo', labels = ['app'] } = story;
  return `---
id: ${id}
status: ${status} # kept by hand
labels: [${labels.join(', ')}]
${story.priority === undefined ? '' : `priority: ${story.priority}\n`}---

# ${title}

${body}
`;
}

/** A committed repository with a config and these records, not yet synced. */
export function backlogFor(
  tracker: Pick<OtherTracker, 'url'>,
  stories: { readonly [id: string]: Story },
  more: readonly string[] = [],
): Repository {
  const repository = new Repository();
  repository.write(`${STATE}/config.yml`, configFor(tracker.url, more));
  for (const [id, story] of Object.entries(stories)) {
    repository.write(`backlog/${id}.md`, markdown(id, story));
  }
  repository.commitAll();
  return repository;
}
