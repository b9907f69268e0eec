/** Composition root of the window: what any host calls with its bridge. */
import '../styles/tokens.css';
import '../styles/base.css';
import { createRoot } from 'react-dom/client';
import type { Bridge, Place } from '../../shared/bridge/bridge.ts';
import type { ShellBridge } from '../../shared/bridge/shell.ts';
import { browserTime } from './adapters/browser-time.ts';
import { prefetchSoon } from './late-parts.ts';
import type { NotificationRight } from './notification-right.ts';
import type { Question } from './question.ts';
import type { Route } from './routes.ts';
import { connectShell } from './shell-context.ts';
import { goTo, WindowContext, type WindowServices } from './window-context.ts';
import { connectStore } from './window-store.ts';
import { Window } from './window.tsx';
import type { WindowTime } from './window-time.ts';

/** What a host may add to the bridge. */
export interface WindowOptions {
  /** Calls back when the host wants a place shown. */
  readonly onGoTo?: (listener: (place: Place) => void) => () => void;
  /** A join or device link that the window was opened with. */
  readonly joinLink?: string;
  /** The desktop shell around the window. */
  readonly shell?: ShellBridge;
  /** Version of the client, where no shell tells it. */
  readonly version?: string;
  /** Asks for the browser's idle detection, where the host can. */
  readonly idleQuestion?: Question;
  /** Whether the browser shows notifications; a host that always does leaves it out. */
  readonly notificationRight?: NotificationRight;
  /** Keeps a calendar's file, or forgets it (null), where the host cannot read files by their path. */
  readonly keepCalendarFile?: (text: string | null) => Promise<void>;
  /** Another clock than the platform's. */
  readonly time?: WindowTime;
}

const routeOf = (place: Place): Route => (place === 'team' ? { place, memberId: null } : { place });

/** Draws the window into `root` and keeps it in step with the bridge. Returns how to take it down. */
export const mountWindow = (
  root: HTMLElement,
  bridge: Bridge,
  {
    onGoTo,
    joinLink,
    shell,
    version,
    idleQuestion,
    notificationRight,
    keepCalendarFile,
    time,
  }: WindowOptions = {},
): (() => void) => {
  const lentTime = time ?? browserTime(document);
  const { store, send, disconnect } = connectStore(bridge, lentTime.onFrame);
  const shellAround = connectShell(shell ?? null);
  const services: WindowServices = {
    store,
    send,
    time: lentTime,
    joinLink: joinLink ?? null,
    shell: shellAround.services,
    version: version ?? null,
    idleQuestion: idleQuestion ?? null,
    notificationRight: notificationRight ?? null,
    keepCalendarFile: keepCalendarFile ?? null,
  };
  const stopPrefetch = prefetchSoon(services.time);
  const stopGoTo = onGoTo?.((place) => goTo(routeOf(place)));
  const tree = createRoot(root);
  tree.render(
    <WindowContext value={services}>
      <Window />
    </WindowContext>,
  );
  return () => {
    stopPrefetch();
    stopGoTo?.();
    shellAround.disconnect();
    tree.unmount();
    disconnect();
  };
};
