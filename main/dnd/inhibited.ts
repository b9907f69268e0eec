/** KDE and others: the notification service itself says whether it is inhibited. Most others have no such property. */
import type { MessageBus } from '../bus/message-bus.ts';
import { asIsOn, type IsOn, type WatchPlace, whileThere } from './place.ts';

const NAME = 'org.freedesktop.Notifications';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const at = {
  service: NAME,
  path: '/org/freedesktop/Notifications',
  interface: PROPERTIES,
} as const;

const read = async (bus: MessageBus): Promise<IsOn> => {
  const get = { ...at, member: 'Get', signature: 'ss', body: [NAME, 'Inhibited'] };
  const answer = await bus.call(get);
  return answer.ok ? asIsOn(answer.value[0]) : null;
};

/** Follows the property `Inhibited`. */
export const watchInhibited: WatchPlace = (bus, listener) => {
  const there = whileThere(bus, NAME, () => read(bus), listener);
  // What changed is in the signal or only named there: asking is right for both.
  const stop = bus.onSignal({ ...at, member: 'PropertiesChanged' }, ([changed]) => {
    if (changed === NAME) there.readAgain();
  });
  return () => {
    stop();
    there.stop();
  };
};
