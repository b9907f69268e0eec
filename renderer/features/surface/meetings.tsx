/** Who surfaced: a line for each, with the way to write to them (S1). */
import { BellRing, X } from 'lucide-react';
import type { MeetingView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { goTo, useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import css from './surface.module.css';
import { meetingWords } from './surface-words.ts';

const Line = ({ meeting }: { readonly meeting: MeetingView }) => {
  const { memberId } = meeting;
  const teammate = useView((view) => view.teammates[memberId]);
  const isKnown = useView((view) => view.connection.state === 'online');
  const { run } = useCommand();
  const now = useNow(60_000);
  if (teammate === undefined) return null;
  const { name } = teammate.profile;
  const dismiss = (): void => void run({ type: 'dismissMeeting', memberId });
  return (
    <li className={css['meeting']}>
      <BellRing size={16} aria-hidden />
      <span className={css['text']}>{meetingWords(teammate, meeting, isKnown, now)}</span>
      <Button
        small
        className={css['write']}
        onClick={() => {
          goTo({ place: 'team', memberId });
          dismiss();
        }}
      >
        {t('surface.writeTo', { name })}
      </Button>
      <Button
        look="icon"
        small
        data-focus-home
        aria-label={t('surface.dismissThatIsReachable', { name })}
        onClick={dismiss}
      >
        <X size={16} aria-hidden />
      </Button>
    </li>
  );
};

/** All who surfaced. */
export const Meetings = () => {
  const meetings = useView((view) => view.meetings);
  return (
    <>
      {meetings.map((meeting) => (
        <Line key={meeting.memberId} meeting={meeting} />
      ))}
    </>
  );
};
