/** One run of the generator against one server, with the time of the CPU that the server took in each part. */
import { createInterface } from 'node:readline';
import { percentile, processorMs } from '../../test/support/measure.ts';
import type { GeneratorLine } from './generator.ts';
import { startGenerator, type Subject, type SubjectKind } from './subjects.ts';

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
  /** How much of their cores server and load took, percent: the figures are the server's while it is the busier. */
  readonly serverBusy: number;
  readonly loadBusy: number;
}

type Ends = Extract<GeneratorLine, { event: 'ends' }>;

interface Cpu {
  readonly server: number;
  readonly load: number;
}

const figuresOf = (line: Ends, cpu: Cpu, members: number): Figures => {
  const deliveries = line.changes * members;
  return {
    under: line.under,
    p50: percentile(line.tookMs, 50),
    p99: percentile(line.tookMs, 99),
    perSecond: deliveries / (line.ms / 1000),
    cpuUs: (cpu.server * 1000) / deliveries,
    serverBusy: (100 * cpu.server) / line.ms,
    loadBusy: (100 * cpu.load) / line.ms,
  };
};

/** How it is loaded. */
export interface FanoutWork {
  readonly members: number;
  readonly under: readonly number[];
  readonly seconds: number;
}

const loadSubject = async (
  { job, ...subject }: Subject,
  { under, seconds }: FanoutWork,
): Promise<readonly Figures[]> => {
  const generator = startGenerator();
  generator.stdin?.end(JSON.stringify({ ...job, under, seconds }));
  const figures: Figures[] = [];
  const cpu = (): Cpu => ({
    server: processorMs(subject.pid()),
    load: processorMs(generator.pid ?? 0),
  });
  let before = cpu();
  if (generator.stdout === null) throw new Error('The generator has no output.');
  for await (const text of createInterface(generator.stdout)) {
    const line = JSON.parse(text) as GeneratorLine;
    if (line.event === 'begins') before = cpu();
    else {
      const { server, load } = cpu();
      const took = { server: server - before.server, load: load - before.load };
      figures.push(figuresOf(line, took, job.accounts.length));
    }
  }
  return figures;
};

/** Starts the server, loads it, ends it. */
export const measure = async (kind: SubjectKind, work: FanoutWork): Promise<readonly Figures[]> => {
  const subject = await kind.start(work.members);
  try {
    const figures = await loadSubject(subject, work);
    if (figures.length === work.under.length) return figures;
    throw new Error(`${kind.name}: the generator ended early.`);
  } finally {
    await subject.end();
  }
};
