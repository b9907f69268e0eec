/** How a client under measurement talks to the bench: ready once, then how many changes it took, when asked. */

/** What it tells. */
export type ClientLine =
  { readonly event: 'ready' } | { readonly event: 'took'; readonly changes: number };

/** Counts from now on; answers a line on standard input with the count. */
export const readyAndCounting = (): { ready(): void; took(changes: number): void } => {
  let changes = 0;
  const tell = (line: ClientLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  process.stdin.on('data', () => tell({ event: 'took', changes }));
  return {
    ready: () => tell({ event: 'ready' }),
    took: (some) => (changes += some),
  };
};
