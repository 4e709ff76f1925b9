/**
 * A process of its own that opens a program and then ends in one of several ways.
 *
 * Usage: `node --import ./test/support/ts-loader.mjs test/support/exec-parent.ts WAY COMMAND…`.
 */
import { ProviderFault } from '../../src/provider.ts';
import { definition } from '../../src/providers/exec/provider.ts';

const [way, ...command] = process.argv.slice(2);
const provider = definition.open(definition.options.parse({ command, timeout: 60_000 }), {
  root: '/nowhere',
  selectors: {},
  kinds: {},
  env: (name) => process.env[name],
  sleep: async (ms) => new Promise((done) => setTimeout(done, ms)),
  now: () => Date.now(),
});
await provider.schema();
process.stdout.write('ready\n');
if (way === 'exit') process.exit(0);
if (way === 'throw') throw new Error('a bug');
if (way === 'wait') {
  try {
    await provider.read('X-1');
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
  }
}
