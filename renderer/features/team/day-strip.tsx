/** A teammate's hours on the viewer's day, as a thin strip; the words beside it say the same. */
import type { CSSProperties } from 'react';
import { dayStrip, type Person, viewerDay } from '../../../shared/domain/reachable.ts';
import type { Stretch } from '../../../shared/domain/stretches.ts';
import { hourText, viewerZone } from '../../../shared/wording/times.ts';
import { useNow } from '../../app/window-context.ts';
import { Hidden } from '../../components/hidden.tsx';
import css from './day-strip.module.css';
import { stripWords } from './expected.ts';

const placeOf = ({ from, until }: Stretch, day: Stretch): CSSProperties => {
  const length = day.until - day.from;
  return {
    insetInlineStart: `${((from - day.from) / length) * 100}%`,
    width: `${((until - from) / length) * 100}%`,
  };
};

const QUARTERS = [0, 1, 2, 3] as const;

/** What the ticks of the strips are, once above them all. */
export const DayScale = () => {
  const { from, until } = viewerDay(viewerZone(), useNow(60_000));
  return (
    <div className={css['scale']} aria-hidden>
      {QUARTERS.map((quarter) => (
        <span key={quarter}>{hourText(from + (quarter * (until - from)) / 4)}</span>
      ))}
    </div>
  );
};

/** The strip, from the start of the viewer's day to its end, with a mark at now. */
export const DayStrip = ({
  person,
  day,
  now,
}: {
  readonly person: Person;
  readonly day: Stretch;
  readonly now: number;
}) => {
  const words = stripWords(person, day, now);
  return (
    <span className={css['strip']} title={words}>
      <Hidden>. {words}</Hidden>
      {dayStrip(person, day, now).map((piece) => (
        <span
          key={`${piece.kind} ${piece.from}`}
          className={css['piece']}
          data-kind={piece.kind}
          style={placeOf(piece, day)}
        />
      ))}
      <span className={css['now']} style={placeOf({ from: now, until: now }, day)} />
    </span>
  );
};
