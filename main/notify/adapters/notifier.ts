/**
 * Notifications through the system's own notifier. Clicks come back on macOS and Windows; on Linux
 * `notify-send` cannot tell of one, so there a notification is a hint only: the review is the truth.
 */
import nodeNotifier from 'node-notifier';
import type { Notification, Notifier, Reporter } from '../../../shared/engine/ports.ts';
import { notifierOptions } from '../options.ts';

/** What the notifier needs to know. */
export interface NotifierSetup {
  readonly icon: string;
  readonly appId: string;
  readonly reporter: Reporter;
  readonly onClick: (place: Notification['place']) => void;
}

/** Shows notifications; one with the same tag is replaced where the system can. */
export const createNotifier = ({ icon, appId, reporter, onClick }: NotifierSetup): Notifier => ({
  notify: (notification) => {
    const options = notifierOptions(notification, process.platform, icon, appId);
    nodeNotifier.notify(options, (error, response) => {
      // Without a fault it is null, or what the program wrote to stderr, mostly nothing.
      if (error instanceof Error) reporter.report('A notification could not be shown', error);
      else if (response === 'activate') onClick(notification.place);
    });
  },
  withdraw: () => undefined, // Nothing is known of what it showed.
});
