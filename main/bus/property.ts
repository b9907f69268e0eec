/** Properties of remote objects. */
import type { MessageBus } from './message-bus.ts';

/** An interface of an object of a service. */
export interface BusObject {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
}

/** What a property is now; null when it cannot be had. */
export const readProperty = async (
  bus: MessageBus,
  { service, path, interface: name }: BusObject,
  property: string,
): Promise<unknown> => {
  const answer = await bus.call({
    service,
    path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [name, property],
  });
  return answer.ok ? answer.value[0] : null;
};
