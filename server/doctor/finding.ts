/** What a check comes to: a verdict and one line. */

/** Good; worth a look; or something that keeps the relay from working, now or soon. */
export type Verdict = 'ok' | 'warn' | 'bad';

/** The checks by their stable ids: programs may rely on them. */
export type CheckId =
  | 'data.folder'
  | 'data.access'
  | 'data.owner'
  | 'data.modes'
  | 'data.room'
  | 'data.fileSystem'
  | 'data.aside'
  | 'database.use'
  | 'database.whole'
  | 'database.version'
  | 'database.left'
  | 'database.log'
  | 'port.main'
  | 'port.admin'
  | 'certificate.pair'
  | 'certificate.dates'
  | 'certificate.names'
  | 'clock.year'
  | 'clock.behind'
  | 'clock.zones'
  | 'clock.synchronised'
  | 'system.node'
  | 'system.files'
  | 'access.signup'
  | 'access.clear'
  | 'web.client';

/** One check as it came out. What is fine means nothing and asks for nothing. */
export interface Finding {
  readonly id: CheckId;
  readonly verdict: Verdict;
  /** What was found. */
  readonly what: string;
  /** What that means for the relay. */
  readonly means: string | null;
  /** What to do about it. */
  readonly toDo: string | null;
}

/** Nothing to do. */
export const fine = (id: CheckId, what: string): Finding => ({
  id,
  verdict: 'ok',
  what,
  means: null,
  toDo: null,
});

type Fault = readonly [what: string, means: string, toDo: string];

/** It works, and somebody should look. */
export const warn = (id: CheckId, ...[what, means, toDo]: Fault): Finding => ({
  id,
  verdict: 'warn',
  what,
  means,
  toDo,
});

/** It does not work, or will not for long. */
export const bad = (id: CheckId, ...[what, means, toDo]: Fault): Finding => ({
  id,
  verdict: 'bad',
  what,
  means,
  toDo,
});

/** Bytes in words: `1.4 GB`. */
export const bytesInWords = (bytes: number): string => {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
};
