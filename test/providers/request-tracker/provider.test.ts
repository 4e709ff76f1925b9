import { describeProvider } from '../../suites/provider-suite.ts';
import { NO_TICKETS, openTracker, TICKETS } from '../../e2e/request-tracker-server.ts';
import { FakeTracker } from './fake-tracker.ts';

/** Field values in the parameters of REST 2.0. */
function parameters(fields: { readonly [field: string]: unknown }) {
  const { subject, status, ...custom } = fields;
  return {
    ...(subject === undefined ? {} : { Subject: subject }),
    ...(status === undefined ? {} : { Status: status }),
    CustomFields: Object.fromEntries(Object.entries(custom).map(([name, value]) => [name.slice(3), value])),
  };
}

for (const token of ['bot', 'root']) {
  describeProvider(
    `request-tracker for ${token}`,
    { samples: TICKETS, field: 'subject', badIds: NO_TICKETS },
    async () => {
      const tracker = await new FakeTracker().start();
      return {
        provider: openTracker({ url: tracker.url, token }, 'General').provider,
        edit: async (id, fields) => tracker.edit(id, parameters(fields)),
        remove: async (id) => tracker.remove(id),
        close: () => tracker.stop(),
      };
    },
  );
}
