/** The one quiet line on the connection (C5). */
import type { ConnectionView } from '../bridge/view.ts';
import { shortWait } from './times.ts';

/** What to say: `text` is told once, `detail` counts down beside it. Null while all is well. */
export const connectionWords = (
  connection: ConnectionView,
  now: number,
): { readonly text: string; readonly detail: string } | null => {
  switch (connection.state) {
    case 'solo':
    case 'online':
      return null;
    case 'connecting':
      return { text: 'Connecting to the relay.', detail: 'Everything here works meanwhile.' };
    case 'waiting': {
      const ms = connection.retryAt - now;
      const next = ms <= 0 ? 'Trying again now.' : `Next try in ${shortWait(ms)}.`;
      return {
        text: "The relay can't be reached.",
        detail: `${next} Everything here goes on working.`,
      };
    }
    case 'signedOut':
      return {
        text: 'This device is no longer in the team.',
        detail: 'What you received and wrote is still here.',
      };
  }
};
