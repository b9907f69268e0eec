/** Settings → Notifications: when they come here, and how (C3, N1, D4). */
import { useSyncExternalStore } from 'react';
import type { NotificationsChoice } from '../../../shared/engine/device-settings.ts';
import type { WordKey } from '../../../shared/language/catalogue.ts';
import { t } from '../../../shared/language/words.ts';
import type { NotificationState } from '../../app/notification-right.ts';
import { useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { DeviceChoice } from './device-choice.tsx';
import css from './settings.module.css';

const ways = (): readonly { readonly value: NotificationsChoice; readonly label: string }[] => [
  { value: 'on', label: t('settings.on') },
  { value: 'silent', label: t('settings.silent') },
  { value: 'off', label: t('settings.off') },
];

const words = (choice: NotificationsChoice, isQuieted: boolean, isSolo: boolean): string => {
  if (choice === 'off') return t('settings.noNotificationComesOnThis');
  if (isQuieted) return t('settings.yourSystemsDoNotDisturb');
  return t(isSolo ? 'settings.soloNotification' : 'settings.oneNotificationForEachTime');
};

const WITHOUT = {
  denied: 'settings.browserDenies',
  default: 'settings.browserNotAsked',
  impossible: 'settings.browserCannot',
} as const satisfies Readonly<Record<Exclude<NotificationState, 'granted'>, WordKey>>;

const always = (): NotificationState => 'granted';
const never = (): (() => void) => () => undefined;

/** Why none comes, whatever was chosen, and what to do (W55). */
const Without = ({ state }: { readonly state: Exclude<NotificationState, 'granted'> }) => {
  const { notificationRight } = useServices();
  return (
    <>
      <p role="status">{t(WITHOUT[state])}</p>
      {state === 'default' && (
        <Button onClick={() => notificationRight?.ask()}>{t('settings.askBrowser')}</Button>
      )}
    </>
  );
};

/** The choice for this device, and what comes of it here. */
export const Notifications = () => {
  const choice = useView((view) => view.deviceSettings.notifications);
  const isQuieted = useView((view) => view.own.isQuietedBySystem);
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  const { notificationRight } = useServices();
  const state = useSyncExternalStore(
    notificationRight?.subscribe ?? never,
    notificationRight?.now ?? always,
  );
  return (
    <>
      <DeviceChoice setting="notifications" options={ways()} />
      {state === 'granted' || choice === 'off' ? (
        <p>{words(choice, isQuieted, isSolo)}</p>
      ) : (
        <Without state={state} />
      )}
      {!isSolo && <p className={css['soft']}>{t('settings.whatReachedYouIsAlways')}</p>}
    </>
  );
};
