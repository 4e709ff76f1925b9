import type { Config } from './config.ts';
import type { World } from './env.ts';
import type { Report } from './flows/report.ts';

/**
 * POSTs the events of a run to the configured sink, in structured mode; without a sink it does nothing.
 *
 * A sink that does not answer never fails a run: the events stay with their session.
 * Source: CloudEvents HTTP Protocol Binding 1.0.2 §3.2.
 */
export async function postEvents(
  world: World,
  about: { readonly config: Config; readonly report: Report; readonly since: string },
): Promise<void> {
  const { events: sink } = about.config;
  const fresh = (about.report.session?.events ?? []).filter((event) => event.time >= about.since);
  if (sink === undefined || fresh.length === 0) return;
  const { CloudEvent, HTTP } = await import('cloudevents');
  const token = sink.tokenEnv === undefined ? undefined : world.env(sink.tokenEnv);
  for (const event of fresh) {
    const message = HTTP.structured(
      new CloudEvent({ ...event, specversion: '1.0', datacontenttype: 'application/json' }),
    );
    const headers = {
      ...(message.headers as { [name: string]: string }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    try {
      await fetch(sink.sink, {
        method: 'POST',
        headers,
        body: String(message.body),
        redirect: 'manual',
        signal: AbortSignal.timeout(5000),
      });
    } catch (error) {
      process.stderr.write(`The event sink did not take ${event.id}: ${(error as Error).message}\n`);
      return;
    }
  }
}
