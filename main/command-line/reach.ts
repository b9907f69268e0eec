/** Finds the running app, or starts it. */
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import { type Failed, failed } from './outcome.ts';
import type { AppLine, RunPorts } from './ports.ts';

/** An app that starts is waited for so long. */
const START_MS = 20_000;
const LOOK_MS = 50;

const notRunning = (ports: RunPorts): Failed =>
  failed('not_running', ports.cannotStart() ?? t('cli.notRunning', { command: 'fermata show' }));

const startApp = async (ports: RunPorts): Promise<Result<AppLine, Failed>> => {
  const why = ports.cannotStart();
  if (why !== null) return fail(failed('not_started', why));
  const started = await ports.start();
  if (!started.ok) return fail(failed('not_started', started.error));
  for (let waited = 0; waited < START_MS; waited += LOOK_MS) {
    const line = await ports.connect();
    if (line !== null) return ok(line);
    if (started.value.hasFailed()) break;
    await ports.wait(LOOK_MS);
  }
  return fail(failed('not_started', t('cli.startedSilent')));
};

/** The way to the app; where none runs it is started if `starts`. */
export const reach = async (ports: RunPorts, starts: boolean): Promise<Result<AppLine, Failed>> => {
  const line = await ports.connect();
  if (line !== null) return ok(line);
  return starts ? startApp(ports) : fail(notRunning(ports));
};
