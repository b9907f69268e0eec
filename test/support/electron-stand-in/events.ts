/** Events whose listeners may prevent what follows, as Electron emits them. */
import type { EventEmitter } from 'node:events';

/** Emits with an event object in front; answers whether a listener prevented the default. */
export const emitPreventable = (
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...args: unknown[]
): boolean => {
  let isPrevented = false;
  const event = {
    ...details,
    preventDefault: () => (isPrevented = true),
    get defaultPrevented() {
      return isPrevented;
    },
  };
  emitter.emit(name, event, ...args);
  return isPrevented;
};
