/** Measures a process from outside, as its operator would, and records what a fault test found. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The middle one of some figures. */
export const median = (figures: readonly number[]): number => percentile(figures, 50);

/** The figure below which `percent` of them are. */
export const percentile = (figures: readonly number[], percent: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
};

/** Memory that a process has in RAM, bytes (VmRSS). */
export const residentBytes = (pid: number): number => {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (line === null) throw new Error('The process has no memory: it is gone.');
  return Number(line[1]) * 1024;
};

/** Linux counts a process's time in ticks of 10 ms. */
const TICK_MS = 10;

/** Time that a process has had the processor, ms: tells of work where a busy machine blurs how long it took. */
export const processorMs = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};

/** How many sockets a process has open. */
export const openSockets = (pid: number): number =>
  readdirSync(`/proc/${pid}/fd`).filter((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith('socket:');
    } catch {
      return false; // Closed since the folder was read.
    }
  }).length;

/** Takes a figure every 50 ms until it is told to stop, and answers all of them. */
export const sampled = (take: () => number): (() => readonly number[]) => {
  const figures = [take()];
  const timer = setInterval(() => figures.push(take()), 50);
  return () => {
    clearInterval(timer);
    return figures;
  };
};

/** Bytes as MB, two digits. */
export const inMb = (bytes: number): number => Math.round(bytes / 10_000) / 100;

/** Lets time pass where time itself is what is tested. */
export const forMs = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Prints what was found, one line of JSON: docs/RELIABILITY.md has them. */
export const record = (test: string, found: Readonly<Record<string, unknown>>): void => {
  console.info(JSON.stringify({ test, ...found }));
};
