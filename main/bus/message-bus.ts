/** D-Bus as far as the desktop app needs it: calls, signals, and whether a service is there. */
import type { Result } from '../../shared/result.ts';

/** Why a call over the bus came to nothing. `refused` has the name of the error that the service answered. */
export type BusFault =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'refused'; readonly name: string };

/** A call of a method. */
export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** D-Bus signature of `body`; none when there are no arguments. */
  readonly signature?: string;
  readonly body?: readonly unknown[];
  /** Starts the service if it does not run yet. */
  readonly startsService?: true;
}

/** Which signals to hear; a path or service that is left out is any. */
export interface SignalPattern {
  readonly interface: string;
  readonly member: string;
  readonly path?: string;
  readonly service?: string;
}

/** A connection to one bus. Variants come as their values, 64-bit numbers as numbers. */
export interface MessageBus {
  /** Answers within 2 s, starts no service unless told to, and never rejects. */
  call(call: BusCall): Promise<Result<readonly unknown[], BusFault>>;
  /** Hears signals that are sent after this; a call that is made after it is answered after it is in effect. Returns how to stop. */
  onSignal(pattern: SignalPattern, listener: (body: readonly unknown[]) => void): () => void;
  /** Tells whether a service is there: soon, then with each change. Returns how to stop. */
  onOwner(service: string, listener: (isThere: boolean) => void): () => void;
  /** Ends the connection; nothing is told any more. */
  close(): void;
}

/** The user's own bus, or the machine's. */
export type BusKind = 'session' | 'system';

/** Connects to a bus, if there is one; `onLost` is called once when that bus goes away later. Never rejects. */
export type ConnectBus = (
  kind: BusKind,
  onLost: () => void,
) => Promise<Result<MessageBus, BusFault>>;
