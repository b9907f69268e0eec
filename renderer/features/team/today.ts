/** "Late today" and "Done for today", where one chooses how one stands (P9). */
import type { Command } from '../../../shared/bridge/commands.ts';
import type { OwnView } from '../../../shared/bridge/view.ts';
import { doneUntil, lateUntil } from '../../../shared/domain/working-hours.ts';
import { t } from '../../../shared/language/words.ts';
import type { HoursOverride } from '../../../shared/protocol/fields.ts';
import { clockTime, viewerZone } from '../../../shared/wording/times.ts';

/** A choice for today. */
export interface TodayChoice {
  readonly id: 'done' | 'late' | 'back';
  readonly text: string;
  /** What choosing it asks for, one after the other. */
  readonly commands: readonly Command[];
}

/** The latest choice counts: one by hand would stand before what is said of the hours (P2). */
const setting = (hoursOverride: HoursOverride, { manual }: OwnView): readonly Command[] => [
  { type: 'setHoursOverride', hoursOverride },
  ...(manual === null ? [] : [{ type: 'setManual', show: null } as const]),
];

/** What can be said of today at this moment: one of the two, or that what was said counts no more. */
export const todayChoices = (own: OwnView, now: number): readonly TodayChoice[] => {
  const { hoursOverride, workingHours, timeZone } = own;
  if (hoursOverride !== null) {
    const text = t(hoursOverride.reachable ? 'team.takeBackLate' : 'team.takeBackDone');
    return [{ id: 'back', text, commands: [{ type: 'setHoursOverride', hoursOverride: null }] }];
  }
  const [late, done] = [lateUntil(timeZone, now), doneUntil(workingHours, timeZone, now)];
  const lateText = (until: number): string =>
    t('team.lateTodayUntil', { time: clockTime(until, { timeZone: viewerZone() }) });
  const choice = (id: 'late' | 'done', text: string, until: number): TodayChoice => ({
    id,
    text,
    commands: setting({ reachable: id === 'late', until }, own),
  });
  return [
    ...(late === null ? [] : [choice('late', lateText(late), late)]),
    ...(done === null ? [] : [choice('done', t('team.doneForToday'), done)]),
  ];
};
