/** Whether the system starts the app when its user logs in. The system is where that is kept, and nowhere else. */
import type { LoginView } from '../../shared/bridge/shell.ts';
import type { Reporter } from '../../shared/engine/ports.ts';
import { t } from '../language/words.ts';
import { createObserved } from '../shell/observed.ts';
import type { LoginPart } from '../shell/shell.ts';

/** What a system keeps of it. Rejects when it cannot be read or changed. */
export interface LoginItem {
  read(): Promise<LoginView>;
  write(isOn: boolean): Promise<void>;
}

/** Given to an app that the system starts: it stays in the tray. */
export const HIDDEN_SWITCH = '--hidden';

const unreadable = (): LoginView => ({ state: 'unavailable', why: t('app.loginUnknown') });

/** The part of the shell. */
export const createLoginPart = (item: LoginItem, reporter: Reporter): LoginPart => {
  const view = createObserved<LoginView>({ state: 'off' });
  const look = async (): Promise<void> => {
    try {
      view.set(await item.read());
    } catch (cause) {
      reporter.report('The login item could not be read', cause);
      view.set(unreadable());
    }
  };
  void look();
  return {
    ...view,
    set: async (isOn) => {
      try {
        await item.write(isOn);
        return { ok: true };
      } catch (cause) {
        reporter.report('The login item could not be changed', cause);
        return { ok: false, error: t('app.loginUnchanged') };
      } finally {
        await look();
      }
    },
  };
};

/** Where nothing can be started at login; `why`, for people. */
export const noLoginItem = (why: string): LoginItem => ({
  read: () => Promise.resolve({ state: 'unavailable', why }),
  write: () => Promise.reject(new Error(why)),
});
