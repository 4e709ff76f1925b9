// The names of sync-kernel/testing for `import`; the bundle itself is CommonJS (decisions/0002).
import bundle from '../dist/testing/index.js';

export const { describeProvider, openProgram, ProviderFault } = bundle;
