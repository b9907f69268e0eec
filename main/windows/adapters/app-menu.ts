/** The application menu: the usual one on macOS, where copy and paste need it; none elsewhere. */
import { Menu } from 'electron';

/** Sets it. */
export const setAppMenu = (): void =>
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
