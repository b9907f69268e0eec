import { beforeEach, describe, expect, it } from 'vitest';
import { createBridgeHost } from '../../../main/ipc/bridge-host.ts';
import type { WindowPeer } from '../../../main/ipc/requests.ts';
import { isTrustedFrame } from '../../../main/ipc/trusted-frame.ts';
import { CHANNEL, type Place, type ViewUpdate } from '../../../shared/bridge/bridge.ts';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { Engine } from '../../../shared/engine/engine.ts';
import { sampleView } from '../../support/sample-view.ts';

interface RecordedPeer extends WindowPeer {
  readonly updates: ViewUpdate[];
  readonly places: Place[];
}
const createPeer = (id: number): RecordedPeer => {
  const updates: ViewUpdate[] = [];
  const places: Place[] = [];
  return {
    id,
    updates,
    places,
    sendUpdate: (update) => void updates.push(update),
    sendPlace: (place) => void places.push(place),
    sendShell: () => undefined,
  };
};
const patch: ViewUpdate = { type: 'patch', patch: { slices: { teamName: 'New' }, teammates: {} } };

describe('bridge host', () => {
  let sent: Command[];
  let listeners: Set<(update: ViewUpdate) => void>;
  let engine: Engine;
  beforeEach(() => {
    sent = [];
    listeners = new Set();
    engine = {
      view: () => sampleView(),
      subscribe: (listener) => {
        listeners.add(listener);
        listener({ type: 'full', view: sampleView() });
        return () => listeners.delete(listener);
      },
      send: (command) => {
        sent.push(command);
        return Promise.resolve({ ok: true });
      },
      wake: () => undefined,
      tell: () => undefined,
      stop: () => Promise.resolve(),
    };
  });
  const publish = (update: ViewUpdate): void => {
    for (const listener of listeners) listener(update);
  };

  it('passes a good command on and answers with the engine’s reply', async () => {
    const { routes } = createBridgeHost(engine);
    const reply = await routes[CHANNEL.command]({ type: 'endFocus' }, createPeer(1));
    expect(reply).toEqual({ ok: true });
    expect(sent).toEqual([{ type: 'endFocus' }]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'endFocus'],
    ['an unknown type', { type: 'launchMissiles' }],
    ['a type of the prototype', { type: 'constructor' }],
    ['a missing field', { type: 'sendMessage', to: 'ana' }],
    ['a wrong type', { type: 'startFocus', lengthMs: '25', shareLabel: true, urgent: 'allow' }],
    ['too long a text', { type: 'saveDraft', to: 'ana', body: 'x'.repeat(20_000) }],
    ['an array', [{ type: 'endFocus' }]],
  ])('answers %s with a reason and passes nothing on', async (_, payload) => {
    const { routes } = createBridgeHost(engine);
    const reply = await routes[CHANNEL.command](payload, createPeer(1));
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(sent).toEqual([]);
  });

  it('refuses a subscription with a payload', async () => {
    const peer = createPeer(1);
    const reply = await createBridgeHost(engine).routes[CHANNEL.subscribe]({ x: 1 }, peer);
    expect(reply).toMatchObject({ ok: false });
    expect(peer.updates).toEqual([]);
  });

  it('[C4] sends the whole view first, then what changes, and begins anew for a page that begins anew', async () => {
    const host = createBridgeHost(engine);
    const peer = createPeer(1);
    await host.routes[CHANNEL.subscribe](undefined, peer);
    publish(patch);
    expect(peer.updates.map((update) => update.type)).toEqual(['full', 'patch']);
    host.forget(1);
    publish(patch);
    expect(peer.updates).toHaveLength(2);
    await host.routes[CHANNEL.subscribe](undefined, peer);
    await host.routes[CHANNEL.subscribe](undefined, peer);
    publish(patch);
    expect(peer.updates.map((update) => update.type).slice(2)).toEqual(['full', 'full', 'patch']);
  });

  it('keeps a place that is asked for until the window listens, and says it once', async () => {
    const host = createBridgeHost(engine);
    const peer = createPeer(1);
    host.goTo('review');
    await host.routes[CHANNEL.subscribe](undefined, peer);
    host.goTo('focus');
    await host.routes[CHANNEL.subscribe](undefined, peer);
    expect(peer.places).toEqual(['review', 'focus']);
  });
});

describe('who may talk to the main process', () => {
  const frame = { url: 'app://fermata/index.html', origin: 'app://fermata', parent: null };

  it('the page of the app in the top frame, and nobody else', () => {
    expect(isTrustedFrame(frame)).toBe(true);
    expect(isTrustedFrame({ ...frame, url: 'app://fermata/' })).toBe(true);
    expect(isTrustedFrame(null)).toBe(false);
    expect(isTrustedFrame({ ...frame, parent: frame })).toBe(false);
    expect(isTrustedFrame({ ...frame, origin: 'null' })).toBe(false);
    expect(isTrustedFrame({ ...frame, origin: 'https://example.com' })).toBe(false);
    expect(isTrustedFrame({ ...frame, url: 'https://example.com/app://fermata/' })).toBe(false);
    expect(isTrustedFrame({ ...frame, url: 'app://fermata.evil/' })).toBe(false);
    expect(isTrustedFrame({ ...frame, url: '', origin: 'app://fermata' })).toBe(false);
  });
});
