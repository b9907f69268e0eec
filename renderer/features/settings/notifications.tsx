/** Settings → Notifications: when they come here, and how (C3, N1, D4). */
import type { NotificationsChoice } from '../../../shared/engine/device-settings.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments } from '../../components/field.tsx';
import css from './settings.module.css';

const WAYS: readonly { readonly value: NotificationsChoice; readonly label: string }[] = [
  { value: 'on', label: 'On' },
  { value: 'silent', label: 'Silent' },
  { value: 'off', label: 'Off' },
];

const words = (choice: NotificationsChoice, isQuieted: boolean): string => {
  if (choice === 'off') return 'No notification comes on this device.';
  if (isQuieted) return 'Your system’s do not disturb is on: notifications wait until it is off.';
  return 'One notification for each time that messages reach you, and while you focus only what is urgent.';
};

/** The choice is for this device alone, and kept at once. */
export const Notifications = () => {
  const choice = useView((view) => view.deviceSettings.notifications);
  const isQuieted = useView((view) => view.own.isQuietedBySystem);
  const { run, fault } = useCommand();
  return (
    <>
      <Segments
        label="On this device"
        value={choice}
        options={WAYS}
        onChange={(notifications) => void run({ type: 'changeDeviceSettings', notifications })}
      />
      <Fault text={fault} />
      <p>{words(choice, isQuieted)}</p>
      <p className={css['soft']}>What reached you is always in your review.</p>
    </>
  );
};
