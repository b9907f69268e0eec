/** One run of the generator against one server, with the time of the CPU that the server took. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { processorMs } from '../../test/support/measure.ts';
import { startScript } from '../common/started.ts';
import type { SendJob, SendLine } from './generator.ts';
import type { SendLoad, SendSubjectKind } from './subjects.ts';

/** V8 goes on compiling what sends use for some seconds, and a relay runs for months: so long before it is measured. */
export const SENDS_WARM_MS = 4000;

/** What a run came to. */
export interface SendFigures {
  readonly perSecond: number;
  /** Time of the server's CPU for each send, µs. */
  readonly cpuUs: number;
  /** From being sent to `ok`, ms. */
  readonly p50: number;
  readonly p99: number;
}

/** How it is loaded. */
export type SendWork = SendLoad & Omit<SendJob, 'target' | 'place'>;

/** Starts the server, loads it, ends it. At the begin of what is measured, and at its end, `look` is called. */
export const runSends = async <T>(
  kind: SendSubjectKind,
  work: SendWork,
  look: (pid: number) => T,
): Promise<{ ends: Extract<SendLine, { event: 'ends' }>; before: T; after: T }> => {
  const subject = await kind.start(work);
  try {
    const generator = startScript('load', join(import.meta.dirname, 'generator.ts'));
    generator.stdin?.end(JSON.stringify({ ...work, ...subject.job }));
    if (generator.stdout === null) throw new Error('The generator has no output.');
    let before = look(subject.pid);
    for await (const text of createInterface(generator.stdout)) {
      const line = JSON.parse(text) as SendLine;
      const now = look(subject.pid);
      if (line.event === 'ends') return { ends: line, before, after: now };
      before = now;
    }
    throw new Error(`${kind.name}: the generator ended early.`);
  } finally {
    await subject.end();
  }
};

/** Measures one run. */
export const measureSends = async (kind: SendSubjectKind, work: SendWork): Promise<SendFigures> => {
  const { ends, before, after } = await runSends(kind, work, processorMs);
  const { sends, ms, p50, p99 } = ends;
  return { perSecond: sends / (ms / 1000), cpuUs: ((after - before) * 1000) / sends, p50, p99 };
};
