/** The engine's side of the bridge: answers windows and keeps those that asked for news in step (C4). */
import { CHANNEL, type Place } from '../../shared/bridge/bridge.ts';
import { parseCommand } from '../../shared/bridge/parse-command.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import { parseNothing, route, type Routes, type WindowPeer } from './requests.ts';

type BridgeRoutes = Routes<(typeof CHANNEL)['command' | 'subscribe']>;

/** The host of the bridge. */
export interface BridgeHost {
  readonly routes: BridgeRoutes;
  /** Has the window show a place, as soon as it listens. */
  goTo(place: Place): void;
  /** The page of a window is gone or begins anew: it gets nothing until it asks again. */
  forget(peerId: number): void;
}

/**
 * A host over a running engine. All news goes over one channel, the whole view first: the answer to a
 * request and a message could overtake each other.
 */
export const createBridgeHost = (engine: Engine): BridgeHost => {
  const subscriptions = new Map<number, { readonly peer: WindowPeer; readonly stop: () => void }>();
  let waiting: Place | null = null;

  const forget = (peerId: number): void => {
    subscriptions.get(peerId)?.stop();
    subscriptions.delete(peerId);
  };
  const subscribe = (peer: WindowPeer): void => {
    forget(peer.id);
    const stop = engine.subscribe((update) => peer.sendUpdate(update));
    subscriptions.set(peer.id, { peer, stop });
    if (waiting !== null) peer.sendPlace(waiting);
    waiting = null;
  };
  return {
    routes: {
      [CHANNEL.command]: route(parseCommand, (command) => engine.send(command)),
      [CHANNEL.subscribe]: route(parseNothing, (_, peer) => {
        subscribe(peer);
        return Promise.resolve({ ok: true } as const);
      }),
    },
    goTo: (place) => {
      if (subscriptions.size === 0) waiting = place;
      for (const { peer } of subscriptions.values()) peer.sendPlace(place);
    },
    forget,
  };
};
