/** How a notification is said to each system's notifier. */
import type { Notification } from '../../shared/engine/ports.ts';

/** What node-notifier takes, of what we use. `group`, `id` and `hint` are how a later one replaces it. */
export interface NotifierOptions {
  readonly title: string;
  readonly message: string;
  readonly icon: string;
  readonly wait: boolean;
  readonly group?: string;
  readonly id?: number;
  readonly appID?: string;
  readonly hint?: string;
  readonly urgency?: 'low';
  readonly sound?: false;
  readonly 'app-name'?: string;
}

/** A small number for a tag: what Windows knows a toast by. */
const numberOf = (tag: string): number =>
  Buffer.from(tag).reduce((sum, byte) => (sum * 31 + byte) % 100_000, 7);

/** Most Linux notification servers read markup in the body; names and texts are data (H13). */
export const plainMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text that begins with a dash would be read as an option of the program that shows it. */
const notAnOption = (text: string): string => (text.startsWith('-') ? `\u2060${text}` : text);

/** The options for a platform. */
export const notifierOptions = (
  notification: Notification,
  platform: NodeJS.Platform,
  icon: string,
  appId: string,
): NotifierOptions => {
  const { tag, title, body, silent } = notification;
  const common = { title: notAnOption(title), icon };
  switch (platform) {
    case 'darwin':
      // Without a sound as it is: macOS makes one only where it is named.
      return { ...common, message: notAnOption(body), wait: true, group: tag };
    case 'win32':
      return {
        ...common,
        message: body,
        wait: true,
        id: numberOf(tag),
        appID: appId,
        ...(silent ? { sound: false } : {}),
      };
    default:
      return {
        ...common,
        message: notAnOption(plainMarkup(body)),
        wait: false,
        hint: `string:x-canonical-private-synchronous:fermata-${tag}`,
        'app-name': 'Fermata',
        // Servers make no sound for what is of low urgency; there is room for one hint only.
        ...(silent ? { urgency: 'low' } : {}),
      };
  }
};
