/** Measures a process from outside, as its operator would, and records what a fault test found. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The middle one of some figures; the mean of the two in the middle of an even number. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
};

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

const NS_IN_MS = 1e6;

/**
 * Time that a process has had the processor, ms: tells of work where a busy machine blurs how long it took. Of all its
 * threads that are there, in nanoseconds, where `stat` counts in ticks of 10 ms.
 */
export const processorMs = (pid: number): number => {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const nsOf = (task: string): number => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      return 0; // It ended since the folder was read: it is not there any more.
    }
  };
  return tasks.reduce((sum, task) => sum + nsOf(task), 0) / NS_IN_MS;
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
