/** A key as the file shows it: with its value, or commented out with an example. */
export interface ConfigKey {
  readonly key: string;
  readonly explain: string;
  readonly value?: ConfigValue;
  readonly example: ConfigValue;
}

/** A word, or a list of words. */
export type ConfigValue = string | readonly string[];

export interface ConfigSide {
  readonly provider: string;
  readonly about: string;
  readonly keys: readonly ConfigKey[];
}

export interface ConfigAnswers {
  readonly id: string;
  readonly local: ConfigSide;
  readonly remote: ConfigSide;
}

/**
 * Writes the text of a config in which every key has a line that explains it.
 *
 * Keys that are not needed stand there commented out, with their default or an example.
 * Laws: `readConfig` reads it, and finds in it exactly the answers.
 */
export function configText({ id, local, remote }: ConfigAnswers): string {
  return `# What sync-kernel keeps in agreement, and how. Every key has a line above it that explains it;
# one that is commented out shows its default or an example.

# The version of this file's format.
version: 1

# The pairs of a local and a remote side, each by a name of its own.
syncs:
  # Commands take this name as "--sync ${plainComment(id)}".
  ${scalar(id)}:
    # The artifacts in this repository: ${local.about}.
    local:
${sideLines(local)}
    # The other side: ${remote.about}.
    remote:
${sideLines(remote)}
${RULES}`;
}

const RULES = `    # Which fields are synced, as local name: remote name. Without it: each that both sides know.
    # fields:
    #   title: title
    #   # values maps what the two sides call the same thing.
    #   status: { remote: state, values: { todo: open, doing: open, done: closed } }
    #   # kind says how two edits meet: scalar, text, set, list, map or sequence.
    #   labels: { remote: labels, kind: set }
    #   # authority: this side wins where both changed the field.
    #   priority: { remote: priority, authority: local }

    # On which side records may be created: both, local, remote or none.
    # create: both

    # When a record was deleted on one side: ask, propagate (delete it on the other) or ignore.
    # on-delete: ask

    # The most that one run may do before a person raises the limit.
    # limits: { deletes: 20%, writes: 500 }

    # How long finished sessions and their journals are kept.
    # keep: 90 days

    # The next three are for the GitHub Action: who must approve a plan, and what a conflict issue gets.
    # approval: comment
    # approvers: { permission: write, second-person: false }
    # conflicts: { labels: [sync-conflict], assignees: [] }

# Where each event of a session is POSTed to, as a CloudEvent.
# events: { sink: https://events.example.org/sync, token-env: EVENTS_TOKEN }
`;

function sideLines({ provider, keys }: ConfigSide): string {
  const lines = ['      # The kind of provider.', `      provider: ${scalar(provider)}`];
  for (const { key, explain, value, example } of keys) {
    lines.push(`      # ${explain}`);
    lines.push(value === undefined ? `      # ${key}: ${shown(example)}` : `      ${key}: ${shown(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

function shown(value: ConfigValue): string {
  return typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`;
}

const SAFE_WORD = /^[A-Za-z][A-Za-z0-9_-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/* eslint-disable-next-line no-control-regex */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** A word as a YAML scalar that reads back as the same text. */
function scalar(text: string): string {
  if (CONTROLS.test(text)) return JSON.stringify(text);
  if (SAFE_WORD.test(text) && !RESERVED.test(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

function plainComment(text: string): string {
  return CONTROLS.test(text) ? JSON.stringify(text) : text;
}
