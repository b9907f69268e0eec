/** What waits for oneself, as far as it is known (C5): the same in the window, the tray and the command line. */
import type { View } from '../bridge/view.ts';
import { t } from '../language/words.ts';
import { type Locale, moment } from './times.ts';

/** Whether what waits is known: without a team nothing can, in one only the relay knows (C5). */
export const isWaitingKnown = ({
  connection: { state },
}: {
  readonly connection: Pick<View['connection'], 'state'>;
}): boolean => state === 'online' || state === 'solo';

/** What was known last without the relay: "As of 10:32, 2 messages were waiting for you. …" */
export const lastKnownLine = (
  count: number,
  knownAt: number | null,
  now: number,
  place: Locale = {},
): string => {
  if (knownAt === null) return t('focus.waitsNotKnown');
  const at = { moment: moment(knownAt, now, place) };
  return count === 0 ? t('focus.nothingWaitedAsOf', at) : t('focus.waitedAsOf', { count, ...at });
};
