import type { ConfigValue } from '../../views/config-text.ts';

/** One key of a provider in the config, as init asks for it and explains it. */
export interface ProviderKey {
  readonly key: string;
  /** One line above the key. */
  readonly explain: string;
  /** The flag of `init` that answers it; without one the key is written commented out. */
  readonly flag?: string;
  /** What a terminal is asked. */
  readonly question?: string;
  /** Nothing sensible can be assumed: without an answer there is no config. */
  readonly required?: boolean;
  /** What a commented-out key shows: the default, or an example. */
  readonly example: ConfigValue;
  /** Between the words of an answer, where the key takes a list; an answer may also be a JSON list. */
  readonly separator?: ' ' | ',';
}

/** A provider as init offers it. */
export interface ProviderChoice {
  readonly about: string;
  readonly keys: readonly ProviderKey[];
}

const PATH = { key: 'path', flag: 'path', required: true } as const;
const NEW_FILE = 'The path of a file made for a record that was created upstream.';

const mappingFile = (kind: string): readonly ProviderKey[] => [
  {
    ...PATH,
    explain: 'Which files hold records: a path or a glob, relative to the repository.',
    question: `Where are the ${kind} files?`,
    example: `backlog.${kind}`,
  },
  {
    key: 'records',
    flag: 'records',
    explain: 'A JSON pointer to the list of records in the file; without it each file is one record.',
    question: 'Where in the file is the list of records (a JSON pointer; empty: one record a file)?',
    example: '/tasks',
  },
  { key: 'id', flag: 'id', explain: "The key that holds a record's id.", example: 'id' },
  { key: 'new', explain: NEW_FILE, example: `backlog/{remote-id}-{slug}.${kind}` },
];

const TIMEOUT = { key: 'timeout', explain: 'The longest one request may take.', example: '30s' } as const;

/** What init knows of each provider; a provider that is not here can be written by hand. */
export const PROVIDER_CHOICES: { readonly [provider: string]: ProviderChoice } = {
  markdown: {
    about: 'one record a Markdown file, with YAML front matter',
    keys: [
      {
        ...PATH,
        explain: 'Which files are records: a glob, relative to the repository.',
        question: 'Which files are records (a glob)?',
        example: 'backlog/**/*.md',
      },
      {
        key: 'id',
        flag: 'id',
        explain: "The front-matter key that holds a record's id; a file without it is named by its path.",
        example: 'id',
      },
      { key: 'new', explain: NEW_FILE, example: 'backlog/{remote-id}-{slug}.md' },
    ],
  },
  openspec: {
    about: 'one record an OpenSpec change folder',
    keys: [
      {
        ...PATH,
        explain: 'The folder that holds the change folders.',
        question: 'Where are the change folders?',
        example: 'openspec/changes',
      },
    ],
  },
  yaml: { about: 'one record a YAML file, or a list in one', keys: mappingFile('yaml') },
  json: { about: 'one record a JSON file, or a list in one', keys: mappingFile('json') },
  http: {
    about: 'a tracker that speaks the HTTP profile, such as "sync-kernel tracker"',
    keys: [
      {
        key: 'url',
        flag: 'url',
        required: true,
        explain: 'The address of the tracker; /schema and /records are added to it.',
        question: 'What is the address of the tracker?',
        example: 'http://127.0.0.1:4180',
      },
      {
        key: 'token-env',
        flag: 'token-env',
        explain: 'The environment variable that holds the bearer token; never the token itself.',
        question: 'Which environment variable holds the token (empty: none)?',
        example: 'TRACKER_TOKEN',
      },
      TIMEOUT,
    ],
  },
  'github-issues': {
    about: 'the issues of a repository on GitHub',
    keys: [
      {
        key: 'repository',
        flag: 'repository',
        explain: 'The repository whose issues are synced; without it that of the workflow.',
        question: 'Whose issues, as owner/name (empty: the repository that the workflow runs in)?',
        example: 'octo-org/octo-repo',
      },
      {
        key: 'labels',
        flag: 'labels',
        separator: ',',
        explain: 'Only issues with all of these labels are records; new issues get them.',
        question: 'Which labels must an issue have (empty: none; several with commas)?',
        example: ['backlog'],
      },
      {
        key: 'token-env',
        flag: 'token-env',
        explain:
          "The environment variable that holds the token; without it the workflow's own token is used.",
        question: "Which environment variable holds the token (empty: the workflow's own)?",
        example: 'ISSUES_TOKEN',
      },
      {
        key: 'api-url',
        explain: 'Where the REST API is, for a GitHub Enterprise Server of your own.',
        example: 'https://github.example.org/api/v3',
      },
      TIMEOUT,
    ],
  },
  'request-tracker': {
    about: 'the tickets of a queue in Request Tracker',
    keys: [
      {
        key: 'url',
        flag: 'url',
        required: true,
        explain: 'The address of its start page; /REST/2.0 is added to it.',
        question: 'What is the address of Request Tracker?',
        example: 'https://rt.example.org',
      },
      {
        key: 'queue',
        flag: 'queue',
        required: true,
        explain: 'The name or number of the queue whose tickets are records.',
        question: 'Which queue?',
        example: 'General',
      },
      {
        key: 'token-env',
        flag: 'token-env',
        required: true,
        explain: 'The environment variable that holds an authentication token; never the token itself.',
        question: 'Which environment variable holds the token?',
        example: 'RT_TOKEN',
      },
      {
        key: 'key-field',
        explain: 'A custom field that keeps our key on each ticket; without it a link does.',
        example: 'Sync key',
      },
      TIMEOUT,
    ],
  },
  exec: {
    about: 'a program that speaks for a tracker; see .github/WRITING-A-PROVIDER.md of sync-kernel',
    keys: [
      {
        key: 'command',
        flag: 'command',
        required: true,
        separator: ' ',
        explain:
          'The program, by a name that PATH finds or an absolute path, and its arguments. No shell reads them.',
        question: 'Which program, with its arguments (a JSON list where one holds a space)?',
        example: ['python3', '/opt/tracker.py'],
      },
      {
        key: 'env',
        flag: 'token-env',
        separator: ',',
        explain: 'The environment variables that it gets beside PATH and HOME, by their names.',
        question: 'Which environment variables does it need (empty: none; several with commas)?',
        example: ['TRACKER_TOKEN'],
      },
      {
        key: 'guard',
        explain: 'How it guards its writes, as it says itself: if-match, revision-test or verified.',
        example: 'verified',
      },
      TIMEOUT,
    ],
  },
  file: {
    about: 'a JSON file, or a folder of them, for trying out or for another repository',
    keys: [
      {
        key: 'path',
        flag: 'file',
        required: true,
        explain: 'A JSON file or a folder of them; absolute, or relative to the repository.',
        question: 'Where is the JSON file or folder of the other side?',
        example: '../tracker.json',
      },
    ],
  },
};
