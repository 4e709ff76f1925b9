/** An annotation that a step made: `::error file=a.md,line=3::Text`. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice' | 'debug';
  readonly message: string;
  readonly properties: { readonly [name: string]: string };
}

/** What the lines of a step's output told the runner. */
export interface Commands {
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** From `::set-output::`, which the runner still obeys: whoever prints foreign text prints this too. */
  readonly outputs: { readonly [name: string]: string };
  readonly state: { readonly [name: string]: string };
  /** Commands that the runner refuses: the step fails. */
  readonly refused: readonly string[];
  readonly groups: readonly string[];
}

const KNOWN = (
  'error warning notice debug add-mask set-output save-state group endgroup ' +
  'stop-commands set-env add-path echo add-matcher remove-matcher'
).split(' ');

/**
 * Reads the commands out of a step's output as the runner does: also in the middle of foreign text, if a line starts so.
 *
 * Source: actions/runner, `ActionCommand.TryParseV2`; docs, "Workflow commands for GitHub Actions".
 */
export function parseCommands(output: string): Commands {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const refused: string[] = [];
  const groups: string[] = [];
  const outputs: [string, string][] = [];
  const state: [string, string][] = [];
  let stopped: string | null = null;
  for (const line of output.split(/\r?\n/)) {
    if (stopped !== null) {
      if (line.trim().toLowerCase() === `::${stopped.toLowerCase()}::`) stopped = null;
      continue;
    }
    const command = parseLine(line);
    if (command === null) continue;
    const { name, properties, message } = command;
    switch (name) {
      case 'error':
      case 'warning':
      case 'notice':
      case 'debug':
        annotations.push({ level: name, message, properties });
        break;
      case 'add-mask':
        if (message.trim() !== '') masks.push(message);
        break;
      case 'set-output':
        outputs.push([properties['name'] ?? '', message]);
        break;
      case 'save-state':
        state.push([properties['name'] ?? '', message]);
        break;
      case 'stop-commands':
        stopped = message;
        break;
      case 'set-env':
      case 'add-path':
        refused.push(line);
        break;
      case 'group':
        groups.push(message);
        break;
      default:
        break;
    }
  }
  return {
    annotations,
    masks,
    refused,
    groups,
    outputs: Object.fromEntries(outputs),
    state: Object.fromEntries(state),
  };
}

interface Command {
  readonly name: string;
  readonly properties: { readonly [name: string]: string };
  readonly message: string;
}

function parseLine(line: string): Command | null {
  const text = line.trimStart();
  if (!text.startsWith('::')) return null;
  const end = text.indexOf('::', 2);
  if (end === -1) return null;
  const head = text.slice(2, end);
  const space = head.indexOf(' ');
  const name = (space === -1 ? head : head.slice(0, space)).toLowerCase();
  if (!KNOWN.includes(name)) return null;
  const pairs =
    space === -1
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(',');
  const properties = pairs.flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals <= 0 ? [] : [[pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]];
  });
  return { name, properties: Object.fromEntries(properties), message: unescapeData(text.slice(end + 2)) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
