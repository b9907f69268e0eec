/** XFCE: a property of its settings, which is there from the first time that its user turned it on. */
import type { MessageBus } from '../bus/message-bus.ts';
import { asIsOn, type IsOn, type WatchPlace, whileThere } from './place.ts';

const NAME = 'org.xfce.Xfconf';
const at = { service: NAME, path: '/org/xfce/Xfconf', interface: NAME } as const;
const CHANNEL = 'xfce4-notifyd';
const PROPERTY = '/do-not-disturb';

const read = async (bus: MessageBus): Promise<IsOn> => {
  const get = { ...at, member: 'GetProperty', signature: 'ss', body: [CHANNEL, PROPERTY] };
  const answer = await bus.call(get);
  return answer.ok ? asIsOn(answer.value[0]) : null;
};

/** Follows the property. */
export const watchXfce: WatchPlace = (bus, listener) => {
  const there = whileThere(bus, NAME, () => read(bus), listener);
  const isOurs = ([channel, property]: readonly unknown[]): boolean =>
    channel === CHANNEL && property === PROPERTY;
  const stopChanged = bus.onSignal({ ...at, member: 'PropertyChanged' }, (body) => {
    if (isOurs(body)) there.heard(asIsOn(body[2]));
  });
  const stopRemoved = bus.onSignal({ ...at, member: 'PropertyRemoved' }, (body) => {
    if (isOurs(body)) there.heard(null);
  });
  return () => {
    stopChanged();
    stopRemoved();
    there.stop();
  };
};
