/** One client at one team that changes, with the share of a core that it takes. */
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { processorMs } from '../../test/support/measure.ts';
import { endProcess, firstLine, startScript } from '../common/started.ts';
import type { ClientLine } from './subject.ts';

/** How much, how fast, how long. */
export interface ClientLoad {
  readonly members: number;
  readonly perSecond: number;
  readonly ms: number;
}

/** What is measured: a script beside this file. */
export interface ClientKind {
  readonly name: string;
  readonly script: string;
}

/** What a client took. */
export interface ClientFigures {
  /** Of one core, %. */
  readonly share: number;
  readonly cpuUs: number;
  /** Changes that it took in, a second. */
  readonly perSecond: number;
  /** Frames that they came in, or patches that they were told in, a second. */
  readonly portions: number;
}

const WARM_MS = 2000;
const PATIENCE_MS = 20_000;

/** Starts a team and the client, measures, ends both. */
export const measureClient = async (
  kind: ClientKind,
  { members, perSecond, ms }: ClientLoad,
): Promise<ClientFigures> => {
  const script = (name: string): string => join(import.meta.dirname, name);
  const feeder = startScript('load', script('feeder.ts'), String(members), String(perSecond));
  const port = await firstLine(feeder);
  const client = startScript('server', script(kind.script), port, String(members));
  try {
    if (client.stdout === null) throw new Error('The client has no output.');
    const lines = createInterface(client.stdout);
    const next = async (): Promise<ClientLine> => {
      // A client that cannot keep up answers nothing in time: then there is no figure.
      const signal = AbortSignal.timeout(ms + PATIENCE_MS);
      const [line] = (await once(lines, 'line', { signal })) as [string];
      return JSON.parse(line) as ClientLine;
    };
    const taken = async (): Promise<Extract<ClientLine, { event: 'took' }>> => {
      client.stdin?.write('?\n');
      const line = await next();
      if (line.event !== 'took') throw new Error('The client answered something else.');
      return line;
    };
    await next();
    await pause(WARM_MS);
    const [before, cpuBefore, from] = [
      await taken(),
      processorMs(client.pid ?? 0),
      performance.now(),
    ];
    await pause(ms);
    const [cpu, took] = [processorMs(client.pid ?? 0) - cpuBefore, performance.now() - from];
    const after = await taken();
    const changes = after.changes - before.changes;
    return {
      share: (100 * cpu) / took,
      cpuUs: (1000 * cpu) / changes,
      perSecond: (1000 * changes) / took,
      portions: (1000 * (after.portions - before.portions)) / took,
    };
  } finally {
    await Promise.all([endProcess(client), endProcess(feeder)]);
  }
};
