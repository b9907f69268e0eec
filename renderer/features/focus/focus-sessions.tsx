/** One's own sessions: today's and this week's, and all of them as a file (F9). */
import {
  dayAndWeek,
  type SessionTotals,
  totalsBetween,
} from '../../../shared/domain/statistics.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { count, duration } from '../wording/times.ts';
import css from './focus.module.css';

const offer = (file: { name: string; mediaType: string; text: string }): void => {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
};

const totalsText = ({ focusedMs, sessions, held, released }: SessionTotals): string =>
  sessions === 0 && focusedMs === 0
    ? 'no focus yet'
    : `${duration(focusedMs)} in ${count(sessions, 'session')}; ${held} held, ${released} released`;

/** What today and this week came to. */
export const FocusSessions = () => {
  const sessions = useView((view) => view.sessions);
  const { timeZone } = useView((view) => view.own);
  const now = useNow(60_000);
  const { run, busy, fault } = useCommand();
  const { day, week } = dayAndWeek(timeZone, now);
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    const reply = await run({ type: 'exportSessions', format });
    if (reply.ok && reply.file !== undefined) offer(reply.file);
  };
  return (
    <section className={css['start']} aria-label="Your sessions">
      <p>
        <strong>Today:</strong> {totalsText(totalsBetween(sessions, ...day))}.
        <br />
        <strong>This week:</strong> {totalsText(totalsBetween(sessions, ...week))}.
      </p>
      <div className={css['go']}>
        <Button small disabled={busy} onClick={() => void save('csv')}>
          Export CSV
        </Button>
        <Button small disabled={busy} onClick={() => void save('json')}>
          Export JSON
        </Button>
        <span className={css['soft']}>Kept on this device only.</span>
      </div>
      <Fault text={fault} />
    </section>
  );
};
