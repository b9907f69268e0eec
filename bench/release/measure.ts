/** One release at one relay, with the time of the CPU that it took. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { processorMs } from '../../test/support/measure.ts';
import { startBenchRelay, startScript } from '../common/started.ts';
import { foundCrew } from '../soak/crowd.ts';
import type { ReleaseJob, ReleaseLine } from './generator.ts';

const SENDERS = 50;
const BODY_BYTES = 170;
/** The relay begins a second later with what is left to write. */
const CARRIED_OUT_MS = 2500;

/** Under what a release is measured. */
export interface ReleaseKind {
  readonly name: string;
  readonly isStored: boolean;
  /** Whether another team goes on meanwhile; what it asks takes time of the CPU, too. */
  readonly hasOthers: boolean;
}

/** What a release came to. */
export interface ReleaseFigures {
  readonly cpuMs: number;
  /** With what is carried out after it, ms. */
  readonly allMs: number;
  readonly ms: number;
  readonly parts: number;
  /** A change of another team, ms: the median before, the longest meanwhile. NaN without one. */
  readonly before: number;
  readonly longest: number;
}

const jobFor = async (url: string, messages: number, kind: ReleaseKind): Promise<ReleaseJob> => {
  const [receiver, ...senders] = await foundCrew(url, SENDERS + 1);
  const [one, other] = await foundCrew(url, 2);
  if (receiver === undefined || one === undefined || other === undefined)
    throw new Error('A team is too small.');
  const port = Number(new URL(url).port);
  const { isStored, hasOthers } = kind;
  const others = hasOthers ? ([one, other] as const) : null;
  return { port, receiver, senders, messages, bodyBytes: BODY_BYTES, others, isStored };
};

/** Starts a relay, fills it, releases, ends it. */
export const measureRelease = async (
  kind: ReleaseKind,
  messages: number,
): Promise<ReleaseFigures> => {
  const relay = await startBenchRelay();
  try {
    const job = await jobFor(relay.url, messages, kind);
    const generator = startScript('load', join(import.meta.dirname, 'generator.ts'));
    generator.stdin?.end(JSON.stringify(job));
    if (generator.stdout === null) throw new Error('The generator has no output.');
    let cpuBefore = 0;
    for await (const text of createInterface(generator.stdout)) {
      const line = JSON.parse(text) as ReleaseLine;
      const cpu = processorMs(relay.pid());
      if (line.event === 'begins') cpuBefore = cpu;
      else {
        const { ms, parts, before, longest } = line;
        await pause(CARRIED_OUT_MS);
        return {
          cpuMs: cpu - cpuBefore,
          allMs: processorMs(relay.pid()) - cpuBefore,
          ms,
          parts,
          before: before ?? NaN,
          longest: longest ?? NaN,
        };
      }
    }
    throw new Error(`${kind.name}: the generator ended early.`);
  } finally {
    await relay.dispose();
  }
};
