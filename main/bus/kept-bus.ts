/** One connection to a bus for all who need it, made when it is asked for, and anew after it was lost. */
import type { BusKind, ConnectBus, MessageBus } from './message-bus.ts';

/** A bus that may be there or not. */
export interface KeptBus {
  /** The connection, made now if there is none; null without a bus. */
  get(): Promise<MessageBus | null>;
  /** Tells of the connection that is there and of each later one, and null when it is lost. Returns how to stop. */
  follow(listener: (bus: MessageBus | null) => void): () => void;
  /** Ends the connection; the next `get` makes another. */
  close(): void;
}

/** Keeps a connection to one bus. */
export const keepBus = (connect: ConnectBus, kind: BusKind): KeptBus => {
  const followers = new Set<(bus: MessageBus | null) => void>();
  let bus: MessageBus | null = null;
  let connecting: Promise<MessageBus | null> | null = null;
  let turn = 0;
  const set = (next: MessageBus | null): void => {
    bus = next;
    for (const follower of [...followers]) follower(next);
  };
  const open = async (mine: number): Promise<MessageBus | null> => {
    const made = await connect(kind, () => {
      if (mine === turn) set(null);
    });
    if (mine === turn) connecting = null;
    if (!made.ok) return null;
    if (mine !== turn) {
      made.value.close();
      return null;
    }
    set(made.value);
    return made.value;
  };
  return {
    get: () => (bus === null ? (connecting ??= open(turn)) : Promise.resolve(bus)),
    follow: (listener) => {
      followers.add(listener);
      if (bus !== null) listener(bus);
      return () => followers.delete(listener);
    },
    close: () => {
      turn += 1;
      connecting = null;
      bus?.close();
      bus = null;
    },
  };
};

/** Does something on the connection that is there and on each later one; `start` answers how to stop it. */
export const whileThere = (
  kept: KeptBus,
  start: (bus: MessageBus) => () => void,
  onLost: () => void,
): (() => void) => {
  let stop: () => void = () => undefined;
  const unfollow = kept.follow((bus) => {
    stop();
    stop = bus === null ? () => undefined : start(bus);
    if (bus === null) onLost();
  });
  return () => {
    unfollow();
    stop();
  };
};
