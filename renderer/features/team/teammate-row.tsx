/** One teammate in the list. */
import { Clock, Hourglass, Pencil, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { TeammateView } from '../../../shared/bridge/view.ts';
import { holds } from '../../../shared/domain/holding.ts';
import { personOf } from '../../../shared/domain/reachable.ts';
import type { Stretch } from '../../../shared/domain/stretches.ts';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { Avatar } from '../../components/avatar.tsx';
import { classes } from '../../components/classes.ts';
import { Hidden } from '../../components/hidden.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { ShowMark } from '../../components/show-mark.tsx';
import { DayStrip } from './day-strip.tsx';
import { missingToday, standing } from './expected.ts';
import { LocalTime } from './local-time.tsx';
import css from './team.module.css';

const Progress = ({ presence, now }: Pick<TeammateView, 'presence'> & { readonly now: number }) => {
  const { show, since, until } = presence;
  if (!holds(show) || until === undefined || until <= now || since >= until) return null;
  return <ProgressLine className={css['progress']} done={(now - since) / (until - since)} />;
};

const statusOf = ({
  show,
  focusLabel,
  statusEmoji,
  statusText,
}: TeammateView['presence']): string =>
  [show === 'focusing' ? focusLabel : undefined, statusText && `${statusEmoji ?? ''} ${statusText}`]
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' · ');

/** So many messages of one's own stand so, in shape, number and words. */
const CountMark = ({
  icon: Icon,
  count,
  words,
}: {
  readonly icon: typeof Clock;
  readonly count: number;
  readonly words: string;
}) =>
  count > 0 && (
    <span className={css['mark']} title={words}>
      <Icon size={14} aria-hidden />
      <span aria-hidden>{count}</span>
      <Hidden>. {words}. </Hidden>
    </span>
  );

/** That one began to write to them, and that messages of one's own wait for them or were refused. */
const OwnMarks = ({
  name,
  hasDraft,
  waiting,
  notSent,
}: {
  readonly name: string;
  readonly hasDraft: boolean;
  readonly waiting: number;
  readonly notSent: number;
}) => (
  <span className={css['marks']}>
    {hasDraft && (
      <span className={css['mark']} title={t('team.draftTo', { name })}>
        <Pencil size={14} aria-hidden />
        <Hidden>. {t('team.draftTo', { name })}. </Hidden>
      </span>
    )}
    <CountMark icon={Clock} count={waiting} words={t('team.yoursWait', { count: waiting, name })} />
    <CountMark
      icon={TriangleAlert}
      count={notSent}
      words={t('team.notSent', { count: notSent, name })}
    />
  </span>
);

/** Of whoever tells no hours there is nothing to draw. */
export const tellsHours = ({ profile }: TeammateView): boolean =>
  profile.workingHours !== undefined || profile.hoursOverride !== undefined;

/**
 * Name, show in shape, colour and word, status, local time; opens a message to them. `now` in whole minutes. Drawn again
 * only when something of it changes (W20).
 */
export const TeammateRow = memo(
  ({
    teammate,
    tag,
    now,
    day,
    isKnown,
    isOpen,
    isAwaited,
    hasDraft,
    ownWaiting,
    ownNotSent,
  }: {
    readonly teammate: TeammateView;
    /** Tells them apart from another of the same name. */
    readonly tag: string | undefined;
    readonly now: number;
    /** The viewer's day, for the strip. */
    readonly day: Stretch;
    /** False without the relay: a show from before is not told as if it were true now. */
    readonly isKnown: boolean;
    readonly isOpen: boolean;
    /** One asked to be told when they are reachable (S1). */
    readonly isAwaited: boolean;
    /** One began a message to them. */
    readonly hasDraft: boolean;
    /** How many of one's own messages they have not got yet. */
    readonly ownWaiting: number;
    /** How many of them were refused and stand on this device alone. */
    readonly ownNotSent: number;
  }) => {
    const { profile, presence } = teammate;
    const person = personOf(teammate, isKnown);
    const hasHours = tellsHours(teammate);
    const { line, back } = standing(teammate, isKnown, now);
    const absence = back ?? (hasHours ? missingToday(person, day, now) : null);
    const status = isKnown ? statusOf(presence) : '';
    return (
      <a
        className={classes(css['row'], isOpen && css['openRow'])}
        href={hashOf({ place: 'team', memberId: profile.memberId })}
        aria-current={isOpen ? 'true' : undefined}
        data-row={profile.memberId}
      >
        <Avatar name={profile.name} />
        <span className={css['who']}>
          <span className={css['nameLine']}>
            <span className={css['name']}>
              {profile.name}
              {tag !== undefined && <span className={css['soft']}> {tag}</span>}
            </span>
            <OwnMarks
              name={profile.name}
              hasDraft={hasDraft}
              waiting={ownWaiting}
              notSent={ownNotSent}
            />
            <LocalTime timeZone={profile.timeZone} now={now} />
          </span>
          <span className={css['line']}>
            {isKnown ? (
              <>
                <span className={css['shown']}>
                  <ShowMark show={presence.show} />
                  <span>{line}</span>
                </span>
                {absence !== null && <span>{absence}</span>}
                {status !== '' && <span className={css['status']}>{status}</span>}
              </>
            ) : (
              <span>{t('team.notKnownNow')}</span>
            )}
            {isAwaited && (
              <span className={css['awaited']}>
                <Hourglass size={14} aria-hidden />{' '}
                {t('team.waitingForThem', { name: profile.name })}
              </span>
            )}
          </span>
          {/* With hours, the band shows the focus as well. */}
          {isKnown && !hasHours && <Progress presence={presence} now={now} />}
          {hasHours && <DayStrip person={person} day={day} now={now} />}
        </span>
      </a>
    );
  },
);
TeammateRow.displayName = 'TeammateRow';
