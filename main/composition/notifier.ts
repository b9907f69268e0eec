/** How the desktop app shows notifications (D4). */
import { keepBus } from '../bus/kept-bus.ts';
import type { ConnectBus } from '../bus/message-bus.ts';
import { createElectronDisplay } from '../notify/adapters/electron-display.ts';
import { createProgramDisplay } from '../notify/adapters/program-display.ts';
import { createBusDisplay } from '../notify/bus-display.ts';
import { type DisplayKind, displayKinds, readableIcon } from '../notify/choose.ts';
import { createDesktopNotifier, type DesktopNotifier } from '../notify/desktop-notifier.ts';
import type { NoteDisplay } from '../notify/display.ts';
import { APP_ID, type Foundation } from './foundation.ts';

/** Name of the desktop entry and of the icon in the theme, as packages install them. */
const PACKAGE = 'fermata';

/** A notifier by the ways that this platform has. */
export const makeNotifier = (
  { clock, reporter, board, icon, parts }: Foundation,
  connectBus: ConnectBus,
): DesktopNotifier => {
  const outside = readableIcon(icon, PACKAGE);
  const make = (kind: DisplayKind): NoteDisplay => {
    switch (kind) {
      case 'bus': {
        const session = keepBus(connectBus, 'session');
        return createBusDisplay({ session, icon: outside, desktopEntry: PACKAGE });
      }
      case 'electron':
        return createElectronDisplay(icon, clock);
      case 'program':
        return createProgramDisplay({ icon: outside, appId: APP_ID, reporter });
    }
  };
  const notifier = createDesktopNotifier({
    clock,
    reporter,
    displays: displayKinds(process.platform).map(make),
    onAct: ({ command, place }) => {
      if (command !== undefined) board.send(command);
      if (place !== undefined) board.open(place);
    },
  });
  parts.push(() => ['Notifications', notifier.describe()]);
  return notifier;
};
