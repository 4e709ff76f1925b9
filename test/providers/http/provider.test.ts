import { startTracker } from '../../../src/tracker/server.ts';
import { describeProvider } from '../../suites/provider-suite.ts';
import { openHttp } from '../../support/http-provider.ts';
import { SAMPLES } from '../../support/samples.ts';
import { handsOn } from '../../support/tracker-hands.ts';

const BAD_IDS = ['', '.', '..', '../schema', 'a/b', 'a?b', 'a#b', '%2e%2e', '__proto__ ', 'x'.repeat(129)];

describeProvider('http', { samples: SAMPLES, field: 'title', badIds: BAD_IDS }, async () => {
  const tracker = await startTracker({ port: 0, pageSize: 2 });
  const hands = handsOn(tracker.url);
  return { ...hands, provider: openHttp(tracker.url).provider, close: () => tracker.close() };
});
