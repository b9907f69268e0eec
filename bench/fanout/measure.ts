/** One run of the generator against one server, with the time of the CPU that the server took in each part. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { GeneratorLine } from './generator.ts';
import { startGenerator, type SubjectKind } from './subjects.ts';

/** What one part of a run came to. */
export interface Figures {
  /** Changes under way at once. */
  readonly under: number;
  /** From a change until all have it, ms. */
  readonly p50: number;
  readonly p99: number;
  /** Changes told to a member, in a second. */
  readonly perSecond: number;
  /** Time of the server's CPU for each of those, microseconds. */
  readonly cpuUs: number;
}

/** Time of the CPU that a process has taken, ms; it is told in hundredths of a second. */
const cpuMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

type Ends = Extract<GeneratorLine, { event: 'ends' }>;

const figuresOf = (line: Ends, cpu: number, members: number): Figures => {
  const sorted = [...line.tookMs].sort((a, b) => a - b);
  const deliveries = line.changes * members;
  return {
    under: line.under,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    perSecond: deliveries / (line.ms / 1000),
    cpuUs: (cpu * 1000) / deliveries,
  };
};

/** Starts the server, loads it, ends it. */
export const measure = async (
  kind: SubjectKind,
  { members, under, seconds }: { members: number; under: readonly number[]; seconds: number },
): Promise<readonly Figures[]> => {
  const subject = await kind.start(members);
  const generator = startGenerator();
  generator.stderr?.pipe(process.stderr);
  generator.stdin?.end(JSON.stringify({ ...subject.job, under, seconds }));
  const figures: Figures[] = [];
  let before = 0;
  if (generator.stdout === null) throw new Error('The generator has no output.');
  for await (const text of createInterface(generator.stdout)) {
    const line = JSON.parse(text) as GeneratorLine;
    if (line.event === 'begins') before = cpuMs(subject.pid);
    else figures.push(figuresOf(line, cpuMs(subject.pid) - before, members));
  }
  await subject.end();
  if (figures.length < under.length) throw new Error(`${kind.name}: the generator ended early.`);
  return figures;
};
