/** The relay's program as a process of its own, from its sources. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const cli = join(import.meta.dirname, '../../server/cli.ts');

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
/** A relay that listens. */
export interface RunningCli {
  readonly url: string;
  readonly child: ChildProcess;
  readonly firstLine: string;
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** How a program is started, where not as this one. */
interface Ways {
  /** The user that it runs as. */
  readonly uid?: number;
}

const launch = (args: readonly string[], env: Record<string, string>, ways: Ways = {}) => {
  const child = spawn(process.execPath, [cli, ...args], {
    ...ways,
    env: { ...process.env, FERMATA_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    ...said,
  }));
  return { child, ended };
};

/** Runs it until it ends by itself. */
export const runCli = (
  args: readonly string[],
  env: Record<string, string> = {},
  ways: Ways = {},
): Promise<Ended> => launch(args, env, ways).ended;

/** Starts it and waits until it says that it listens. */
export const startCli = async (
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<RunningCli> => {
  const { child, ended } = launch(args, env);
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const early = ended.then((end): never => {
    throw new Error(`It ended with ${end.code ?? 'a signal'}: ${end.stderr}`);
  });
  const [firstLine] = await Promise.race([first, early]);
  early.catch(() => undefined); // Later it may end as it likes.
  const { url } = JSON.parse(firstLine) as { url: string };
  return {
    url,
    child,
    firstLine,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};
