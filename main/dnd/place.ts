/** One of the places where a desktop tells of its do-not-disturb. */
import type { MessageBus } from '../bus/message-bus.ts';

/** Null: nothing is told there. */
export type IsOn = boolean | null;

/** Calls back with what is told there: soon, and with each change. Returns how to stop. */
export type WatchPlace = (bus: MessageBus, listener: (isOn: IsOn) => void) => () => void;

/** What a bus answered, if it is a yes or a no. */
export const asIsOn = (value: unknown): IsOn => (typeof value === 'boolean' ? value : null);

/**
 * Reads with each coming of a service, and says null while it is away. `read` is told anew how things stand: an answer
 * that was overtaken by a later one is dropped.
 */
export const whileThere = (
  bus: MessageBus,
  service: string,
  read: () => Promise<IsOn>,
  listener: (isOn: IsOn) => void,
): { readonly readAgain: () => void; readonly heard: (isOn: IsOn) => void; stop(): void } => {
  let last = 0;
  const heard = (isOn: IsOn): void => {
    last += 1;
    listener(isOn);
  };
  const readAgain = (): void => {
    const mine = (last += 1);
    void read().then((isOn) => {
      if (mine === last) listener(isOn);
    });
  };
  const unfollow = bus.onOwner(service, (isThere) => (isThere ? readAgain() : heard(null)));
  return {
    readAgain,
    heard,
    stop: () => {
      last += 1;
      unfollow();
    },
  };
};
