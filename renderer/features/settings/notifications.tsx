/** Settings → Notifications: when they come here, and how (C3, N1, D4). */
import type { NotificationsChoice } from '../../../shared/engine/device-settings.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';
import css from './settings.module.css';

const ways = (): readonly { readonly value: NotificationsChoice; readonly label: string }[] => [
  { value: 'on', label: t('settings.on') },
  { value: 'silent', label: t('settings.silent') },
  { value: 'off', label: t('settings.off') },
];

const words = (choice: NotificationsChoice, isQuieted: boolean): string => {
  if (choice === 'off') return t('settings.noNotificationComesOnThis');
  if (isQuieted) return t('settings.yourSystemsDoNotDisturb');
  return t('settings.oneNotificationForEachTime');
};

/** The choice is for this device alone, and kept at once. */
export const Notifications = () => {
  const choice = useView((view) => view.deviceSettings.notifications);
  const isQuieted = useView((view) => view.own.isQuietedBySystem);
  const { run, fault } = useCommand();
  return (
    <>
      <Segments
        label={t('settings.onThisDevice')}
        value={choice}
        options={ways()}
        onChange={(notifications) => void run({ type: 'changeDeviceSettings', notifications })}
      />
      <Fault text={fault} />
      <p>{words(choice, isQuieted)}</p>
      <p className={css['soft']}>{t('settings.whatReachedYouIsAlways')}</p>
    </>
  );
};
