/** One's own sessions: today's, what today and this week came to, and all of them as a file (F9). */
import {
  dayAndWeek,
  type SessionRecord,
  type SessionTotals,
  totalsBetween,
} from '../../../shared/domain/statistics.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { clockTime, duration } from '../../../shared/wording/times.ts';
import css from './focus.module.css';
import { outcomeWord } from './focus-words.ts';
import { saveFile } from './save-file.ts';

const totalText = ({ focusedMs, sessions }: SessionTotals): string =>
  sessions === 0 && focusedMs === 0
    ? t('focus.noFocusYet')
    : t('focus.total', {
        length: duration(focusedMs),
        sessions: t('counts.sessions', { count: sessions }),
      });

const messagesText = ({ held, released }: SessionTotals): string =>
  t('focus.heldReleased', { messages: t('counts.messages', { count: held }), released });

const Row = ({ record }: { readonly record: SessionRecord }) => (
  <li className={css['session']}>
    <span>
      {clockTime(record.startedAt)}–{clockTime(record.endedAt)}
    </span>
    <span>{duration(record.focusedMs)}</span>
    <span className={css['sessionLabel']}>{record.label}</span>
    <span className={css['soft']}>{outcomeWord(record.outcome)}</span>
  </li>
);

const Export = () => {
  const { run, busy, fault } = useCommand();
  const { time } = useServices();
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    const reply = await run({ type: 'exportSessions', format });
    if (reply.ok && reply.file !== undefined) saveFile(reply.file, time.after);
  };
  return (
    <>
      <div className={css['go']}>
        <span className={css['buttons']}>
          <Button small disabled={busy} onClick={() => void save('csv')}>
            {t('focus.exportCsv')}
          </Button>
          <Button small disabled={busy} onClick={() => void save('json')}>
            {t('focus.exportJson')}
          </Button>
        </span>
        <span className={css['soft']}>{t('focus.allSessionsTheyAreKept')}</span>
      </div>
      <Fault text={fault} />
    </>
  );
};

/** One line; what it is made of is there when it is asked for. */
export const FocusSessions = () => {
  const sessions = useView((view) => view.sessions);
  const { timeZone } = useView((view) => view.own);
  const { day, week } = dayAndWeek(timeZone, useNow(60_000));
  const [today, thisWeek] = [totalsBetween(sessions, ...day), totalsBetween(sessions, ...week)];
  const ofToday = sessions.filter(({ endedAt }) => day[0] < endedAt && endedAt <= day[1]);
  return (
    <section aria-label={t('focus.yourSessions')}>
      <details className={css['sessions']}>
        <summary>
          <strong>{t('focus.today')}</strong> {totalText(today)}
        </summary>
        <div className={css['sessionsBody']}>
          {ofToday.length > 0 && (
            <ul aria-label={t('focus.todaysSessions')}>
              {ofToday.map((record) => (
                <Row key={record.focusId} record={record} />
              ))}
            </ul>
          )}
          {today.held > 0 && <p>{t('focus.todayMessages', { messages: messagesText(today) })}</p>}
          <p>
            {thisWeek.held > 0
              ? t('focus.thisWeekMessages', {
                  total: totalText(thisWeek),
                  messages: messagesText(thisWeek),
                })
              : t('focus.thisWeek', { total: totalText(thisWeek) })}
          </p>
          <Export />
        </div>
      </details>
    </section>
  );
};
