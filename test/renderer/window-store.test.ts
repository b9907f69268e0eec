import { describe, expect, it } from 'vitest';
import { connectStore } from '../../renderer/app/window-store.ts';
import type { View } from '../../shared/bridge/view.ts';
import { fakeBridge } from '../support/fake-bridge.ts';
import { fakeWindowTime } from '../support/fake-window-time.ts';
import { SAMPLE_NOW, sampleTeammate, sampleView, teamOf } from '../support/sample-view.ts';

const open = () => {
  const bridge = fakeBridge(sampleView());
  const time = fakeWindowTime(SAMPLE_NOW);
  const connected = connectStore(bridge, time.onFrame);
  const seen: (View | null)[] = [];
  connected.store.subscribe(({ view }) => seen.push(view));
  const rename = (id: string, name: string): void =>
    bridge.change({
      teammates: { ...bridge.view().teammates, ...teamOf(sampleTeammate(id, name)) },
    });
  return { bridge, time, seen, rename, ...connected };
};

describe('the window’s store', () => {
  it('[W20] changes once for a picture, however much changed', () => {
    const { bridge, time, seen, rename, store } = open();
    rename('ana', 'Ana L.');
    rename('ben', 'Ben O.');
    bridge.change({ teamName: 'Cumulus' });
    rename('ana', 'Ana Lima-Okafor');
    expect(seen).toHaveLength(0);
    time.drawFrame();
    expect(seen).toHaveLength(1);
    expect(store.getState().view).toEqual(bridge.view());
    time.drawFrame();
    expect(seen).toHaveLength(1);
  });

  it('[W20] keeps the identity of whoever did not change', () => {
    const { bridge, time, rename, store } = open();
    const { ben } = bridge.view().teammates;
    rename('ana', 'Ana L.');
    time.drawFrame();
    expect(store.getState().view?.teammates['ben']).toBe(ben);
  });

  it('[W20] has what a command changed before its answer comes', async () => {
    const { bridge, seen, store, send } = open();
    bridge.answer('reconnect', () => {
      bridge.change({ teamName: 'Cumulus' });
      return { ok: true };
    });
    await send({ type: 'reconnect' });
    expect(store.getState().view?.teamName).toBe('Cumulus');
    expect(seen).toHaveLength(1);
  });

  it('[W20] waits for no picture any more when it is disconnected', () => {
    const { time, seen, rename, disconnect } = open();
    rename('ana', 'Ana L.');
    disconnect();
    time.drawFrame();
    expect(seen).toHaveLength(0);
  });
});
