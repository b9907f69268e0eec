/** The relay's metrics by prom-client. Counts are plain numbers in a map; only a scrape makes text of them. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, Meter } from '../../core/meter.ts';
import type { EdgeCounted, EdgeMeter } from '../edges.ts';
import { COUNTERS, type CounterFamily, GAUGES, HISTOGRAMS, type Snapshot } from '../families.ts';

/** The meter that a scrape reads. */
export interface PromMeter extends Meter, EdgeMeter {
  measureCommit(ms: number): void;
  /** All metrics in Prometheus' text format, with the gauges of this moment. */
  scrape(snapshot: Snapshot): Promise<string>;
  readonly contentType: string;
  /** All metrics by name, as a scrape has them. */
  names(): readonly string[];
}

type Totals = Map<Counted | EdgeCounted, number>;

const named = (labels: readonly string[], values: readonly string[]): Record<string, string> =>
  Object.fromEntries(labels.map((label, at) => [label, values[at] ?? '']));

const addCounter = (registry: Registry, totals: Totals, family: CounterFamily): void => {
  const { labels, series } = family;
  new Counter({
    name: family.name,
    help: family.help,
    labelNames: labels,
    registers: [registry],
    collect() {
      this.reset();
      for (const { key, values } of series) this.inc(named(labels, values), totals.get(key) ?? 0);
    },
  });
};

const addGauges = (registry: Registry, snapshot: () => Snapshot | null): void => {
  for (const family of GAUGES) {
    const { labels } = family;
    new Gauge({
      name: family.name,
      help: family.help,
      labelNames: labels,
      registers: [registry],
      collect() {
        const now = snapshot();
        if (now === null) return;
        for (const { values, value } of family.read(now)) this.set(named(labels, values), value);
      },
    });
  }
};

const addHistograms = (registry: Registry) => {
  const made = (name: keyof typeof HISTOGRAMS): Histogram => {
    const { help, buckets } = HISTOGRAMS[name];
    return new Histogram({ name, help, buckets: [...buckets], registers: [registry] });
  };
  return {
    commit: made('fermata_commit_seconds'),
    turn: made('fermata_turn_seconds'),
    jobs: made('fermata_turn_jobs'),
  };
};

/** A meter with nothing counted yet. */
export const newPromMeter = (): PromMeter => {
  const registry = new Registry();
  const totals: Totals = new Map();
  let latest: Snapshot | null = null;
  for (const family of COUNTERS) addCounter(registry, totals, family);
  addGauges(registry, () => latest);
  const histograms = addHistograms(registry);
  collectDefaultMetrics({ register: registry });
  const add = (key: Counted | EdgeCounted, by: number): void => {
    totals.set(key, (totals.get(key) ?? 0) + by);
  };
  return {
    add: (counts) => {
      for (const [what, by] of counts) add(what, by);
    },
    count: (what) => add(what, 1),
    measure: (what, value) => {
      if (what === 'turnMs') histograms.turn.observe(value / 1000);
      else histograms.jobs.observe(value);
    },
    measureCommit: (ms) => histograms.commit.observe(ms / 1000),
    scrape: (snapshot) => {
      latest = snapshot;
      return registry.metrics();
    },
    contentType: registry.contentType,
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
  };
};
