/** Keeps long work from keeping others waiting: it is done in slices, and there is an end to it. */

/** Units of work after which others get their turn: a few milliseconds. */
const SLICE = 500;

/** Counts work. A unit is about one line read, or one repetition of an event. */
export interface Pace {
  /** Counts; true when it is time to breathe. */
  spend(units: number): boolean;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
}

/** A pace on a way to let others have their turn. */
export const createPace = (letOthers: () => Promise<void>): Pace => {
  let spent = 0;
  return {
    spend: (units) => {
      spent += units;
      return spent >= SLICE;
    },
    breathe: () => {
      spent = 0;
      return letOthers();
    },
  };
};
