/** The weekly plan of focus as occurrences in time (F8): DST-safe, and each with a name that does not move. */
import { localDate, momentsOf } from './local-time.ts';

/** Something that was planned to be a focus: from the weekly plan, or from a calendar. Times are epoch ms. */
export interface Occurrence {
  /** The same on all devices, and whatever the clock or the zone does: by it each is begun once. */
  readonly key: string;
  readonly from: number;
  readonly until: number;
  readonly label?: string;
}

/** One stretch of a week, local time: `day` 1 (Monday) to 7, minutes from midnight. */
interface Stretch {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** What touches or overlaps is one, by the name of the first: a stretch over midnight is two in the plan. */
const merged = (found: readonly Occurrence[]): readonly Occurrence[] =>
  [...found]
    .sort((a, b) => a.from - b.from || b.until - a.until)
    .reduce<readonly Occurrence[]>((list, next) => {
      const last = list.at(-1);
      if (last === undefined || next.from > last.until) return [...list, next];
      return [...list.slice(0, -1), { ...last, until: Math.max(last.until, next.until) }];
    }, []);

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;

/**
 * The occurrences of a weekly plan on the local day before `at` (epoch ms), on its own and on those after, by time. The key is made of
 * the local date and the time of beginning, so that a plan that is made longer is not another one. What the clocks
 * skip altogether does not occur; of what they repeat the first counts.
 */
export const planOccurrences = (
  stretches: readonly Stretch[],
  timeZone: string,
  at: number,
  daysAhead = 1,
): readonly Occurrence[] => {
  const today = localDate(at, timeZone);
  const days = Array.from({ length: daysAhead + 2 }, (_, n) => today.add({ days: n - 1 }));
  const found = days.flatMap((date) =>
    stretches
      .filter(({ day }) => day === date.dayOfWeek)
      .flatMap((stretch) => {
        const [from = 0] = momentsOf(date, stretch.from, timeZone);
        const [until = 0] = momentsOf(date, stretch.to, timeZone);
        const key = `plan/${date.toString()}/${clockText(stretch.from)}`;
        return from < until ? [{ key, from, until }] : [];
      }),
  );
  return merged(found);
};
