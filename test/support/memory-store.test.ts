import { LINEAGE } from './state-samples.ts';
import { MemoryPlace } from './memory-store.ts';
import { describeStore } from '../suites/store-suite.ts';

describeStore('the store in memory, which simulations use,', async () => {
  const place = new MemoryPlace(LINEAGE);
  return { open: async () => place.open() };
});
