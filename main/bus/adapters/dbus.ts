/** D-Bus over dbus-native. It is kept from ending the process: every fault of a connection is heard here. */
import { createClient, type DBusError, type MessageBus as Client } from 'dbus-native';
import type { Clock, Reporter } from '../../../shared/engine/ports.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { busAddresses } from '../addresses.ts';
import type { BusCall, BusFault, ConnectBus, MessageBus } from '../message-bus.ts';
import { createBusSignals } from './dbus-signals.ts';

const ANSWER_WITHIN_MS = 2000;
/** Asking how somebody stands must not start a program (`NO_AUTO_START`). */
const NO_AUTO_START = 2;
const BUS = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

type Answer = Result<readonly unknown[], BusFault>;
type Caller = (call: BusCall) => Promise<Answer>;

/** An error without a reply comes from the client itself: nothing was sent, or the connection ended. */
const faultOf = ({ dbusName, reply }: DBusError): BusFault =>
  dbusName === undefined || reply === undefined
    ? { kind: 'unreachable' }
    : { kind: 'refused', name: dbusName };

const createCaller =
  (client: Client, clock: Clock): Caller =>
  ({ service, path, interface: name, member, signature, body, startsService }) =>
    new Promise((resolve) => {
      const cancel = clock.setTimer(ANSWER_WITHIN_MS, () => resolve(fail({ kind: 'timedOut' })));
      const settle = (answer: Answer): void => {
        cancel();
        resolve(answer);
      };
      const args = signature === undefined ? {} : { signature, body: [...(body ?? [])] };
      const flags = startsService === true ? 0 : NO_AUTO_START;
      const to = { destination: service, path, interface: name, member, flags };
      client.invoke({ ...to, ...args }, (error, ...values: readonly unknown[]) => {
        settle(error === null ? ok(values) : fail(faultOf(error)));
      });
    });

/** A client that ends quietly when its socket does. Null when the address is one that cannot be used. */
const openClient = (busAddress: string, reporter: Reporter): Client | null => {
  try {
    // No timers of its own: time is lent. Its first call would end the process when it is not answered.
    const client = createClient({ busAddress, timeout: 0, returnBigInt: false });
    const { connection } = client;
    connection.on('error', () => connection.stream.destroy());
    connection.on('handlerError', (cause) => reporter.report('A bus listener failed', cause));
    return client;
  } catch {
    return null; // Words of another time or system in the environment are no bus.
  }
};

const tryAddress = async (
  address: string,
  { clock, reporter }: BusDeps,
  onLost: () => void,
): Promise<MessageBus | null> => {
  const client = openClient(address, reporter);
  if (client === null) return null;
  const { connection } = client;
  let isOver = false;
  let isOpen = false;
  const call = createCaller(client, clock);
  connection.on('close', () => {
    if (isOpen && !isOver) onLost();
    isOver = true;
  });
  // Answered after the greeting, which the client itself has sent first.
  const greeted = await call({ ...BUS, member: 'GetId' });
  if (!greeted.ok) {
    isOver = true;
    connection.stream.destroy();
    return null;
  }
  isOpen = true;
  const signals = createBusSignals(connection, (member, text) =>
    call({ ...BUS, member, signature: 's', body: [text] }),
  );
  return {
    call,
    ...signals,
    close: () => {
      isOver = true;
      signals.silence();
      connection.stream.destroy();
    },
  };
};

/** What a connection needs. */
export interface BusDeps {
  readonly clock: Clock;
  readonly reporter: Reporter;
  /** Where the addresses are read from. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Connects to the buses of this system. */
export const createBusConnector =
  (deps: BusDeps): ConnectBus =>
  async (kind, onLost) => {
    for (const address of busAddresses(kind, deps.env)) {
      const bus = await tryAddress(address, deps, onLost);
      if (bus !== null) return ok(bus);
    }
    return fail({ kind: 'unreachable' });
  };
