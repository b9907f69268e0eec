/** The desktop app: makes the adapters, starts the engine on them, and gives it a window and a tray. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Place } from '../shared/bridge/bridge.ts';
import type { NoticeView } from '../shared/bridge/view.ts';
import { createEngine } from '../shared/engine/create-engine.ts';
import type { Engine } from '../shared/engine/engine.ts';
import { createFetchPort } from '../shared/engine/fetch-port.ts';
import type { ActivitySource, DeviceFacts, EnginePorts } from '../shared/engine/ports.ts';
import { isDeviceLink, takeDeviceLink } from '../shared/engine/device-link.ts';
import { createWebSocketPort } from '../shared/engine/web-socket-port.ts';
import { TEXT } from '../shared/protocol/limits.ts';
import { createBusConnector } from './bus/adapters/dbus.ts';
import { keepBus } from './bus/kept-bus.ts';
import { createSettingWatcher } from './dnd/adapters/gsettings.ts';
import { createDoNotDisturbSource } from './dnd/do-not-disturb-source.ts';
import { createCalendarReader } from '../shared/calendar/reading/reader.ts';
import { createCalendarSource } from './calendar/adapters/calendar-source.ts';
import { createBridgeHost } from './ipc/bridge-host.ts';
import { forgetWith, serveWindows } from './ipc/adapters/window-ipc.ts';
import { LOCKED_TOKEN_NOTICE, PLAIN_TOKEN_NOTICE, setAsideNotice } from './notices.ts';
import { createNotifier } from './notify/adapters/notifier.ts';
import { createDesktopClock } from './os/adapters/clock.ts';
import { createIds } from './os/adapters/ids.ts';
import { endBeforeQuit, isFirstInstance } from './os/adapters/life.ts';
import { createReporter } from './os/adapters/reporter.ts';
import { chooseUserData } from './os/adapters/user-data.ts';
import { createActivitySource } from './power/activity-source.ts';
import { electronIdle, electronSignals } from './power/adapters/power-monitor.ts';
import { createDesktopPower } from './power/desktop-power.ts';
import { createCredentialStore } from './store/adapters/credential-store.ts';
import { openJournalStore } from './store/adapters/journal-store.ts';
import { createSafeStorageVault } from './store/adapters/safe-storage-vault.ts';
import { openSettings } from './store/adapters/settings-store.ts';
import { createAppTray } from './tray/adapters/app-tray.ts';
import { createTrayController } from './tray/tray-controller.ts';
import type { TrayAction } from './tray/tray-menu.ts';
import { registerAppScheme, serveApp } from './windows/adapters/app-protocol.ts';
import { setAppMenu } from './windows/adapters/app-menu.ts';
import { guardPages } from './windows/adapters/guards.ts';
import { openMainWindow } from './windows/adapters/main-window.ts';
import { closingHides } from './windows/closing.ts';

const APP_ID = 'app.fermata.desktop';
/** Set by whoever starts the app for its user: a link that lets this device in. Not in argv, which all can read. */
const LINK_VARIABLE = 'FERMATA_LINK';

const built = join(import.meta.dirname, '..');
const icon = join(built, 'assets', 'app.png');
const clock = createDesktopClock();
const reporter = createReporter();
const early: NoticeView[] = [];
let tell = (notice: NoticeView): void => void early.push(notice);
let open: (place?: Place) => void = () => undefined;
let wake: () => void = () => undefined;

const settings = () =>
  openSettings({
    folder: app.getPath('userData'),
    reporter,
    onSetAside: (path) => tell(setAsideNotice('settings', path)),
  });
type Settings = ReturnType<typeof settings>;

const tellOfPlainToken = (kept: Settings): void => {
  if (kept.read().wasToldOfPlainToken) return;
  kept.change({ wasToldOfPlainToken: true });
  tell(PLAIN_TOKEN_NOTICE);
};

const connectBus = createBusConnector({ clock, reporter, env: process.env });

const makeActivity = (): ActivitySource =>
  createActivitySource({
    clock,
    onWake: () => wake(),
    ...createDesktopPower({
      clock,
      session: keepBus(connectBus, 'session'),
      system: keepBus(connectBus, 'system'),
      electron: { idle: electronIdle(), signals: electronSignals() },
      platform: process.platform,
      env: process.env,
      pid: process.pid,
    }),
  });

/** The system's own do-not-disturb (N1), where something tells of it: macOS and Windows keep it to themselves. */
const doNotDisturb = (): Pick<EnginePorts, 'doNotDisturb'> => {
  if (process.platform !== 'linux') return {};
  const watchSetting = createSettingWatcher(process.env);
  return { doNotDisturb: createDoNotDisturbSource({ clock, connect: connectBus, watchSetting }) };
};

const makePorts = async (kept: Settings): Promise<EnginePorts> => ({
  clock,
  reporter,
  ids: createIds(),
  socket: createWebSocketPort(WebSocket),
  http: createFetchPort(fetch),
  activity: makeActivity(),
  calendar: createCalendarReader({
    clock,
    source: createCalendarSource(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }),
  notifier: createNotifier({ icon, appId: APP_ID, reporter, onClick: (place) => open(place) }),
  ...doNotDisturb(),
  credentials: createCredentialStore({
    path: join(app.getPath('userData'), 'credentials.json'),
    vault: createSafeStorageVault(),
    reporter,
    onPlainToken: () => tellOfPlainToken(kept),
    onUnreadable: () => tell(LOCKED_TOKEN_NOTICE),
  }),
  store: await openJournalStore({
    path: join(app.getPath('userData'), 'engine.journal'),
    reporter,
    onSetAside: (path) => tell(setAsideNotice('store', path)),
  }),
});

const deviceFacts = (): DeviceFacts => ({
  kind: 'desktop',
  name: hostname().slice(0, TEXT.deviceName) || 'Desktop',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

const startEngine = async (kept: Settings): Promise<Engine> => {
  const engine = await createEngine(await makePorts(kept), deviceFacts());
  tell = (notice) => engine.tell(notice);
  wake = () => {
    clock.recheck();
    engine.wake();
  };
  for (const notice of early.splice(0)) engine.tell(notice);
  return engine;
};

/** A device link lets this device in by itself; an invite waits for a name in the window. */
const useLink = (engine: Engine): void => {
  const link = process.env[LINK_VARIABLE] ?? '';
  if (isDeviceLink(link)) void takeDeviceLink(engine, link);
};

const showWindow = (engine: Engine, kept: Settings, hides: () => boolean): void => {
  const host = createBridgeHost(engine);
  serveWindows(host, reporter);
  guardPages(reporter);
  serveApp(join(built, 'renderer'));
  setAppMenu();
  const window = openMainWindow({
    preload: join(built, 'preload', 'app.cjs'),
    icon,
    allowDevTools: !app.isPackaged,
    saved: kept.read().window,
    clock,
    reporter,
    onPlaced: (place) => kept.change({ window: place }),
    closingHides: hides,
  });
  forgetWith(host, window.contents);
  open = (place) => {
    window.show();
    if (place !== undefined) host.goTo(place);
  };
};

const perform = (engine: Engine, action: TrayAction): void => {
  switch (action.type) {
    case 'send':
      void engine.send(action.command);
      break;
    case 'open':
      open(action.place);
      break;
    case 'quit':
      app.quit();
      break;
  }
};

/** Answers whether there is a tray. */
const showTray = (engine: Engine): boolean => {
  const tray = createAppTray(
    join(built, 'assets', 'tray'),
    (action) => perform(engine, action),
    reporter,
  );
  if (tray === null) return false;
  const controller = createTrayController(tray, clock);
  engine.subscribe(() => controller.update(engine.view()));
  return true;
};

const start = async (): Promise<void> => {
  const kept = settings();
  const engine = await startEngine(kept);
  let isQuitting = false;
  let hasTray = false;
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => app.quit());
  endBeforeQuit(() => engine.stop(), clock);
  const desktop = {
    platform: process.platform,
    currentDesktop: process.env['XDG_CURRENT_DESKTOP'],
  };
  showWindow(engine, kept, () => !isQuitting && closingHides({ ...desktop, hasTray }));
  hasTray = showTray(engine);
  useLink(engine);
};

const giveUp = (cause: unknown): void => {
  reporter.report('Fermata could not start', cause);
  dialog.showErrorBox(
    'Fermata could not start',
    `It could not open what it keeps in ${app.getPath('userData')}. Nothing was changed. See that your account may read and write that folder and that the disk is not full, then start Fermata again.`,
  );
  app.exit(1);
};

app.setName('Fermata');
chooseUserData();
if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
registerAppScheme();
if (isFirstInstance(() => open())) app.whenReady().then(start).catch(giveUp);
else app.quit();
