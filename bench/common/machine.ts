/** On what a bench ran, and when: figures mean little without. */
import { cpus, loadavg, release, totalmem } from 'node:os';
import { isPinned } from './cores.ts';

/** What is told of a machine. */
export interface Machine {
  readonly date: string;
  readonly cores: number;
  readonly model: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly kernel: string;
  /** Of the last minute, before the bench. */
  readonly load: number;
  readonly isPinned: boolean;
}

/** Call it before the bench: its own load is not the machine's. */
export const describeMachine = (): Machine => ({
  date: new Date().toISOString(),
  cores: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
  kernel: release(),
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  isPinned,
});

/** In one line. */
export const machineLine = (machine: Machine): string =>
  [
    machine.date.slice(0, 10),
    `${machine.cores} cores (${machine.model})`,
    `${machine.memoryGb} GB`,
    `Node ${machine.node}`,
    `Linux ${machine.kernel}`,
    `load before ${machine.load}`,
    machine.isPinned ? 'server and load on a core each' : 'server and load share the cores',
  ].join(', ');
