/** The requests that a window can make of this process: a route is a parser and a handler that fit. */
import type { CHANNEL, Place, ViewUpdate } from '../../shared/bridge/bridge.ts';
import type { CommandFault, CommandReply } from '../../shared/bridge/commands.ts';
import type { Result } from '../../shared/result.ts';

/** The window that a request came from. */
export interface WindowPeer {
  /** Tells one window from another. */
  readonly id: number;
  sendUpdate(update: ViewUpdate): void;
  sendPlace(place: Place): void;
}

/** A channel on which a window asks. */
export type RequestChannel = (typeof CHANNEL)['command' | 'subscribe'];

/** Answers anything that came on a channel. */
export type Route = (payload: unknown, peer: WindowPeer) => Promise<CommandReply>;

/** One route for each channel: a missing one does not compile. */
export type Routes = Readonly<Record<RequestChannel, Route>>;

/** A route on which nothing is handled that was not parsed. What is not right is answered, never thrown. */
export const route =
  <T>(
    parse: (payload: unknown) => Result<T, CommandFault>,
    handle: (value: T, peer: WindowPeer) => Promise<CommandReply>,
  ): Route =>
  async (payload, peer) => {
    const parsed = parse(payload);
    return parsed.ok ? handle(parsed.value, peer) : parsed;
  };
