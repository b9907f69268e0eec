/** One engine for each browser profile: two would share one outbox and one log. */

const LOCK = 'fermata-engine';

/** How the right to run the engine is had. */
export interface EngineRight {
  /** Resolves when another tab takes the right over. */
  readonly lost: Promise<void>;
}

/**
 * Asks for the right to run the engine; null when another tab has it. `steal` takes it over.
 * Web Locks are there only on https and on this machine; without them there is no telling, and one tab is assumed.
 */
export const askForEngine = (steal: boolean): Promise<EngineRight | null> => {
  const forever = new Promise<never>(() => undefined);
  if (!('locks' in navigator)) return Promise.resolve({ lost: forever });
  return new Promise((resolve, reject) => {
    const options: LockOptions = steal ? { steal: true } : { ifAvailable: true };
    let isOurs = false;
    const held = navigator.locks.request(LOCK, options, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      isOurs = true;
      resolve({ lost });
      return forever;
    });
    // A lock that is held until the page goes ends early only by being stolen: the request then rejects.
    const lost = held.then(
      () => forever,
      (cause: unknown) => {
        if (!isOurs) reject(cause instanceof Error ? cause : new Error(String(cause)));
      },
    );
  });
};
