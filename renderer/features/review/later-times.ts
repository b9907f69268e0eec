/** When "later" is: sensible moments in the viewer's own day (H12). */
import { t } from '../../../shared/language/words.ts';

/** A moment to put a message off to, epoch ms. */
export interface LaterChoice {
  readonly text: string;
  readonly until: number;
}

const HOUR = 3_600_000;

const atHour = (now: number, hour: number, daysAhead = 0): number => {
  const date = new Date(now);
  date.setDate(date.getDate() + daysAhead);
  return date.setHours(hour, 0, 0, 0);
};

/** In an hour, this afternoon while half an hour or more lies before it, tomorrow at nine. */
export const laterChoices = (now: number): readonly LaterChoice[] => {
  const afternoon = [14, 17].map((hour) => atHour(now, hour)).find((at) => at - now >= HOUR / 2);
  return [
    { text: t('review.in1Hour'), until: now + HOUR },
    ...(afternoon === undefined ? [] : [{ text: t('review.thisAfternoon'), until: afternoon }]),
    { text: t('review.tomorrowMorning'), until: atHour(now, 9, 1) },
  ];
};
