/** The relay as a child process of `npm start`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { RELAY_NODE_FLAGS } from '../relay-flags.ts';
import { takeCareOf } from './children.ts';

const built = join(import.meta.dirname, '../../dist/relay/relay.js');
const listening = z.object({ event: z.literal('listening'), url: z.string() });

/** A relay that listens. */
export interface RelayChild {
  readonly url: string;
  readonly process: ChildProcess;
}
interface RelayOptions {
  /** As the relay takes it: what is no port it refuses itself. */
  readonly port: number | string;
  /** Whether the port was asked for: then no other one will do. */
  readonly isAsked: boolean;
  readonly data: string;
  readonly adminSecret: string;
}

const spawnRelay = ({ port, data, adminSecret }: RelayOptions) =>
  spawn(process.execPath, [...RELAY_NODE_FLAGS, built, '--port', String(port), '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      FERMATA_LOG_LEVEL: 'warn',
      ...process.env,
      FERMATA_ADMIN_SECRET: adminSecret,
    },
  });

const readUrl = (line: string): string => listening.parse(JSON.parse(line)).url;

/** Starts a relay; resolves when it listens, rejects with what it said when it does not. */
const startOn = (options: RelayOptions): Promise<RelayChild> =>
  new Promise((resolve, reject) => {
    const child = spawnRelay(options);
    takeCareOf(child);
    let said = '';
    let isListening = false;
    child.stderr.on('data', (data: Buffer) => {
      // Until it listens, what it says is the reason why it cannot; the caller tells that.
      if (isListening) process.stderr.write(data);
      else said += data.toString();
    });
    createInterface(child.stdout).once('line', (line) => {
      isListening = true;
      process.stderr.write(said);
      resolve({ url: readUrl(line), process: child });
    });
    child.once('close', () => reject(new Error(said.trim() || 'its relay ended at once')));
  });

/** Starts a relay on `port`, or on a free one when something else has it and nobody asked for just that one. */
export const startRelayChild = async (options: RelayOptions): Promise<RelayChild> => {
  try {
    return await startOn(options);
  } catch (cause) {
    const isTaken = cause instanceof Error && /^Port \d+ .* in use/m.test(cause.message);
    if (!isTaken || options.isAsked) throw cause;
    return startOn({ ...options, port: 0 });
  }
};
