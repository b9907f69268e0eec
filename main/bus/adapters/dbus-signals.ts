/** Signals of a bus: asks for what somebody listens to, and hands each to whom it concerns. */
import type { DBusConnection, Message } from 'dbus-native';
import type { Result } from '../../../shared/result.ts';
import type { BusFault, MessageBus, SignalPattern } from '../message-bus.ts';

const SIGNAL = 4;
const BUS = 'org.freedesktop.DBus';

type BusMember = 'AddMatch' | 'RemoveMatch' | 'GetNameOwner';
/** A call of the bus itself with one text. */
export type AskBus = (
  member: BusMember,
  text: string,
) => Promise<Result<readonly unknown[], BusFault>>;

/** What hears signals, and can be silenced for good. */
export interface BusSignals extends Pick<MessageBus, 'onSignal' | 'onOwner'> {
  silence(): void;
}

const matches = (pattern: SignalPattern, message: Message): boolean =>
  message.type === SIGNAL &&
  message.interface === pattern.interface &&
  message.member === pattern.member &&
  (pattern.path === undefined || message.path === pattern.path);

const ruleOf = ({ interface: name, member, path, service }: SignalPattern, arg0?: string): string =>
  [
    `type='signal',interface='${name}',member='${member}'`,
    ...(path === undefined ? [] : [`path='${path}'`]),
    ...(service === undefined ? [] : [`sender='${service}'`]),
    ...(arg0 === undefined ? [] : [`arg0='${arg0}'`]),
  ].join();

const OWNER_CHANGED: SignalPattern = { interface: BUS, member: 'NameOwnerChanged', service: BUS };

/** The signals of one connection. */
export const createBusSignals = (connection: DBusConnection, ask: AskBus): BusSignals => {
  const listeners = new Set<(message: Message) => void>();
  connection.on('message', (message) => {
    for (const listener of [...listeners]) if (listeners.has(listener)) listener(message);
  });
  const hear = (rule: string, listener: (message: Message) => void): (() => void) => {
    listeners.add(listener);
    void ask('AddMatch', rule);
    return () => {
      if (listeners.delete(listener)) void ask('RemoveMatch', rule);
    };
  };
  /** Follows the unique name of who has `service`; '' is nobody. */
  const followOwner = (service: string, listener: (owner: string) => void): (() => void) => {
    const told = new AbortController();
    const stop = hear(ruleOf(OWNER_CHANGED, service), (message) => {
      if (!matches(OWNER_CHANGED, message) || message.sender !== BUS) return;
      const [name, , owner] = message.body ?? [];
      if (name === service) listener(String(owner));
    });
    void ask('GetNameOwner', service).then((answer) => {
      if (told.signal.aborted) return;
      if (answer.ok) listener(String(answer.value[0]));
      else if (answer.error.kind === 'refused') listener('');
    });
    return () => {
      told.abort();
      stop();
    };
  };
  return {
    onSignal: (pattern, listener) => {
      const { service } = pattern;
      // All that fits is heard until its owner is known, in the first moment: better one too many than one missed.
      let owner: string | null = null;
      const isFrom = ({ sender }: Message): boolean =>
        service === undefined || owner === null || sender === owner || sender === service;
      const unfollow =
        service === undefined ? null : followOwner(service, (name) => (owner = name));
      const stop = hear(ruleOf(pattern), (message) => {
        if (matches(pattern, message) && isFrom(message)) listener(message.body ?? []);
      });
      return () => {
        unfollow?.();
        stop();
      };
    },
    onOwner: (service, listener) => followOwner(service, (owner) => listener(owner !== '')),
    silence: () => listeners.clear(),
  };
};
