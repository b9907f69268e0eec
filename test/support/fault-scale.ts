/**
 * How much of a fault test is run. `npm test` runs a short share of each, so that it stays quick; with
 * `FERMATA_FAULTS=full` each runs whole, which is what docs/RELIABILITY.md gives the counts of.
 */
const isFull = process.env['FERMATA_FAULTS'] === 'full';

/** The count for this run: `full` when all is asked for, else `short`. */
export const scaled = (full: number, short: number): number => (isFull ? full : short);
