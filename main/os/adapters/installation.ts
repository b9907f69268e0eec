/** What this machine and this installation are, for the diagnostics. */
import { arch, release, type as systemName } from 'node:os';
import { app } from 'electron';
import type { Installation } from '../../log/diagnostics.ts';

/** Where the log and the data are is told by whoever put them there. */
export const readInstallation = (
  logPath: string,
  dataPath: string,
  env: NodeJS.ProcessEnv,
): Installation => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  system: `${systemName()} ${release()} ${arch()}`,
  desktop: [env['XDG_CURRENT_DESKTOP'], env['XDG_SESSION_TYPE']].filter(Boolean).join(', '),
  isPackaged: app.isPackaged,
  logPath,
  dataPath,
});
