import { Info, X } from 'lucide-react';
import { useState } from 'react';
import type { NoticeView } from '../../shared/bridge/view.ts';
import { t } from '../../shared/language/words.ts';
import { parseJoinLink } from '../../shared/protocol/links.ts';
import { Button } from '../components/button.tsx';
import { Fault } from '../components/fault.tsx';
import { Meetings } from '../features/surface/meetings.tsx';
import css from './window.module.css';
import { useOpenedLink } from './shell-context.ts';
import { useCommand, useView } from './window-context.ts';

const Line = ({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }) => (
  <li className={css['notice']}>
    <Info size={16} aria-hidden />
    <span>{text}</span>
    <Button look="icon" small aria-label={t('window.dismiss')} data-focus-home onClick={onDismiss}>
      <X size={16} aria-hidden />
    </Button>
  </li>
);

/** A link that cannot be used, since this device is in a team already, is not passed over in silence. */
const UnusedLink = () => {
  const { link, drop } = useOpenedLink();
  const teamName = useView((view) => view.teamName);
  const isIn = useView(({ connection: { state } }) => state !== 'solo' && state !== 'signedOut');
  // One that was used to come in is not unused: it came while this device was out.
  const [seen, setSeen] = useState({ link, wasIn: isIn });
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (seen.link !== link) setSeen({ link, wasIn: isIn });
  if (link === null || parseJoinLink(link) === null || !seen.wasIn || dismissed === link)
    return null;
  return (
    <Line
      text={t('window.unusedLink', { team: teamName ?? t('window.aTeam') })}
      onDismiss={() => {
        setDismissed(link);
        drop();
      }}
    />
  );
};

/** What is to be said once, quietly. */
export const Notices = () => {
  const notices = useView((view) => view.notices);
  const { run, fault } = useCommand();
  const dismiss = ({ noticeId }: NoticeView): void => void run({ type: 'dismissNotice', noticeId });
  return (
    <div role="status">
      <ul className={css['notices']} aria-label={t('window.notices')}>
        {notices.map((notice) => (
          <Line key={notice.noticeId} text={notice.text} onDismiss={() => dismiss(notice)} />
        ))}
        <Meetings />
        <UnusedLink />
      </ul>
      <Fault text={fault} />
    </div>
  );
};
