/** A store for one relay of a world in which relays die: once that is dead, what it still asks for is never answered. */
import type { RelayStore } from '../../server/core/store.ts';

/** The store as that relay sees it; `maxPageBytes` makes its pages smaller than it asks for. */
export const mortalStore = (
  store: RelayStore,
  isAlive: () => boolean,
  maxPageBytes = Infinity,
): RelayStore => {
  const never = new Promise<never>(() => undefined);
  const whileAlive = <T>(answer: () => Promise<T>): Promise<T> => (isAlive() ? answer() : never);
  return {
    locate: (keys) => whileAlive(() => store.locate(keys)),
    loadTeam: (teamId) => whileAlive(() => store.loadTeam(teamId)),
    teamsToWake: () => whileAlive(() => store.teamsToWake()),
    words: (ids) => whileAlive(() => store.words(ids)),
    messages: (ids) => whileAlive(() => store.messages(ids)),
    entriesAfter: (memberId, seq, maxBytes) =>
      whileAlive(() => store.entriesAfter(memberId, seq, Math.min(maxBytes, maxPageBytes))),
    retain: (rule, from) => whileAlive(() => store.retain(rule, from)),
    step: () => whileAlive(() => store.step()),
    isBehind: () => store.isBehind(),
    commit: (writes) => whileAlive(() => store.commit(writes)),
    probe: () => whileAlive(() => store.probe()),
    close: () => whileAlive(() => store.close()),
  };
};
