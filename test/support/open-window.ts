/** Opens the real window over a fake bridge, as a host would. For tests with a DOM. */
import { cleanup } from '@testing-library/react';
import { act } from 'react';
import { mountWindow, type WindowOptions } from '../../renderer/app/app.tsx';
import { prefetchParts } from '../../renderer/app/late-parts.ts';
import type { View } from '../../shared/bridge/view.ts';
import type { Place } from '../../shared/bridge/bridge.ts';
import { type FakeBridge, fakeBridge } from './fake-bridge.ts';
import { type FakeWindowTime, fakeWindowTime } from './fake-window-time.ts';
import { SAMPLE_NOW } from './sample-view.ts';

/** An open window and its levers. */
export interface OpenWindow {
  readonly bridge: FakeBridge;
  readonly time: FakeWindowTime;
  /** The engine's view changes. */
  readonly change: (changes: Partial<View>) => void;
  /** Time passes. */
  readonly advance: (ms: number) => void;
  /** The shell wants a place shown. */
  readonly goTo: (place: Place) => Promise<void>;
  /** Waits until everything under way has been drawn. */
  readonly settled: () => Promise<void>;
  /** A crash or reload of the window: what it knew is gone, bridge and address stay. */
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined;
}

const settle = async (time: FakeWindowTime): Promise<void> => {
  await act(() => new Promise<void>((done) => void setTimeout(done, 0)));
  act(time.drawFrame);
};

const opened = new Set<() => void>();
/** Closes every window that a test left open. */
export const closeWindows = (): void => {
  for (const close of opened) close();
  cleanup();
};

/** Opens a window on a view, at an address, with the link that it was opened with. */
export const openWindow = async (
  view: View,
  {
    hash = '',
    joinLink,
    shell,
    version,
    idleQuestion,
    keepCalendarFile,
    notificationRight,
  }: Pick<
    WindowOptions,
    'notificationRight' | 'joinLink' | 'shell' | 'version' | 'idleQuestion' | 'keepCalendarFile'
  > & {
    readonly hash?: string;
  } = {},
): Promise<OpenWindow> => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  window.location.hash = hash;
  const bridge = fakeBridge(view);
  const time = fakeWindowTime(SAMPLE_NOW);
  let show: (place: Place) => void = () => undefined;
  let takeDown = (): void => undefined;
  const mount = async (): Promise<void> => {
    const root = document.body.appendChild(document.createElement('div'));
    let unmount = (): void => undefined;
    act(() => {
      unmount = mountWindow(root, bridge, {
        time,
        onGoTo: (listener) => {
          show = listener;
          return () => undefined;
        },
        ...(joinLink === undefined ? {} : { joinLink }),
        ...(shell === undefined ? {} : { shell }),
        ...(version === undefined ? {} : { version }),
        ...(idleQuestion === undefined ? {} : { idleQuestion }),
        ...(notificationRight === undefined ? {} : { notificationRight }),
        ...(keepCalendarFile === undefined ? {} : { keepCalendarFile }),
      });
    });
    takeDown = () => {
      act(unmount);
      root.remove();
    };
    await settle(time);
  };
  const close = (): void => {
    takeDown();
    opened.delete(close);
  };
  opened.add(close);
  await prefetchParts();
  await mount();
  return {
    bridge,
    time,
    close,
    change: (changes) =>
      act(() => {
        bridge.change(changes);
        time.drawFrame();
      }),
    advance: (ms) => act(() => time.advance(ms)),
    goTo: async (place) => {
      act(() => show(place));
      await settle(time);
    },
    settled: () => settle(time),
    reload: async () => {
      takeDown();
      await mount();
    },
  };
};
