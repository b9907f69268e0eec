/** The built relay as a process that a test starves, cuts off and kills; also under a tool such as strace. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RELAY_NODE_FLAGS } from '../../../scripts/relay-flags.ts';

const built = join(import.meta.dirname, '../../../dist/relay/relay.js');

/** How a relay is started. */
export interface Launch {
  readonly data: string;
  /** The command and arguments in front of the relay's own. */
  readonly under?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}
/** A relay that listens. */
export interface FaultRelay {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote to standard error. */
  log(): string;
  /** Resolves when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** SIGKILL, from one moment to the next. */
  kill(): Promise<void>;
  /** SIGTERM. */
  stop(): Promise<void>;
}

/** Starts it, and waits until it listens. Rejects with its words when it ends instead. */
export const launchRelay = async ({ data, under = [], env = {} }: Launch): Promise<FaultRelay> => {
  if (!existsSync(built)) throw new Error('The relay is not built: run npm run build first.');
  const own = [...RELAY_NODE_FLAGS, built, '--port', '0', '--data', data, '--signup', 'open'];
  const [command, ...args] = [...under, process.execPath, ...own];
  const child = spawn(command ?? process.execPath, args, {
    env: { ...process.env, FERMATA_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const gone = once(child, 'exit').then(() => undefined);
  const early = gone.then((): never => {
    throw new Error(`The relay ended before it listened: ${said}`);
  });
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [text] = await Promise.race([first, early]);
  early.catch(() => undefined); // Later it may end as it likes.
  const { url } = JSON.parse(text) as { url: string };
  const end = (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return {
    url,
    child,
    log: () => said,
    gone,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
};
