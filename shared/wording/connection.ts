/** The one quiet line on the connection (C5). */
import type { ConnectionView } from '../bridge/view.ts';
import { t } from '../language/words.ts';
import { shortWait } from './times.ts';

/** What to say: `text` is told once, `detail` counts down beside it. Null while all is well. */
export const connectionWords = (
  connection: ConnectionView,
  now: number,
  /** No countdown: whoever focuses is not shown seconds that run. */
  isQuiet = false,
): { readonly text: string; readonly detail: string } | null => {
  switch (connection.state) {
    case 'solo':
    case 'online':
      return null;
    case 'connecting':
      return { text: t('connection.connecting'), detail: t('connection.meanwhile') };
    case 'waiting': {
      const ms = connection.retryAt - now;
      return {
        text: t('connection.waiting'),
        detail: isQuiet
          ? t('connection.meanwhile')
          : ms <= 0
            ? t('connection.tryingNow')
            : t('connection.nextTry', { wait: shortWait(ms) }),
      };
    }
    case 'signedOut':
      return { text: t('connection.signedOut'), detail: t('connection.stillHere') };
  }
};
