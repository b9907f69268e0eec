/** How a client under measurement talks to the bench: ready once, then how many changes it took, when asked. */

/** What it tells. */
export type ClientLine =
  | { readonly event: 'ready' }
  /** `portions`: in how many the changes came: frames that were read, or patches that were told to the window. */
  | { readonly event: 'took'; readonly changes: number; readonly portions: number };

/** Counts from now on; answers a line on standard input with the count. */
export const readyAndCounting = (): { ready(): void; took(changes: number): void } => {
  let [changes, portions] = [0, 0];
  const tell = (line: ClientLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  process.stdin.on('data', () => tell({ event: 'took', changes, portions }));
  return {
    ready: () => tell({ event: 'ready' }),
    took(some) {
      changes += some;
      portions += 1;
    },
  };
};
