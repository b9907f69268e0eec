import { Info, X } from 'lucide-react';
import type { NoticeView } from '../../shared/bridge/view.ts';
import { t } from '../../shared/language/words.ts';
import { Button } from '../components/button.tsx';
import { Fault } from '../components/fault.tsx';
import { Meetings } from '../features/surface/meetings.tsx';
import css from './window.module.css';
import type { UnusedLink } from './unused-link.ts';
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

const UnusedLinkLine = ({ dismiss }: UnusedLink) => {
  const teamName = useView((view) => view.teamName);
  const team = teamName ?? t('window.aTeam');
  return <Line text={t('window.unusedLink', { team })} onDismiss={dismiss} />;
};

/** What is to be said once, quietly. */
export const Notices = ({ unusedLink }: { readonly unusedLink: UnusedLink | null }) => {
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
        {unusedLink !== null && <UnusedLinkLine {...unusedLink} />}
      </ul>
      <Fault text={fault} />
    </div>
  );
};
