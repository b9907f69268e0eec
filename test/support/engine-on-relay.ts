/** A person with the real engine on a real relay, both on one clock that a test moves. */
import { setImmediate } from 'node:timers/promises';
import { createEngine } from '../../shared/engine/create-engine.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import type { ActivityReading, Notification } from '../../shared/engine/ports.ts';
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import type { View } from '../../shared/bridge/view.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-store.ts';
import { type Account, newId, type RelayRig } from './relay-rig.ts';

/** Someone at their device. */
export interface Person {
  readonly memberId: string;
  readonly account: Account;
  readonly engine: Engine;
  readonly notifications: readonly Notification[];
  readonly disk: MemoryDisk;
  setActivity(activity: ActivityReading['activity']): void;
  /** The system's own do-not-disturb. */
  setDoNotDisturb(isOn: boolean | null): void;
  /** Waits until the view is so. */
  until(fits: (view: View) => boolean): Promise<void>;
  /** Writes to a teammate and waits until the relay has promised it. */
  write(to: Person, body: string, urgentReason?: string): Promise<void>;
}

/** Waits for what only needs the event loop to turn; a test that waits in vain runs into its time limit. */
export const untilTrue = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await setImmediate();
};

/** Lets time pass in steps in which every engine may ask the relay and be answered. */
export const passFor = async (
  rig: RelayRig,
  people: readonly Person[],
  ms: number,
): Promise<void> => {
  const STEP_MS = 20_000;
  for (let left = ms; left > 0; left -= STEP_MS) {
    rig.clock.advance(Math.min(left, STEP_MS));
    // Who is online has been answered once another request of theirs is.
    await Promise.all(people.map(({ engine }) => exchange(engine)));
  }
};

/** A ping to the relay, and time for its answer. */
const exchange = async (engine: Engine): Promise<void> => {
  if (engine.view().connection.state === 'online') engine.wake();
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
};

const isPromised = (view: View, body: string): boolean =>
  view.outgoing.some((sent) => sent.body === body && sent.state !== 'waiting');

/** Opens Fermata for a member, and waits until it is connected. With the same disk it is the same device again. */
export const openFor = async (
  rig: RelayRig,
  account: Account,
  disk: MemoryDisk = createMemoryDisk(),
): Promise<Person> => {
  const notifications: Notification[] = [];
  let tellActivity: (reading: ActivityReading) => void = () => undefined;
  let tellDoNotDisturb: (isOn: boolean | null) => void = () => undefined;
  const credentials = { ...account, relayUrl: rig.relay().url };
  const nothing = (): Promise<void> => Promise.resolve();
  const engine = await createEngine(
    {
      clock: rig.clock,
      ids: { uuid: newId, random: () => 0 },
      socket: createWebSocketPort(WebSocket),
      http: createFetchPort(fetch),
      store: disk.open(),
      credentials: { load: () => Promise.resolve(credentials), save: nothing, clear: nothing },
      activity: {
        watch: (listener) => {
          tellActivity = listener;
          listener({ activity: 'active' });
          return () => undefined;
        },
        setIdleAfter: () => undefined,
      },
      notifier: {
        notify: (notification) => notifications.push(notification),
        withdraw: () => undefined,
      },
      doNotDisturb: {
        watch: (listener) => {
          tellDoNotDisturb = listener;
          return () => undefined;
        },
      },
      reporter: { report: (what) => rig.reports.push(what) },
    },
    { kind: 'desktop', name: 'Laptop', timeZone: 'UTC' },
  );
  const until = (fits: (view: View) => boolean): Promise<void> =>
    untilTrue(() => fits(engine.view()));
  await until((view) => view.connection.state === 'online');
  return {
    memberId: account.memberId,
    account,
    engine,
    notifications,
    disk,
    until,
    setActivity: (activity) => tellActivity({ activity }),
    setDoNotDisturb: (isOn) => tellDoNotDisturb(isOn),
    write: async (to, body, urgentReason) => {
      const urgency = urgentReason === undefined ? {} : { urgentReason };
      await engine.send({
        type: 'sendMessage',
        to: to.memberId,
        body,
        urgency: urgentReason === undefined ? 'normal' : 'urgent',
        ...urgency,
      });
      await until((view) => isPromised(view, body));
    },
  };
};
