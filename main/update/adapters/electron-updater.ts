/** The updater over electron-updater, which is loaded when it is first needed. */
import type * as Library from 'electron-updater';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { Reporter } from '../../../shared/engine/ports.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { NewerVersion, Updater } from '../updater.ts';

/** The library. */
export type UpdaterLibrary = typeof Library;

/** What the adapter stands on. */
export interface ElectronUpdaterSetup {
  readonly reporter: Reporter;
  /** Makes the library's updater for this system. */
  readonly make: (library: UpdaterLibrary) => AppUpdater;
}

/** Longer notes are for a page. */
const LONGEST_NOTES = 4000;
/** Every client would send an id of its own, for servers that choose whom to give a version: ours are files. */
const NO_ID = { 'x-user-staging-id': '0' };

/** The library's updater for the system that this runs on. */
export const updaterForThisSystem = (library: UpdaterLibrary): AppUpdater => {
  switch (process.platform) {
    case 'win32':
      return new library.NsisUpdater();
    case 'darwin':
      return new library.MacUpdater();
    default:
      return new library.AppImageUpdater();
  }
};

const newerOf = ({ version, releaseNotes }: UpdateInfo): NewerVersion => ({
  version,
  notes: typeof releaseNotes === 'string' ? releaseNotes.slice(0, LONGEST_NOTES) : null,
});

/** What this app wants of the library: nothing that it does by itself, and never an older version. */
const tame = (updater: AppUpdater): AppUpdater => {
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.requestHeaders = NO_ID;
  return updater;
};

const isCalledOff = (signal: AbortSignal): boolean => signal.aborted;

/** Runs one thing after the other: the library answers a second call with what the first one is about. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run);
    last = mine;
    return mine;
  };
};

/** The updater of an installation that keeps itself current. */
export const createElectronUpdater = ({ reporter, make }: ElectronUpdaterSetup): Updater => {
  const inTurn = createTurns();
  let made: { readonly library: UpdaterLibrary; readonly updater: AppUpdater } | null = null;
  const load = async (): Promise<NonNullable<typeof made>> => {
    if (made !== null) return made;
    const library = await import('electron-updater');
    made = { library, updater: tame(make(library)) };
    return made;
  };

  const check: Updater['check'] = async (channel) => {
    try {
      const { updater } = await load();
      updater.channel = channel;
      // Setting a channel allows older versions too.
      updater.allowDowngrade = false;
      const answer = await updater.checkForUpdates();
      return ok(answer?.isUpdateAvailable === true ? newerOf(answer.updateInfo) : null);
    } catch (cause) {
      reporter.report('Newer versions could not be asked for', cause);
      return fail('noAnswer');
    }
  };
  const download: Updater['download'] = async (signal) => {
    if (isCalledOff(signal)) return fail('stopped');
    try {
      const { library, updater } = await load();
      const token = new library.CancellationToken();
      signal.addEventListener('abort', () => token.cancel(), { once: true });
      await updater.downloadUpdate(token);
      return ok(null);
    } catch (cause) {
      if (isCalledOff(signal)) return fail('stopped');
      reporter.report('A newer version could not be fetched', cause);
      return fail('notFetched');
    }
  };
  return {
    check: (channel) => inTurn(() => check(channel)),
    download: (signal) => inTurn(() => download(signal)),
    installOnQuit: (isAllowed) => {
      if (made !== null) made.updater.autoInstallOnAppQuit = isAllowed;
    },
    install: () => made?.updater.quitAndInstall(true, true),
  };
};
