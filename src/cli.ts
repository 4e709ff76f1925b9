import type { Result } from './kernel/result.ts';
import { StoreFault } from './store.ts';
import type { Arguments } from './cli/args.ts';
import { parseArguments } from './cli/args.ts';
import { Output } from './cli/output.ts';

/** Runs the command line; gives the exit code. Bugs are caught here and nowhere else. */
async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv);
  const output = new Output(
    parsed.ok ? parsed.value.options : { json: argv.includes('--json'), quiet: false, color: false },
  );
  try {
    return await dispatch(parsed, output);
  } catch (error) {
    if (error instanceof StoreFault) {
      const { storeFaultCode } = await import('./cli/sync.ts');
      return output.refuse(storeFaultCode(error), [error.message]);
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return output.refuse('bug', [message]);
  }
}

async function dispatch(parsed: Result<Arguments, string>, output: Output): Promise<number> {
  if (!parsed.ok) return output.refuse('bad-usage', [parsed.error]);
  const { asked, options } = parsed.value;
  switch (asked.kind) {
    case 'help':
      process.stdout.write(asked.text);
      return 0;
    case 'tracker':
      return (await import('./cli/tracker.ts')).runTracker(asked, output);
    case 'demo':
      return (await import('./cli/demo.ts')).runDemo(asked, output);
    case 'init':
      return (await import('./cli/init.ts')).runInit(asked.answers, { options, output, cwd: process.cwd() });
    default:
  }
  const { setUp } = await import('./cli/setup.ts');
  const setup = await setUp(options, { cwd: process.cwd(), output });
  if (!setup.ok) return output.refuse('bad-config', setup.error);
  const { world, config } = setup.value;
  if (asked.kind === 'status')
    return (await import('./cli/show-status.ts')).showStatus(world, { options, output });
  if (asked.kind === 'resolve') {
    const { decide } = await import('./cli/decide.ts');
    return output.finish([await decide(world, { ...asked, session: options.session ?? '', output })]);
  }
  const { runSyncs } = await import('./cli/sync.ts');
  return output.finish(await runSyncs(asked.kind, { world, config, options }));
}

process.exitCode = await main(process.argv.slice(2));
