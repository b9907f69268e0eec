/** Notifications of the browser, where the user has allowed them. A notification is a hint: the review is the truth. */
import type { Place } from '../../../shared/bridge/bridge.ts';
import type { Notification as Note, Notifier } from '../../../shared/engine/ports.ts';

/**
 * Shows one at a time; a click brings the page to the front and goes to the place. A page's own notifications have no
 * buttons, only those of a service worker do.
 */
export const createBrowserNotifier = (goTo: (place: Place) => void): Notifier => {
  let now: { readonly note: Note; readonly shown: Notification } | null = null;
  const close = (): void => {
    now?.shown.close();
    now = null;
  };
  return {
    notify: (note) => {
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      close();
      const { tag, title, body, place, silent } = note;
      const shown = new Notification(title, { body, tag, ...(silent ? { silent } : {}) });
      now = { note, shown };
      shown.onclick = () => {
        window.focus();
        goTo(place);
        shown.close();
      };
    },
    withdraw: (place) => {
      if (now === null) return;
      const { note } = now;
      if (place === null ? note.urgent !== true : note.place === place) close();
    },
  };
};

/** Asks for permission at the first click: browsers show the question only in answer to one. */
export const askForNotifications = (page: Document): void => {
  if (!('Notification' in window) || Notification.permission !== 'default') return;
  page.addEventListener('click', () => void Notification.requestPermission(), { once: true });
};
