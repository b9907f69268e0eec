/** Who may talk to this process: the app's own page in the top frame of its own window, nobody else. */
import { APP_ORIGIN, isAppUrl } from '../windows/origin.ts';

/** What is known of the frame that sent a message. */
export interface SendingFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
}

/** Whether a frame may be listened to. It is null when it navigated away or was destroyed. */
export const isTrustedFrame = (frame: SendingFrame | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url);
