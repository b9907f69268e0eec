/** The relay as a child process of `npm start`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const built = join(import.meta.dirname, '../../dist/relay/relay.js');
const listening = z.object({ event: z.literal('listening'), url: z.string() });

/** A relay that listens. */
export interface RelayChild {
  readonly url: string;
  readonly process: ChildProcess;
}
interface RelayOptions {
  readonly port: number;
  readonly data: string;
  readonly adminSecret: string;
}

const spawnRelay = ({ port, data, adminSecret }: RelayOptions): ChildProcess =>
  spawn(process.execPath, [built, '--port', String(port), '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      FERMATA_LOG_LEVEL: 'warn',
      ...process.env,
      FERMATA_ADMIN_SECRET: adminSecret,
      FERMATA_DATA: '',
    },
  });

/** Starts a relay; resolves when it listens, rejects with what it said when it does not. */
const startOn = (options: RelayOptions): Promise<RelayChild> =>
  new Promise((resolve, reject) => {
    const child = spawnRelay(options);
    const said: string[] = [];
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error('the relay has no output');
    stderr.on('data', (data: Buffer) => {
      said.push(data.toString());
      process.stderr.write(data);
    });
    createInterface(stdout).once('line', (line) => {
      const first = listening.safeParse(JSON.parse(line));
      if (first.success) resolve({ url: first.data.url, process: child });
    });
    child.once('exit', () => reject(new Error(said.join('').trim() || 'the relay ended at once')));
  });

/** Starts a relay on `port`, or on a free one when something else has it. */
export const startRelayChild = async (options: RelayOptions): Promise<RelayChild> => {
  try {
    return await startOn(options);
  } catch (cause) {
    const isTaken = cause instanceof Error && /in use/i.test(cause.message);
    if (!isTaken || options.port === 0) throw cause;
    return startOn({ ...options, port: 0 });
  }
};
