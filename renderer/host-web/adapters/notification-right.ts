/** The browser's permission to show notifications, followed as its user changes it. */
import type { Reporter } from '../../../shared/engine/ports.ts';
import type { NotificationRight } from '../../app/notification-right.ts';

/** Of this page. Browsers give none to one that did not come by a safe way, whatever its user says. */
export const createNotificationRight = (host: Window, reporter: Reporter): NotificationRight => {
  const isPossible = 'Notification' in host && host.isSecureContext;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const fails = (what: string) => (cause: unknown) => reporter.report(what, cause);
  if (isPossible && 'permissions' in host.navigator)
    host.navigator.permissions
      .query({ name: 'notifications' })
      .then((status) => status.addEventListener('change', tell))
      .catch(fails('the permission for notifications could not be followed'));
  return {
    now: () => (isPossible ? Notification.permission : 'impossible'),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => {
      if (isPossible)
        Notification.requestPermission()
          .then(tell)
          .catch(fails('notifications could not be asked for'));
    },
  };
};
