/** Notifications of the browser, where the user has allowed them. A notification is a hint: the review is the truth. */
import type { Place } from '../../../shared/bridge/bridge.ts';
import type { Notifier } from '../../../shared/engine/ports.ts';

/** Shows notifications; a click brings the page to the front and goes to the place. */
export const createBrowserNotifier = (goTo: (place: Place) => void): Notifier => ({
  notify: ({ tag, title, body, place, silent }) => {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const shown = new Notification(title, { body, tag, ...(silent ? { silent } : {}) });
    shown.onclick = () => {
      window.focus();
      goTo(place);
      shown.close();
    };
  },
});

/** Asks for permission at the first click: browsers show the question only in answer to one. */
export const askForNotifications = (page: Document): void => {
  if (!('Notification' in window) || Notification.permission !== 'default') return;
  page.addEventListener('click', () => void Notification.requestPermission(), { once: true });
};
