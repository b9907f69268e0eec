/** What a host lends to the client engine. Each port has a fake and one contract suite in test/. */
import type { Place } from '../bridge/bridge.ts';
import type { Command } from '../bridge/commands.ts';
import type { CalendarEvent } from '../domain/calendar.ts';
import type { Activity } from '../protocol/fields.ts';
import type { Result } from '../result.ts';

/** A timer that can be called off. */
export type CancelTimer = () => void;

/** Time. */
export interface Clock {
  /** Wall clock, epoch ms. May be set by the user or the system at any moment. */
  now(): number;
  /** Milliseconds on a clock that never jumps; its zero means nothing. */
  monotonic(): number;
  /** Whether `monotonic` goes on while the machine sleeps. */
  readonly countsSleep: boolean;
  /** Calls `run` once after `ms`; any length, also past the 24.8 days that a platform timer can. */
  setTimer(ms: number, run: () => void): CancelTimer;
}

/** Ids and randomness. */
export interface Ids {
  /** A UUID that nobody else makes; those made later sort later (version 7), as far as the clock goes. */
  uuid(): string;
  /** A number from 0 up to 1, for jitter. */
  random(): number;
}

/** How a connection tells what happens to it. After `onClose` nothing comes any more. */
export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** The connection ended or never came to be; `code` is the WebSocket close code, 1006 without one. */
  onClose(code: number): void;
}
/** A connection to a relay. */
export interface Connection {
  send(text: string): void;
  close(code: number): void;
}
/** Opens connections. */
export interface SocketPort {
  /** Opens a WebSocket with the subprotocol of the protocol. Never throws; failure is `onClose`. */
  open(url: string, events: SocketEvents): Connection;
}

/** A value that JSON can carry. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** A change of the store. */
export type StoreChange =
  | { readonly op: 'put'; readonly key: string; readonly value: Json }
  | { readonly op: 'delete'; readonly key: string };
/** The device's own durable memory: keys and values. */
export interface EngineStore {
  /** Everything that was written. */
  load(): Promise<ReadonlyMap<string, Json>>;
  /** Writes all changes or none, in order with other writes; on disk when it resolves (C1, C2). Rejects when it cannot. */
  write(changes: readonly StoreChange[]): Promise<void>;
}

/** What lets this device in. The token is a secret: never in the store, a log or a URL (C6). */
export interface Credentials {
  /** Origin of the relay, `http(s)://host[:port]`. */
  readonly relayUrl: string;
  readonly token: string;
  readonly memberId: string;
  readonly teamId: string;
}
/** Where credentials are kept. */
export interface CredentialStore {
  load(): Promise<Credentials | null>;
  save(credentials: Credentials): Promise<void>;
  clear(): Promise<void>;
}

/** What a source of activity tells. */
export interface ActivityReading {
  readonly activity: Activity;
  /** Why it is `unknown`, in words for people. */
  readonly problem?: string;
  /** Who told it, in words for a diagnosis: "GNOME". */
  readonly source?: string;
}
/** Tells how this device's user stands: a signal, never a time. */
export interface ActivitySource {
  /** Calls back with the present reading soon, then with each change. Returns how to stop. */
  watch(listener: (reading: ActivityReading) => void): () => void;
  /** After how many ms without input it tells `idle` from now on (P4); 5 min until then. */
  setIdleAfter(ms: number): void;
}

/** Which calendar a device reads. */
export type CalendarSetting =
  | { readonly kind: 'url'; readonly url: string; readonly allowPrivate: boolean }
  | { readonly kind: 'file'; readonly path: string };
/** What a calendar told. Events are null where they are as before: it did not change, or with a `problem` could not be read. */
export interface CalendarReading {
  readonly events: readonly CalendarEvent[] | null;
  /** What is wrong, in words for people: one line. */
  readonly problem?: string;
}
/** Reads a calendar, again and again (K1). */
export interface CalendarPort {
  /** Reads this one from now on, at once; null: none. */
  use(setting: CalendarSetting | null): void;
  /** Calls back with each reading. Returns how to stop. */
  watch(listener: (reading: CalendarReading) => void): () => void;
  /** Reads now: the machine woke. */
  wake(): void;
}

/** A button of a notification: what the host does when it is pressed. Data only. */
export interface NotificationAction {
  readonly label: string;
  /** Sent to the engine. */
  readonly command?: Command;
  /** Shown in the window. */
  readonly place?: Place;
}
/** A notification. */
export interface Notification {
  /** A later one with the same tag replaces it. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** What a click should show. */
  readonly place: 'review' | 'focus' | 'team';
  /** Shown without a sound, where the system can. */
  readonly silent?: true;
  /** It may come in mid-focus, and a lesser one does not take its place at once (D4). */
  readonly urgent?: true;
  /** Where the system has buttons; what a click does is `place`. */
  readonly actions?: readonly NotificationAction[];
}
/** Shows notifications, one at a time: a later one takes the place of the one before. A hint: the review is the truth. */
export interface Notifier {
  notify(notification: Notification): void;
  /** Takes back what is not true any more: a notification of this place, or with null any that is not urgent. */
  withdraw(place: Notification['place'] | null): void;
}

/** Tells whether the system's own do-not-disturb is on (N1). */
export interface DoNotDisturbSource {
  /** Calls back soon, then with each change; null: it cannot be known here. Returns how to stop. */
  watch(listener: (isOn: boolean | null) => void): () => void;
}

/** Why an HTTP call failed. `refused` has the problem document's type and words. */
export type HttpFault =
  | { readonly kind: 'unreachable' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly type: string;
      readonly detail: string;
    };
/** The relay's HTTP calls. */
export interface HttpPort {
  /** POSTs JSON and answers what came back, unparsed by schema. Never rejects. */
  post(url: string, body: Json, token?: string): Promise<Result<unknown, HttpFault>>;
  /** GETs JSON, unparsed by schema. Never rejects. */
  get(url: string, token: string): Promise<Result<unknown, HttpFault>>;
  /** DELETEs what a URL names. Never rejects. */
  remove(url: string, token: string): Promise<Result<null, HttpFault>>;
}

/** A fault that people cannot mend and developers should see. */
export interface Reporter {
  /** Never with a token, a body, a name or a label. */
  report(what: string, cause?: unknown): void;
}

/** All that a host lends. */
export interface EnginePorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly socket: SocketPort;
  readonly store: EngineStore;
  readonly credentials: CredentialStore;
  readonly activity: ActivitySource;
  readonly notifier: Notifier;
  /** Left out where nothing tells. */
  readonly doNotDisturb?: DoNotDisturbSource;
  /** Left out by a host that reads no calendars. */
  readonly calendar?: CalendarPort;
  readonly http: HttpPort;
  readonly reporter: Reporter;
}

/** What the engine is told about the device that it runs on. */
export interface DeviceFacts {
  readonly kind: 'desktop' | 'web' | 'cli';
  readonly name: string;
  readonly timeZone: string;
  /** What its user reads, the best first, as BCP 47 tags. */
  readonly languages?: readonly string[];
}
