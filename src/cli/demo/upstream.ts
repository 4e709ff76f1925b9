import type { Fields } from '../../kernel/field.ts';
import type { Patch } from '../../kernel/patch.ts';
import { check } from './check.ts';

/** A record as the tracker serves it. */
export interface UpstreamRecord {
  readonly id: string;
  readonly etag: string;
  readonly fields: Fields;
}

/** What another person does with the tracker: plain requests, not through sync-kernel. */
export class Upstream {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async records(): Promise<readonly UpstreamRecord[]> {
    const answer = await fetch(`${this.url}/records`);
    check(answer.ok, `the tracker lists its records (it answered ${answer.status})`);
    const { records } = (await answer.json()) as { readonly records: readonly UpstreamRecord[] };
    return records;
  }

  async withTitle(title: string): Promise<UpstreamRecord> {
    const found = (await this.records()).find((record) => record.fields['title'] === title);
    check(found !== undefined, `the tracker has a record "${title}"`);
    return found;
  }

  async patch(record: UpstreamRecord, patch: Patch): Promise<void> {
    const answer = await fetch(`${this.url}/records/${record.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json-patch+json', 'if-match': record.etag },
      body: JSON.stringify(patch),
    });
    check(answer.ok, `the tracker takes an edit of ${record.id} (it answered ${answer.status})`);
  }
}
