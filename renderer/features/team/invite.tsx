/** The way in for others: a link to hand on. Those of the team are listed in the settings (W51). */
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { FreshLinkView } from '../../../shared/bridge/access.ts';
import { t } from '../../../shared/language/words.ts';
import { INVITE } from '../../../shared/protocol/limits.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import { moment } from '../../../shared/wording/times.ts';
import css from './team.module.css';

/** A button that makes an invite, and its link. */
export const InviteMaker = () => {
  const [link, setLink] = useState<FreshLinkView | null>(null);
  const { run, busy, fault } = useCommand();
  const now = useNow(60_000);
  const isOnline = useView((view) => view.connection.state === 'online');
  const expiresAt = link?.expiresAt ?? 0;
  const make = async (): Promise<void> => {
    const reply = await run({ type: 'createInvite' });
    if (reply.ok && reply.value !== undefined) setLink(reply.value);
  };
  return (
    <div className={css['linkMaker']}>
      {link === null || expiresAt <= now ? (
        <Button data-reach="invite" disabled={busy || !isOnline} onClick={() => void make()}>
          <UserPlus size={16} aria-hidden />
          {t('team.inviteTeammate')}
        </Button>
      ) : (
        <CopyField
          label={t('team.inviteLink')}
          value={link.url}
          note={t('team.whoHasThisLinkCan', {
            until: moment(expiresAt, now),
            uses: INVITE.defaultUses,
          })}
          takesFocus
        />
      )}
      {!isOnline && <p className={css['soft']}>{t('team.invitingNeedsRelay')}</p>}
      <Fault text={fault} />
    </div>
  );
};
