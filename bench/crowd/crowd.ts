/** A crowd of members in a process of their own, as a bench asks things of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endProcess, startScript } from '../common/started.ts';
import type { Subject } from '../fanout/subjects.ts';
import type { CrowdAnswer, CrowdOrder } from './load.ts';

/** What a crowd does when it is told. */
export interface Crowd {
  ask(order: CrowdOrder): Promise<CrowdAnswer>;
  end(): Promise<void>;
}

/** Starts one that knows where to connect. */
export const startCrowd = async ({ job }: Subject): Promise<Crowd> => {
  const child = startScript('load', join(import.meta.dirname, 'load.ts'));
  if (child.stdout === null) throw new Error('The crowd has no output.');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (order: CrowdOrder): Promise<CrowdAnswer> => {
    child.stdin?.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The crowd ended at "${order.do}".`);
    return JSON.parse(value) as CrowdAnswer;
  };
  await ask({ do: 'meet', ...job });
  return { ask, end: () => endProcess(child) };
};

/** What is open besides the connections. */
const SPARE_FILES = 100;

/** Says what to do, and ends, where one process may not open so many connections. */
export const needFiles = (connections: number): void => {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const may = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  const needed = connections + SPARE_FILES;
  if (may >= needed) return;
  console.error(
    `A process may open ${may} files here, and ${needed} are needed for ${connections} connections. Run \`ulimit -n ${needed}\` first, or ask for fewer with --connections.`,
  );
  process.exit(1);
};
