import { parseEvent } from './github/event.ts';
import { readInputs } from './inputs.ts';
import { routeOf } from './route.ts';
import { readSurroundings } from './action/surroundings.ts';
import type { Ending } from './action/ending.ts';

/** Runs the Action: reads the event, runs one flow, reports. Bugs are caught here and nowhere else. */
async function main(): Promise<void> {
  let ending: Ending;
  try {
    ending = await run();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    ending = { reports: [], code: 'bug', messages: [message] };
  }
  const { finish } = await import('./action/finish.ts');
  await finish(ending);
}

async function run(): Promise<Ending> {
  const inputs = readInputs((name) => process.env[`INPUT_${name.toUpperCase()}`]);
  if (!inputs.ok) return { reports: [], code: 'bad-event', messages: inputs.error };
  const about = readSurroundings(process.env);
  if (!about.ok) return { reports: [], code: 'bad-event', messages: [about.error] };
  const trigger = parseEvent(about.value.event);
  if (!trigger.ok) return { reports: [], code: 'bad-event', messages: [trigger.error] };
  const route = routeOf(trigger.value, inputs.value.command);
  if (route.flow === 'ignore') return { reports: [], code: route.code, messages: [route.why] };
  const { runAction } = await import('./action/run-action.ts');
  return runAction({ inputs: inputs.value, about: about.value, route });
}

await main();
