/** The time left, within the ring: a number stays with its unit, and hours stand above minutes where both need it. */
import { Fragment } from 'react';
import { timeLeft } from '../../../shared/wording/times.ts';
import css from './focus.module.css';

/** "11 h" and "59 min", each with what parts it from the one before: languages differ in that. */
const partsOf = (words: string): readonly string[] => words.split(/(?<=\P{N})(?=\p{N})/u);

/** So much time in words, large. */
export const TimeLeft = ({ ms, label }: { readonly ms: number; readonly label: string }) => (
  <p className={css['left']} role="timer" aria-label={label}>
    {partsOf(timeLeft(ms)).map((part, index, all) => (
      <Fragment key={index}>
        {all[index - 1]?.endsWith(' ') === true && ' '}
        <span className={css['unit']}>{part.trimEnd()}</span>
      </Fragment>
    ))}
  </p>
);
