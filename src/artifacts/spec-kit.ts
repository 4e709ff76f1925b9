import * as z from 'zod';
import { readArtifact } from './file.ts';
import { readJson } from './json-read.ts';
import { readYaml } from './yaml-read.ts';

/** The folders that hold what spec-kit and its extensions write. */
export const SPEC_KIT_ARTIFACTS: readonly string[] = ['specs/**', '.specify/**'];

const REGISTRY = '.specify/extensions/.registry';
const HOOKS = '.specify/extensions.yml';
const MAX_EXTENSIONS = 200;

/** An extension's id is also the name of its folder. */
const ID = /^[a-z0-9-]{1,64}$/;

/** Only the members that are read; of older registries the commands are a list, of newer ones a list an agent. */
const registry = z.object({
  extensions: z.record(
    z.string(),
    z.object({
      enabled: z.boolean().optional(),
      registered_commands: z
        .union([z.array(z.string()), z.record(z.string(), z.array(z.string()))])
        .optional()
        .catch(undefined),
    }),
  ),
});

const hooks = z.object({
  hooks: z
    .record(
      z.string(),
      z.array(
        z.object({
          extension: z.string(),
          command: z.string().optional(),
          enabled: z.boolean().optional(),
        }),
      ),
    )
    .nullish(),
});

const manifest = z.object({
  extension: z.object({ category: z.string().optional(), effect: z.string().optional() }).optional(),
  tags: z.array(z.string()).optional(),
});

/** Words in ids, commands and tags of extensions that carry artifacts to and from a tracker. */
const SYNC_WORDS: ReadonlySet<string> = new Set(
  (
    'sync synchronize push pull import export bridge mirror tracker issue issues specstoissues ' +
    'taskstoissues jira linear devops gitlab trello asana clickup youtrack shortcut notion redmine'
  ).split(' '),
);

interface Extension {
  enabled: boolean;
  readonly commands: Set<string>;
  readonly events: Set<string>;
}

/**
 * Names the enabled spec-kit extensions that carry artifacts to a tracker, with the events they hook.
 *
 * Spec-kit's registry says which extensions there are and which are enabled, `extensions.yml` which
 * commands run at which event, and an extension's own manifest what it is for; any of them may be
 * missing. An extension that says it only reads is left out, as are those that serve other ends.
 * Source: github/spec-kit, extensions/EXTENSION-API-REFERENCE.md ("Registry Format", "Hook
 * Configuration", "Extension Manifest").
 */
export function specKitActors(root: string): readonly string[] {
  const found = new Map<string, Extension>();
  const problems: string[] = [];
  const at = (id: string): Extension => {
    const known = found.get(id) ?? { enabled: true, commands: new Set(), events: new Set() };
    if (ID.test(id) && found.size < MAX_EXTENSIONS) found.set(id, known);
    return known;
  };
  const registered = readAs(root, REGISTRY, registry);
  if (registered === 'broken') problems.push(REGISTRY);
  else
    for (const [id, entry] of Object.entries(registered?.extensions ?? {})) {
      const extension = at(id);
      extension.enabled = entry.enabled !== false;
      const commands = entry.registered_commands ?? [];
      for (const command of Array.isArray(commands) ? commands : Object.values(commands).flat())
        extension.commands.add(command);
    }
  const hooked = readAs(root, HOOKS, hooks);
  if (hooked === 'broken') problems.push(HOOKS);
  else
    for (const [event, entries] of Object.entries(hooked?.hooks ?? {}))
      for (const { extension: id, command, enabled } of entries) {
        if (enabled === false) continue;
        const extension = at(id);
        if (/^[a-z_]{1,40}$/.test(event)) extension.events.add(event);
        if (command !== undefined) extension.commands.add(command);
      }
  const names = [...found].flatMap(([id, extension]) =>
    extension.enabled && carries(root, id, extension) ? [nameOf(id, extension)] : [],
  );
  return [...names.toSorted(), ...problems.map((path) => `spec-kit, whose ${path} cannot be read,`)];
}

function nameOf(id: string, { events }: Extension): string {
  const when = [...events].toSorted().slice(0, 6).join(', ');
  return `the spec-kit extension ${id}${when === '' ? '' : ` (${when})`}`;
}

function carries(root: string, id: string, { commands }: Extension): boolean {
  const read = readAs(root, `.specify/extensions/${id}/extension.yml`, manifest);
  const about = read === 'broken' || read === null ? {} : read;
  if (about.extension?.effect?.toLowerCase() === 'read-only') return false;
  if (about.extension?.category?.toLowerCase() === 'integration') return true;
  const ends = [...commands].map((command) => command.split('.').at(-1) ?? '');
  const words = [id, ...ends, ...(about.tags ?? [])].flatMap((text) => text.toLowerCase().split(/[-_ ]/));
  return words.some((word) => SYNC_WORDS.has(word));
}

/** Null when there is no such file; `broken` when it is not what spec-kit writes. */
function readAs<T>(root: string, path: string, schema: z.ZodType<T>): T | null | 'broken' {
  const read = readArtifact(root, path);
  if (read === null) return null;
  if (!read.ok) return 'broken';
  const value = path.endsWith('.yml') ? readYaml(read.value.text) : readJson(read.value.text);
  const parsed = value.ok ? schema.safeParse(value.value.value) : null;
  return parsed?.success === true ? parsed.data : 'broken';
}
