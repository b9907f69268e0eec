/** GNOME: its do-not-disturb is the setting that banners are not shown. It means something only where its shell runs. */
import type { CancelTimer, Clock } from '../../shared/engine/ports.ts';
import type { MessageBus } from '../bus/message-bus.ts';
import type { IsOn } from './place.ts';

const SHELL = 'org.gnome.Shell';
/** How soon a watch that ended is begun again. */
const RETRY_MS = 60_000;

/** A setting, as the `gsettings` command names it. */
export interface Setting {
  readonly schema: string;
  readonly key: string;
}
/** Calls back with the text of a setting, soon and with each change, until `onEnd`, once. Returns how to stop. */
export type WatchSetting = (
  setting: Setting,
  listener: (text: string) => void,
  onEnd: () => void,
) => () => void;

const SHOW_BANNERS: Setting = { schema: 'org.gnome.desktop.notifications', key: 'show-banners' };

const isOnBy = (showBanners: string): IsOn => {
  if (showBanners === 'true') return false;
  return showBanners === 'false' ? true : null;
};

/** Follows the setting while GNOME's shell is there. */
export const watchGnome = (
  bus: MessageBus,
  watchSetting: WatchSetting,
  clock: Clock,
  listener: (isOn: IsOn) => void,
): (() => void) => {
  let stop: () => void = () => undefined;
  let cancel: CancelTimer = () => undefined;
  const end = (): void => {
    cancel();
    stop();
    stop = () => undefined;
  };
  const begin = (): void => {
    end();
    stop = watchSetting(
      SHOW_BANNERS,
      (text) => listener(isOnBy(text)),
      () => {
        listener(null);
        cancel = clock.setTimer(RETRY_MS, begin);
      },
    );
  };
  const unfollow = bus.onOwner(SHELL, (isThere) => {
    if (isThere) {
      begin();
      return;
    }
    end();
    listener(null);
  });
  return () => {
    unfollow();
    end();
  };
};
