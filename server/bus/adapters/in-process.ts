/** The bus of a relay that is alone: a call. */
import type { Bus, Listener } from '../../core/bus.ts';

/** A bus within this process. Listeners are called before `publish` returns. */
export const inProcessBus = (): Bus => {
  const teams = new Map<string, Set<{ readonly listener: Listener }>>();
  return {
    publish: (teamId, make) => {
      const listeners = teams.get(teamId);
      if (listeners === undefined) return;
      const frames = make();
      for (const { listener } of [...listeners]) listener(frames);
    },
    subscribe: (teamId, listener) => {
      const mine = { listener };
      const listeners = teams.get(teamId) ?? new Set();
      teams.set(teamId, listeners.add(mine));
      return () => {
        listeners.delete(mine);
        if (listeners.size === 0 && teams.get(teamId) === listeners) teams.delete(teamId);
      };
    },
    close: () => {
      teams.clear();
      return Promise.resolve();
    },
  };
};
