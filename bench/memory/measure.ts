/** Memory of a server with more and more idle connections, and with some that come and go. */
import { setTimeout as pause } from 'node:timers/promises';
import { residentBytes } from '../../test/support/measure.ts';
import { type Crowd, startCrowd } from '../crowd/crowd.ts';
import type { Subject, SubjectKind } from '../fanout/subjects.ts';

/** Figures by what they are of. */
export type Memory = Readonly<Record<string, number>>;

const TEAM = 50;
/** After the last one came, what the coming took is let go of. */
const SETTLE_MS = 3000;
const SAMPLE_MS = 1000;
const KB = 1024;
const HOUR_MS = 3_600_000;

/** How long members come and go, and how many of them a second. */
export interface Churn {
  readonly seconds: number;
  readonly perSecond: number;
}

/** The slope of the line that fits best. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (of: 0 | 1): number => points.reduce((sum, it) => sum + it[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, it) => sum + (it[0] - x) * (it[1] - y), 0);
  const under = points.reduce((sum, it) => sum + (it[0] - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
};

/** How RSS moves while `run` does, percent in an hour. */
const growth = async (pid: number, run: Promise<unknown>): Promise<number> => {
  const points: [number, number][] = [];
  const sample = (): void => void points.push([performance.now(), residentBytes(pid)]);
  const timer = setInterval(sample, SAMPLE_MS);
  sample();
  await run;
  sample();
  clearInterval(timer);
  return (100 * slopeOf(points) * HOUR_MS) / (points[0]?.[1] ?? NaN);
};

const fill = async (
  subject: Subject,
  crowd: Crowd,
  counts: readonly number[],
  churn: Churn | null,
): Promise<Memory> => {
  const memory: Record<string, number> = {};
  await pause(SETTLE_MS);
  const empty = residentBytes(subject.pid());
  memory['MB at 0'] = empty / KB / KB;
  for (const count of counts) {
    await crowd.ask({ do: 'connect', count, isRosterKnown: false });
    await pause(SETTLE_MS);
    const full = residentBytes(subject.pid());
    memory[`MB at ${count}`] = full / KB / KB;
    memory[`kB for each at ${count}`] = (full - empty) / KB / count;
  }
  if (churn === null) return memory;
  const halves = async (): Promise<void> => {
    const half = { do: 'churn', seconds: churn.seconds / 2, perSecond: churn.perSecond } as const;
    await crowd.ask(half);
    memory['MB after half of the churn'] = residentBytes(subject.pid()) / KB / KB;
    await crowd.ask(half);
  };
  memory['growth by churn, percent an hour'] = await growth(subject.pid(), halves());
  memory['MB after churn'] = residentBytes(subject.pid()) / KB / KB;
  return memory;
};

/** Starts the server, fills it in steps, lets some come and go, ends it. */
export const measureMemory = async (
  kind: SubjectKind,
  counts: readonly number[],
  churn: Churn | null,
): Promise<Memory> => {
  const subject = await kind.start(Math.max(...counts), TEAM);
  const crowd = await startCrowd(subject);
  try {
    return await fill(subject, crowd, counts, churn);
  } finally {
    await crowd.end();
    await subject.end();
  }
};
