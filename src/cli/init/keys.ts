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
  readonly example: string;
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
      { key: 'timeout', explain: 'The longest one request may take.', example: '30s' },
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
