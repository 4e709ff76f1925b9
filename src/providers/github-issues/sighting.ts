import * as z from 'zod';
import type { ChangePage, NativeRecord, RecordFailure } from '../../provider.ts';
import { nameOf } from './context.ts';
import { wholeSecond } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { faultOf } from './fault.ts';
import { parseIssue } from './issue.ts';
import type { Scope } from './issue.ts';
import type { Page } from './paging.ts';

/** So much of a version tells an edited issue from one that is only listed again. */
const VERSION_LENGTH = 8;

const known = z.object({ number: z.number().int().positive(), pull_request: z.unknown().optional() });
const timed = z.object({ updated_at: z.string() });

/** What a listing has come across so far. */
export class Sighting {
  /** Something failed: the cursor must not pass it. */
  hasFailed = false;
  /** Something failed of which not even the number is known: absence means nothing. */
  isNameless = false;
  /** A page was forbidden after others had come. */
  isCut = false;
  /** The newest `updated_at`; empty until there is one. */
  newest = '';
  /** The highest number of an issue. */
  top: number;
  /** The day of the last answer, by GitHub's clock. */
  day = '';
  /** Issues with a number above the cursor's: the count has grown by these. */
  readonly fresh = new Set<string>();
  private pages = 0;
  private readonly scope: Scope;
  private readonly begun: number;
  private readonly before: Cursor['seen'];
  private readonly versions = new Map<string, { readonly version: string; readonly updatedAt: string }>();

  constructor(scope: Scope, cursor: Cursor | null) {
    this.scope = scope;
    this.before = cursor?.seen ?? {};
    this.begun = cursor?.top ?? 0;
    this.top = this.begun;
  }

  /**
   * Turns a page of issues into records, but for those listed before with the same content.
   *
   * `since`: older rows are passed over. Errors: the fault of a page that was refused before any other
   * came; null for one after others.
   */
  read({ rows, answer }: Page, since = ''): ChangePage | null {
    const sent = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(sent)) this.day = new Date(sent).toISOString().slice(0, 10);
    if (answer.status === 304) return { records: [] };
    if (answer.status !== 200) {
      if (this.pages === 0) throw faultOf(answer);
      this.isCut = true;
      return null;
    }
    this.pages += 1;
    const records = new Map<string, NativeRecord>();
    const deleted: string[] = [];
    const failed: RecordFailure[] = [];
    for (const row of rows) {
      const at = wholeSecond(timed.safeParse(row).data?.updated_at ?? '');
      if (at !== null && at < since) continue;
      this.readRow(row, { records, deleted, failed });
    }
    return { records: [...records.values()], deleted, failed };
  }

  /** The issues that were updated since a time, by the beginning of their version, newest first. */
  versionsSince(since: string): { readonly [id: string]: string } {
    const recent = [...this.versions].filter(([, { updatedAt }]) => updatedAt >= since);
    return Object.fromEntries(recent.map(([id, { version }]) => [id, version]));
  }

  private readRow(
    row: unknown,
    page: {
      readonly records: Map<string, NativeRecord>;
      readonly deleted: string[];
      readonly failed: RecordFailure[];
    },
  ): void {
    const parsed = parseIssue(row, this.scope);
    if (!parsed.ok) {
      page.failed.push(this.failureOf(row, parsed.error));
      return;
    }
    const { id, kind, record } = parsed.value;
    const updatedAt = wholeSecond(parsed.value.updatedAt) ?? '';
    if (updatedAt > this.newest) this.newest = updatedAt;
    if (kind === 'pull-request') return;
    this.count(Number(id));
    const version = (kind === 'record' ? record.version : kind).slice(0, VERSION_LENGTH);
    const last = this.versions.get(id)?.version ?? this.before[id];
    this.versions.set(id, { version, updatedAt });
    if (kind === 'own-issue' || last === version) return;
    if (kind === 'removed') page.deleted.push(id);
    else page.records.set(id, record);
  }

  private failureOf(row: unknown, message: string): RecordFailure {
    this.hasFailed = true;
    const { data } = known.safeParse(row);
    if (data === undefined) {
      this.isNameless = true;
      return { where: this.scope.repository, code: 'bad-record', message };
    }
    if ((data.pull_request ?? null) === null) this.count(data.number);
    const id = String(data.number);
    return { id, where: nameOf({ scope: this.scope }, id), code: 'bad-record', message };
  }

  private count(number: number): void {
    this.top = Math.max(this.top, number);
    if (number > this.begun) this.fresh.add(String(number));
  }
}
