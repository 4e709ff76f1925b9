import { compareText } from '../kernel/json.ts';
import type { ActorMarker } from './actor-marker.ts';
import { readMarkers } from './actor-marker.ts';
import { SPEC_KIT_ARTIFACTS, specKitActors } from './spec-kit.ts';
import { fitsWildcard } from './wildcard.ts';

/** How many records a note names. */
const MAX_NAMED = 5;

/**
 * Knows the other tools that sync the same artifacts, and which of the records now read they wrote.
 *
 * A record counts as a tool's only while its file has the very bytes that the tool says it left there;
 * a person's edit afterwards is that person's.
 */
export class SyncActors {
  private readonly root: string;
  private readonly markers: ReturnType<typeof readMarkers>;
  private readonly wrote = new Map<string, { readonly marker: ActorMarker; readonly blob: string }[]>();
  private readonly ids = new Map<ActorMarker, Set<string>>();

  /** Reads the markers; called before a listing, whose records are then noted. */
  constructor(root: string) {
    this.root = root;
    this.markers = readMarkers(root);
    for (const read of this.markers) {
      if (!read.ok) continue;
      for (const [path, blob] of Object.entries(read.value.wrote ?? {}))
        this.wrote.set(path, [...(this.wrote.get(path) ?? []), { marker: read.value, blob }]);
    }
  }

  /** Notes a record that is new or changed since the last sync. */
  note(record: { readonly id: string; readonly path: string; readonly blob: string }): void {
    for (const { marker, blob } of this.wrote.get(record.path) ?? []) {
      if (blob === record.blob) this.ids.set(marker, (this.ids.get(marker) ?? new Set()).add(record.id));
    }
  }

  /** Names each tool whose artifacts are among these files, as the beginning of a sentence. */
  names(files: readonly string[]): readonly string[] {
    const touches = (patterns: readonly string[]): boolean =>
      files.some((file) => patterns.some((pattern) => fitsWildcard(pattern, file)));
    const told = this.markers.flatMap((read) => {
      if (!read.ok) return [`a tool whose marker ${read.error.path} cannot be read (${read.error.why})`];
      const ids = this.ids.get(read.value) ?? new Set();
      return ids.size > 0 || touches(read.value.artifacts) ? [sentence(read.value, ids)] : [];
    });
    // Asked first: most repositories have no spec-kit, and then their many files need no look.
    const kit = specKitActors(this.root);
    return kit.length > 0 && touches(SPEC_KIT_ARTIFACTS) ? [...told, ...kit] : told;
  }
}

function sentence({ tool, when }: ActorMarker, ids: ReadonlySet<string>): string {
  const name = when === undefined ? tool : `${tool} (${when})`;
  if (ids.size === 0) return name;
  const sorted = [...ids].toSorted(compareText);
  const shown = sorted.slice(0, MAX_NAMED);
  const more = sorted.length - shown.length;
  const named = more > 0 ? [...shown, `${more} more`] : shown;
  return `${name}, which just wrote ${joined(named)},`;
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
