import type { JsonObject } from './json.ts';

/**
 * The pure part of a CloudEvents 1.0 event; the edge adds what the SDK validates.
 *
 * Shape: `{"id":"01J…-3","type":"dev.specfact.sync.change.applied","source":"/app/backlog",
 * "subject":"back-12","time":"2026-01-31T10:00:00.000Z","data":{…}}`.
 * Source: CloudEvents 1.0.2 §3.
 */
export interface SyncEvent {
  readonly id: string;
  readonly type: `dev.specfact.sync.${string}`;
  readonly source: string;
  readonly subject?: string;
  readonly time: string;
  readonly data: JsonObject;
}
