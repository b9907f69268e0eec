/** Settings → Invites: a link for teammates, and those that still let somebody in (W51). */
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { FreshLinkView, InviteView } from '../../../shared/bridge/access.ts';
import type { CommandReply } from '../../../shared/bridge/commands.ts';
import { t } from '../../../shared/language/words.ts';
import { DAY_MS } from '../../../shared/protocol/limits.ts';
import { moment } from '../../../shared/wording/times.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { AskFirst } from '../../components/ask-first.tsx';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import { SelectField } from '../../components/field.tsx';
import { ListingState } from './listing-state.tsx';
import { useListing } from './use-listing.ts';
import css from './settings.module.css';

const USES = ['1', '5', '25', '100'] as const;
const DAYS = ['1', '7', '30'] as const;

/** An invite that was made here, and for how many. */
interface Made {
  readonly link: FreshLinkView;
  readonly uses: number;
}

const Maker = ({ onMade }: { readonly onMade: (made: Made) => Promise<void> }) => {
  const many = useFieldDraft('settings.inviteUses', '25');
  const long = useFieldDraft('settings.inviteDays', '7');
  const uses = USES.find((value) => value === many.text) ?? '25';
  const days = DAYS.find((value) => value === long.text) ?? '7';
  const { run, busy, fault } = useCommand();
  const make = async (): Promise<void> => {
    const chosen = { maxUses: Number(uses), expiresInMs: Number(days) * DAY_MS };
    const reply = await run({ type: 'createInvite', ...chosen });
    if (!reply.ok || reply.value === undefined) return;
    many.discard();
    long.discard();
    await onMade({ link: reply.value, uses: chosen.maxUses });
  };
  return (
    <div className={css['column']}>
      <div className={css['narrow']}>
        <SelectField
          label={t('settings.inviteUses')}
          value={uses}
          options={USES.map((value) => ({
            value,
            label: t('settings.usesPeople', { count: Number(value) }),
          }))}
          onChange={many.edit}
        />
        <SelectField
          label={t('settings.inviteLife')}
          value={days}
          options={DAYS.map((value) => ({
            value,
            label: t('settings.inviteDays', { count: Number(value) }),
          }))}
          onChange={long.edit}
        />
      </div>
      <div>
        <Button disabled={busy} onClick={() => void make()}>
          <UserPlus size={16} aria-hidden />
          {t('team.inviteTeammate')}
        </Button>
      </div>
      <Fault text={fault} />
    </div>
  );
};

const InviteRow = ({
  invite,
  onRevoke,
}: {
  readonly invite: InviteView;
  readonly onRevoke: () => Promise<void>;
}) => {
  const now = useNow(60_000);
  const words = t('settings.inviteStill', {
    count: invite.usesLeft,
    moment: moment(invite.expiresAt, now),
  });
  return (
    <li className={css['entry']}>
      <span className={css['entryText']}>{words}</span>
      <AskFirst
        label={t('settings.revoke')}
        spoken={t('settings.revokeNamed', { invite: words })}
        question={t('settings.revokeQuestion')}
        means={t('settings.revokeMeans')}
        no={t('settings.keepIt')}
        yes={t('settings.revoke')}
        onYes={onRevoke}
      />
    </li>
  );
};

const LIST = { type: 'listInvites' } as const;
const pick = (reply: Extract<CommandReply, { ok: true }>): readonly InviteView[] | undefined =>
  reply.invites;

/** An invite of the list and the link made here may be the same by when they end; clocks may drift between both. */
const SAME_MS = 1000;

/** The section's content. */
export const InvitesSection = () => {
  const listing = useListing(LIST, pick);
  const { run, fault } = useCommand();
  const [made, setMade] = useState<Made | null>(null);
  const [told, setTold] = useState('');
  const now = useNow(60_000);
  const expiresAt = made?.link.expiresAt ?? 0;
  const revoke = async (invite: InviteView): Promise<void> => {
    setTold('');
    if (!(await run({ type: 'revokeInvite', inviteId: invite.inviteId })).ok) return;
    if (Math.abs(invite.expiresAt - expiresAt) < SAME_MS) setMade(null);
    setTold(t('settings.isRevoked'));
    await listing.ask();
  };
  const show = async (next: Made): Promise<void> => {
    setTold('');
    setMade(next);
    await listing.ask();
  };
  return (
    <>
      <ListingState
        listing={listing}
        asked={t('settings.invitesAsked')}
        offline={t('settings.invitesAreOffline')}
      >
        {(invites) =>
          invites.length === 0 ? (
            <p className={css['soft']}>{t('settings.noInvites')}</p>
          ) : (
            <ul className={css['entries']} aria-label={t('settings.invites')}>
              {invites.map((invite) => (
                <InviteRow key={invite.inviteId} invite={invite} onRevoke={() => revoke(invite)} />
              ))}
            </ul>
          )
        }
      </ListingState>
      <p role="status" className={css['told']}>
        {told}
      </p>
      <Fault text={fault} />
      {made !== null && expiresAt > now && (
        <div className={css['column']}>
          <CopyField
            key={made.link.url}
            label={t('team.inviteLink')}
            value={made.link.url}
            note={t('settings.inviteFor', { count: made.uses, moment: moment(expiresAt, now) })}
            takesFocus
          />
        </div>
      )}
      <Maker onMade={show} />
    </>
  );
};
