/** One run of the generator against one server, with the time of the CPU that the server took in each part. */
import { createInterface } from 'node:readline';
import { percentile, processorMs } from '../../test/support/measure.ts';
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

/** Starts the server, loads it, ends it. */
export const measure = async (
  kind: SubjectKind,
  { members, under, seconds }: { members: number; under: readonly number[]; seconds: number },
): Promise<readonly Figures[]> => {
  const subject = await kind.start(members);
  const generator = startGenerator();
  generator.stdin?.end(JSON.stringify({ ...subject.job, under, seconds }));
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
      figures.push(figuresOf(line, took, members));
    }
  }
  await subject.end();
  if (figures.length < under.length) throw new Error(`${kind.name}: the generator ended early.`);
  return figures;
};
