/** What the clock of somebody's zone shows, and whether it is day there. */
import { Moon, Sun } from 'lucide-react';
import { t } from '../../../shared/language/words.ts';
import { clockTime, localTime } from '../../../shared/wording/times.ts';
import { Hidden } from '../../components/hidden.tsx';
import css from './team.module.css';

/** Their local time, with the sun or the moon. */
export const LocalTime = ({
  timeZone,
  now,
}: {
  readonly timeZone: string;
  readonly now: number;
}) => {
  const { text, isDay } = localTime(now, timeZone);
  const Icon = isDay ? Sun : Moon;
  return (
    <span
      className={css['local']}
      title={t('team.localTimeIn', { zone: timeZone.replaceAll('_', ' ') })}
    >
      <Icon size={14} aria-hidden />
      <Hidden>{isDay ? t('team.localTimeDay') : t('team.localTimeNight')} </Hidden>
      {/* Beside moments of one's own clock it says whose it is. */}
      {text === clockTime(now) ? text : t('team.there', { time: text })}
    </span>
  );
};
