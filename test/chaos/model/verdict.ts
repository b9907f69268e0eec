/** What can be wrong with a run. */

/** Kinds of what must never be; the keys of the line that a chaos run prints. */
export const WRONGS = [
  'lost',
  'duplicated',
  'leaked',
  'outOfOrder',
  'gaps',
  'wrongReceipts',
  'wrongAnswers',
] as const;
export type Wrong = (typeof WRONGS)[number];

/** Something that must never be. */
export interface Violation {
  readonly kind: Wrong;
  /** The rule that it breaks. */
  readonly rule: string;
  /** What happened, for people. */
  readonly what: string;
  /** A message's id, or a focus session's, or a device: what to look for in the history. */
  readonly about?: string;
}

/** Takes note of a violation. */
export type Blame = (kind: Wrong, rule: string, what: string, about?: string) => void;
