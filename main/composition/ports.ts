/** What the desktop lends to the client engine. */
import { createCalendarReader } from '../../shared/calendar/reading/reader.ts';
import { createFetchPort } from '../../shared/engine/fetch-port.ts';
import type { ActivitySource, EnginePorts } from '../../shared/engine/ports.ts';
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import { createBusConnector } from '../bus/adapters/dbus.ts';
import { keepBus } from '../bus/kept-bus.ts';
import type { ConnectBus } from '../bus/message-bus.ts';
import { createCalendarSource } from '../calendar/adapters/calendar-source.ts';
import { createSettingWatcher } from '../dnd/adapters/gsettings.ts';
import { createDoNotDisturbSource } from '../dnd/do-not-disturb-source.ts';
import { lockedTokenNotice, plainTokenNotice, setAsideNotice } from '../notices.ts';
import { createIds } from '../os/adapters/ids.ts';
import { createActivitySource } from '../power/activity-source.ts';
import { electronIdle, electronSignals } from '../power/adapters/power-monitor.ts';
import { createDesktopPower } from '../power/desktop-power.ts';
import { createCredentialStore } from '../store/adapters/credential-store.ts';
import { openJournalStore } from '../store/adapters/journal-store.ts';
import { createSafeStorageVault } from '../store/adapters/safe-storage-vault.ts';
import { type Foundation, tellOnce } from './foundation.ts';
import { makeNotifier } from './notifier.ts';

const makeActivity = ({ clock, board }: Foundation, connectBus: ConnectBus): ActivitySource =>
  createActivitySource({
    clock,
    onWake: () => board.wake(),
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
const doNotDisturb = (
  { clock }: Foundation,
  connect: ConnectBus,
): Pick<EnginePorts, 'doNotDisturb'> => {
  if (process.platform !== 'linux') return {};
  const watchSetting = createSettingWatcher(process.env);
  return { doNotDisturb: createDoNotDisturbSource({ clock, connect, watchSetting }) };
};

const credentials = (foundation: Foundation): EnginePorts['credentials'] =>
  createCredentialStore({
    path: foundation.dataPath('credentials.json'),
    vault: createSafeStorageVault(),
    reporter: foundation.reporter,
    onPlainToken: () => tellOnce(foundation, 'wasToldOfPlainToken', plainTokenNotice),
    onUnreadable: () => foundation.board.tell(lockedTokenNotice),
  });

/** Rejects when what is kept on this device cannot be opened. */
export const makePorts = async (foundation: Foundation): Promise<EnginePorts> => {
  const { clock, reporter, board } = foundation;
  const connectBus = createBusConnector({ clock, reporter, env: process.env });
  return {
    clock,
    reporter,
    ids: createIds(),
    socket: createWebSocketPort(WebSocket),
    http: createFetchPort(fetch),
    activity: makeActivity(foundation, connectBus),
    calendar: createCalendarReader({
      clock,
      source: createCalendarSource(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    notifier: makeNotifier(foundation, connectBus),
    ...doNotDisturb(foundation, connectBus),
    credentials: credentials(foundation),
    store: await openJournalStore({
      path: foundation.dataPath('engine.journal'),
      reporter,
      onSetAside: (path) => board.tell(setAsideNotice('store', path)),
    }),
  };
};
