/** The browser host: makes the adapters, starts the engine on them, and draws the window on it. */
import { createCalendarReader } from '../../shared/calendar/reading/reader.ts';
import type { Place } from '../../shared/bridge/bridge.ts';
import { createEngine } from '../../shared/engine/create-engine.ts';
import type { Engine } from '../../shared/engine/engine.ts';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import { isDeviceLink, takeDeviceLink } from '../../shared/engine/device-link.ts';
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import { languageFor } from '../../shared/language/choice.ts';
import { speak, t } from '../../shared/language/words.ts';
import { parseJoinLink } from '../../shared/protocol/links.ts';
import { mountWindow } from '../app/app.tsx';
import { createBrowserActivity } from './adapters/browser-activity.ts';
import { createBrowserClock } from './adapters/browser-clock.ts';
import { createCalendarFile } from './adapters/calendar-file.ts';
import { createBrowserCredentials } from './adapters/browser-credentials.ts';
import { findIdleDetection } from './adapters/browser-idle-detection.ts';
import { parseRoute } from '../app/routes.ts';
import { browserIds } from './adapters/browser-ids.ts';
import { askForNotifications, createBrowserNotifier } from './adapters/browser-notifier.ts';
import { consoleReporter } from './adapters/console-reporter.ts';
import { keepPage } from './adapters/kept-page.ts';
import { createNotificationRight } from './adapters/notification-right.ts';
import { openDatabase } from './adapters/database.ts';
import { createIndexedDbStore } from './adapters/indexed-db-store.ts';
import { askForEngine, type EngineRight } from './adapters/one-tab.ts';
import { deviceFacts } from './device.ts';
import { createIdleQuestion } from './idle-question.ts';
import './only-tab.css';
import { waitForTurn } from './only-tab.ts';
import { watchForSleep } from './sleep-watch.ts';
import { createTabActivity } from './tab-activity.ts';

/** Put in by the build. */
declare const FERMATA_VERSION: string;

const DATABASE = 'fermata';
const clock = createBrowserClock();
const detection = findIdleDetection(window);

/**
 * The link that the page was opened with. Its secret leaves the address bar at once, and the history (C6), also of one
 * that cannot be read; a place stays, so that a reload comes back to it (C4).
 */
const takeLink = (): string | null => {
  const link = parseJoinLink(location.href) === null ? null : location.href;
  if (location.hash !== '' && parseRoute(location.hash) === null)
    history.replaceState(null, '', location.pathname);
  return link;
};

interface Started {
  readonly engine: Engine;
  readonly keepCalendarFile: (text: string | null) => Promise<void>;
}

const startEngine = async (goTo: (place: Place) => void): Promise<Started> => {
  const database = await openDatabase(DATABASE);
  const { source, keep } = createCalendarFile(database);
  const facts = deviceFacts(navigator);
  const engine = await createEngine(
    {
      clock,
      ids: browserIds,
      socket: createWebSocketPort(WebSocket),
      http: createFetchPort((url, init) => fetch(url, init)),
      store: createIndexedDbStore(database),
      credentials: createBrowserCredentials(database),
      activity: createTabActivity(detection, createBrowserActivity(document, clock)),
      notifier: createBrowserNotifier(goTo),
      calendar: createCalendarReader({ clock, source, timeZone: facts.timeZone }),
      reporter: consoleReporter,
    },
    facts,
  );
  return { engine, keepCalendarFile: keep };
};

/** Wakes the engine when the network, the user, the frozen tab or the machine comes back (T5). Returns how to stop. */
const wakeWith = (engine: Engine): (() => void) => {
  const wake = (): void => engine.wake();
  const wakeVisible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  document.addEventListener('resume', wake);
  document.addEventListener('visibilitychange', wakeVisible);
  const stopWatch = watchForSleep(clock, wake);
  return () => {
    stopWatch();
    window.removeEventListener('online', wake);
    document.removeEventListener('resume', wake);
    document.removeEventListener('visibilitychange', wakeVisible);
  };
};

/** Runs Fermata until another tab takes over. */
const run = async (root: HTMLElement, link: string | null, right: EngineRight): Promise<void> => {
  const places = new Set<(place: Place) => void>();
  const { engine, keepCalendarFile } = await startEngine((place) => {
    for (const listener of places) listener(place);
  });
  const stopWaking = wakeWith(engine);
  askForNotifications(document);
  const isNew = engine.view().own.memberId === null;
  const isOwnDevice = link !== null && isDeviceLink(link);
  const claimed = isOwnDevice ? takeDeviceLink(engine, link) : Promise.resolve();
  // Whoever is new here sees their team at once, and not the welcome for a moment.
  if (isNew) await claimed;
  const unmount = mountWindow(root, engine, {
    version: FERMATA_VERSION,
    keepCalendarFile,
    notificationRight: createNotificationRight(window, consoleReporter),
    onGoTo: (listener) => {
      places.add(listener);
      return () => places.delete(listener);
    },
    ...(link !== null && !isOwnDevice ? { joinLink: link } : {}),
    ...(detection === null ? {} : { idleQuestion: createIdleQuestion(detection, consoleReporter) }),
  });
  void keepPage(consoleReporter);
  await right.lost;
  stopWaking();
  unmount();
  await engine.stop();
};

/** Speaks to whoever is not known yet; what they chose here comes with the engine's view. */
const speakAsBrowser = (): Promise<void> =>
  speak(languageFor('system', navigator.languages)).catch((cause: unknown) =>
    consoleReporter.report('the texts of a language could not be loaded', cause),
  );

const main = async (root: HTMLElement): Promise<void> => {
  const link = takeLink();
  await speakAsBrowser();
  // Only on https and on this machine is there anything to ask; a no changes nothing.
  if ('storage' in navigator) void navigator.storage.persist();
  let right = await askForEngine(false);
  let reason = t('web.fermataIsOpenInAnother');
  for (;;) {
    if (right === null) {
      await waitForTurn(root, reason);
      right = await askForEngine(true);
    }
    if (right !== null) await run(root, link, right);
    right = null;
    reason = t('web.fermataGoesOnInAnother');
  }
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
main(root).catch((cause: unknown) => {
  consoleReporter.report('the page could not start', cause);
  root.textContent = t('web.fermataCouldNotStartIn');
});
