/** A teammate's hours on the viewer's day, as a thin strip; the words beside it say the same. */
import type { CSSProperties } from 'react';
import { dayStrip, type Person } from '../../../shared/domain/reachable.ts';
import type { Stretch } from '../../../shared/domain/stretches.ts';
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
