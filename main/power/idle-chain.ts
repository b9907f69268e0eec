/** Asks the first source of idle time that is there and can be believed, and leaves it for the next when it fails (P10). */
import type { Clock } from '../../shared/engine/ports.ts';
import {
  afterAnswer,
  afterFailure,
  isBelieved,
  mayAsk,
  NEW_TRUST,
  problemText,
  toRetry,
  type Trust,
} from './choose.ts';
import type { IdleCandidate, IdleSource } from './idle-source.ts';

/** How long it is since the last input and who says so, or why that is not known. */
export type IdleAnswer =
  { readonly idleMs: number; readonly source: string } | { readonly problem: string };

/** Several sources as one that is always there. */
export interface IdleChain {
  /** Never rejects; not to be called again before it has answered. */
  read(): Promise<IdleAnswer>;
  /** Tries what had failed again with the next reading. */
  retry(): void;
  /** Leaves all sources. A later reading probes for them anew. */
  close(): void;
}

/** Longer than a call over the bus may take. */
const ANSWER_WITHIN_MS = 3000;

interface Link {
  readonly candidate: IdleCandidate;
  source: IdleSource | null;
  trust: Trust;
}

/** What a promise comes to; null when it rejects or takes too long. */
const within = <T>(clock: Clock, promise: Promise<T | null>): Promise<T | null> =>
  new Promise((resolve) => {
    const cancel = clock.setTimer(ANSWER_WITHIN_MS, () => resolve(null));
    const settle = (value: T | null): void => {
      cancel();
      resolve(value);
    };
    promise.then(settle, () => settle(null));
  });

/** What `ask` does may also throw before it has a promise. */
const asked = async <T>(ask: () => Promise<T>): Promise<T> => await ask();

const leave = (link: Link): void => {
  link.source?.close();
  link.source = null;
};

/** A chain over candidates, the best first. */
export const createIdleChain = (candidates: readonly IdleCandidate[], clock: Clock): IdleChain => {
  const fresh = (): Link[] =>
    candidates.map((candidate) => ({ candidate, source: null, trust: NEW_TRUST }));
  let links = fresh();
  const ask = async (link: Link): Promise<number | null> => {
    const source =
      link.source ??
      (await within(
        clock,
        asked(() => link.candidate.open()),
      ));
    if (source === null) return null;
    if (!links.includes(link)) {
      source.close(); // The chain was closed meanwhile.
      return null;
    }
    link.source = source;
    const idleMs = await within(
      clock,
      asked(() => source.idleMs()),
    );
    return idleMs !== null && idleMs >= 0 ? idleMs : null;
  };
  return {
    read: async () => {
      let stuck: string | null = null;
      for (const link of links) {
        if (!mayAsk(link.trust, clock.monotonic())) continue;
        const { kind, name } = link.candidate;
        const idleMs = await ask(link);
        if (idleMs === null) {
          leave(link);
          link.trust = afterFailure(link.trust, clock.monotonic());
          continue;
        }
        link.trust = afterAnswer(link.trust, idleMs);
        if (isBelieved(kind, link.trust)) return { idleMs, source: name };
        if (kind !== 'logind') stuck ??= name;
      }
      return { problem: problemText(stuck) };
    },
    retry: () => {
      for (const link of links) link.trust = toRetry(link.trust);
    },
    close: () => {
      const before = links;
      links = fresh();
      before.forEach(leave);
    },
  };
};
