/** The real relay, built, as a process of its own that a test may kill and start again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { RELAY_NODE_FLAGS } from '../../scripts/relay-flags.ts';
import { type HttpReply, httpReplies } from '../../shared/protocol/http.ts';
import { deviceLink } from '../../shared/protocol/links.ts';

const built = join(import.meta.dirname, '../../dist/relay/relay.js');
const listening = z.object({ event: z.literal('listening'), url: z.string() });

/** A relay in its own process. */
export interface RelayProcess {
  readonly url: string;
  /** The process that runs now. */
  pid(): number;
  /** SIGKILL: from one moment to the next, with nothing said or saved. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Starts another one on the same port, with data of its own. */
  restartEmpty(): Promise<void>;
  /** All that it wrote to standard error. */
  log(): string;
  /** Makes a team and its first member. */
  foundTeam(teamName: string, memberName: string): Promise<Founder>;
  /** Stops it and deletes its data. */
  dispose(): Promise<void>;
}

/** The first member of a team, and the ways in. */
export interface Founder extends HttpReply<'createTeam'> {
  /** A link for a device of the founder; one use. */
  deviceLink(): Promise<string>;
}

const post = async <T>(
  url: string,
  body: object,
  schema: z.ZodType<T>,
  token?: string,
): Promise<T> => {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return schema.parse(await response.json());
};

const foundTeam = async (url: string, teamName: string, memberName: string): Promise<Founder> => {
  const body = { teamName, memberName, deviceName: 'Test', timeZone: 'Europe/Lisbon' };
  const founder = await post(`${url}/v1/teams`, body, httpReplies.createTeam);
  return {
    ...founder,
    deviceLink: async () => {
      const { code } = await post(
        `${url}/v1/devices`,
        {},
        httpReplies.createDeviceCode,
        founder.token,
      );
      return deviceLink(url, code);
    },
  };
};

/** How to start one; without it, as it comes. */
export interface RelayProcessOptions {
  /** Stands before the command: what is to run it. */
  readonly prefix?: readonly string[];
  /** Flags for Node itself. */
  readonly nodeArgs?: readonly string[];
  /** Options of the relay, added to those that all get. */
  readonly args?: readonly string[];
  /** Fills the data folder before it starts. */
  readonly prepare?: (folder: string) => Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

const launch = async (
  data: string,
  port: number,
  onLog: (text: string) => void,
  { prefix = [], nodeArgs = [], args = [] }: RelayProcessOptions,
): Promise<Running> => {
  if (!existsSync(built)) throw new Error('The relay is not built: run npm run build first.');
  const own = ['--port', String(port), '--data', data, '--signup', 'open', ...args];
  const [file = '', ...rest] = [
    ...prefix,
    process.execPath,
    ...RELAY_NODE_FLAGS,
    ...nodeArgs,
    built,
    ...own,
  ];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr.on('data', (text: Buffer) => onLog(text.toString()));
  const ended = once(child, 'exit').then(() => {
    throw new Error('the relay ended before it listened');
  });
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [
    string,
  ];
  return { child, url: listening.parse(JSON.parse(line)).url };
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
};

/** Starts a relay on a free port with a folder of its own. */
export const startRelayProcess = async (
  options: RelayProcessOptions = {},
): Promise<RelayProcess> => {
  let data = await mkdtemp(join(tmpdir(), 'fermata-relay-'));
  await options.prepare?.(data);
  let said = '';
  const onLog = (text: string): void => {
    said += text;
  };
  let running = await launch(data, 0, onLog, options);
  const { url } = running;
  return {
    url,
    pid: () => running.child.pid ?? 0,
    kill: async () => {
      await end(running.child, 'SIGKILL');
    },
    stop: () => end(running.child, 'SIGTERM'),
    restart: async () => {
      running = await launch(data, Number(new URL(url).port), onLog, options);
    },
    restartEmpty: async () => {
      await end(running.child, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
      data = await mkdtemp(join(tmpdir(), 'fermata-relay-'));
      running = await launch(data, Number(new URL(url).port), onLog, options);
    },
    log: () => said,
    foundTeam: (teamName, memberName) => foundTeam(url, teamName, memberName),
    dispose: async () => {
      await end(running.child, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
};
