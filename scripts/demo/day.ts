/** When a simulated teammate is at work, by the clock of their own zone, and what they do then. */
import { plannedStretches } from '../../shared/domain/working-hours.ts';
import type { WorkingHours } from '../../shared/protocol/fields.ts';
import type { Part, Role } from './cast.ts';

/** How often one who is gone looks at the clock, s. */
const LOOK_S = 60;

/** Their hours as a plan, on every day of the week: a demo is tried on Sundays, too. */
export const hoursOf = ({ hours }: Pick<Role, 'hours'>): WorkingHours => ({
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    from: hours.from * 60,
    to: hours.to * 60,
  })),
});

/** Whether they are at work at `now` (epoch ms). */
export const isAtWork = (role: Pick<Role, 'hours' | 'timeZone'>, now: number): boolean =>
  (plannedStretches(hoursOf(role), role.timeZone, now, now + 1) ?? []).length > 0;

/** What they do next, as the `turn`th thing since they began. */
export const partAt = (
  role: Pick<Role, 'hours' | 'timeZone' | 'day'>,
  turn: number,
  now: number,
): Part => {
  const part = role.day[turn % role.day.length];
  return part !== undefined && isAtWork(role, now) ? part : { forS: LOOK_S, doing: 'gone' };
};
