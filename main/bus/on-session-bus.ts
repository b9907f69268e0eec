/** Something that is followed on the session's bus: begun anew whenever that bus was away. */
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import type { ConnectBus, MessageBus } from './message-bus.ts';

/** How soon a bus that cannot be reached, or went away, is tried again. */
const RETRY_MS = 60_000;

/** What it stands on. */
export interface SessionBusDeps {
  readonly clock: Clock;
  readonly connect: ConnectBus;
}

/**
 * Connects, and does `start` on the bus, which answers how to stop it. `onLost` is called when there is no bus, or not
 * any more. Returns how to end all of it; nothing is called after that.
 */
export const onSessionBus = (
  { clock, connect }: SessionBusDeps,
  start: (bus: MessageBus) => () => void,
  onLost: () => void,
): (() => void) => {
  let isStopped = false;
  let leave: () => void = () => undefined;
  let cancel: CancelTimer = () => undefined;
  const lost = (): void => {
    leave();
    if (isStopped) return;
    onLost();
    cancel = clock.setTimer(RETRY_MS, () => void begin());
  };
  const begin = async (): Promise<void> => {
    const connected = await connect('session', lost);
    if (!connected.ok) {
      lost();
      return;
    }
    const bus = connected.value;
    if (isStopped) {
      bus.close();
      return;
    }
    const stop = start(bus);
    leave = () => {
      leave = () => undefined;
      stop();
      bus.close();
    };
  };
  void begin();
  return () => {
    isStopped = true;
    cancel();
    leave();
  };
};
