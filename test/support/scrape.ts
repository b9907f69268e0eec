/** Reads a relay's metrics as Prometheus does: from its admin address, in the text format. */

/** Values by series, as they are written: `name{label="value"}`. */
export type Scraped = ReadonlyMap<string, number>;

const LINE = /^([a-z_][a-z0-9_]*(?:\{[^{}]*\})?) (\S+)$/i;

/** Reads the text format; a line that is none of it is an error. */
const parseMetrics = (text: string): Scraped => {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, number] => {
      const [, series, value] = LINE.exec(line) ?? [];
      if (series === undefined || value === undefined) throw new Error(`No metric: ${line}`);
      // Of an empty interval prom-client says `Nan`; Prometheus reads it in any case.
      const isKnown = /^(nan|[+-]inf)$/i.test(value) || !Number.isNaN(Number(value));
      if (!isKnown) throw new Error(`No metric: ${line}`);
      return [series, Number(value)];
    }),
  );
};

/** Scrapes an admin address. */
export const scrape = async (adminUrl: string): Promise<Scraped> => {
  const answer = await fetch(`${adminUrl}/metrics`);
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || !type.startsWith('text/plain; version=0.0.4'))
    throw new Error(`No metrics: ${answer.status} ${type}`);
  return parseMetrics(await answer.text());
};

/** The series whose values differ, with by how much; of the relay's own counters. */
export const moved = (before: Scraped, after: Scraped): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...after]
      .filter(([series]) => /^fermata_\w+_total/.test(series))
      .map(([series, value]): [string, number] => [series, value - (before.get(series) ?? 0)])
      .filter(([, by]) => by !== 0),
  );
