/** Idle time from GNOME's compositor: it sees all input, on Wayland too (electron#27912). */
import type { KeptBus } from '../bus/kept-bus.ts';
import type { BusCall, MessageBus } from '../bus/message-bus.ts';
import type { IdleCandidate } from './idle-source.ts';

const GET_IDLE_TIME: BusCall = {
  service: 'org.gnome.Mutter.IdleMonitor',
  path: '/org/gnome/Mutter/IdleMonitor/Core',
  interface: 'org.gnome.Mutter.IdleMonitor',
  member: 'GetIdletime',
};

const ask = async (bus: MessageBus): Promise<number | null> => {
  const answer = await bus.call(GET_IDLE_TIME);
  const idleMs = answer.ok ? answer.value[0] : null;
  return typeof idleMs === 'number' ? idleMs : null;
};

/** GNOME, where its session bus can be asked (a snap may not: super-productivity#1443). */
export const mutterIdle = (session: KeptBus): IdleCandidate => ({
  kind: 'mutter',
  name: 'GNOME',
  open: async () => {
    const bus = await session.get();
    return bus === null ? null : { idleMs: () => ask(bus), close: () => undefined };
  },
});
