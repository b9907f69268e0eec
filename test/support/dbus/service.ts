/** A service on a test's bus: objects with methods, properties and signals. */
import { createClient } from 'dbus-native';

/** What answers a call: a value, several where `out` has several, or a promise. One that never settles never answers. */
export interface FakeMethod {
  /** Signatures of the arguments and of the answer. */
  readonly in?: string;
  readonly out?: string;
  answer(...args: readonly unknown[]): unknown;
}
/** One interface of an object. */
export interface FakeObject {
  readonly interface: string;
  readonly methods?: Readonly<Record<string, FakeMethod>>;
  /** Each with its signature and what it is now. */
  readonly properties?: Readonly<Record<string, { type: string; value: unknown }>>;
}
/** A service that is there until it leaves. */
export interface FakeService {
  /** Its unique name on the bus. */
  readonly uniqueName: string;
  /** Puts an object on the bus; a further one of the same path and interface replaces it. */
  object(path: string, object: FakeObject): void;
  emit(path: string, name: string, member: string, signature?: string, body?: unknown[]): void;
  /** Tells that a property is another one now: sets it, and `PropertiesChanged` is sent. */
  change(path: string, name: string, property: string, value: unknown): void;
  /** Ends its connection, as a process that crashed does. */
  leave(): Promise<void>;
}

/** An error that a method may throw, with its D-Bus name. */
export const busError = (name: string, words = 'as the test wants it'): Error =>
  Object.assign(new Error(words), { dbusName: name });

const implementationOf = ({ methods = {}, properties = {} }: FakeObject): object => {
  const made: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(methods))
    made[name] = async (...args: unknown[]) => (await method.answer(...args)) ?? null;
  for (const [name, { value }] of Object.entries(properties)) made[name] = value;
  return made;
};

const descriptorOf = ({ interface: name, methods = {}, properties = {} }: FakeObject) => ({
  name,
  methods: Object.fromEntries(
    Object.entries(methods).map(([member, method]) => {
      const signature: [string, string, string[], string[]] = [
        method.in ?? '',
        method.out ?? '',
        [],
        [],
      ];
      return [member, signature];
    }),
  ),
  properties: Object.fromEntries(
    Object.entries(properties).map(([member, { type }]) => [member, type]),
  ),
});

/** Connects, takes the name, and serves. */
export const provideService = async (busAddress: string, name: string): Promise<FakeService> => {
  const client = createClient({ busAddress, returnBigInt: false });
  const { connection } = client;
  connection.on('error', () => connection.stream.destroy()); // The bus may end before the service.
  await client.requestName(name, 0);
  const objects = new Map<string, Record<string, unknown>>();
  return {
    uniqueName: client.name ?? '',
    object: (path, object) => {
      const made = implementationOf(object) as Record<string, unknown>;
      objects.set(`${path} ${object.interface}`, made);
      client.exportInterface(made, path, descriptorOf(object));
    },
    emit: (path, member, signal, signature, body) =>
      client.sendSignal(path, member, signal, signature, body),
    change: (path, interfaceName, property, value) => {
      Object.assign(objects.get(`${path} ${interfaceName}`) ?? {}, { [property]: value });
      client.emitPropertiesChanged(path, interfaceName, { [property]: value });
    },
    leave: () => client.close(),
  };
};
