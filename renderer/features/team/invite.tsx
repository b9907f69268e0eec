/** The way in for others and for other devices: a link to hand on. */
import { MonitorSmartphone, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import { moment } from '../../../shared/wording/times.ts';
import css from './team.module.css';

const kinds = {
  createInvite: {
    text: 'team.inviteTeammate',
    label: 'team.inviteLink',
    Icon: UserPlus,
    note: 'team.whoHasThisLinkCan',
  },
  createDeviceLink: {
    text: 'team.addAnotherDevice',
    label: 'team.deviceLink',
    Icon: MonitorSmartphone,
    note: 'team.openItOnYourOther',
  },
} as const;

/** A button that makes a link, and the link. */
export const LinkMaker = ({ type }: { readonly type: keyof typeof kinds }) => {
  const { text, label, Icon, note } = kinds[type];
  const [link, setLink] = useState<{
    readonly url: string;
    readonly expiresAt: number | null;
  } | null>(null);
  const { run, busy, fault } = useCommand();
  const now = useNow(60_000);
  const expiresAt = link?.expiresAt ?? 0;
  const make = async (): Promise<void> => {
    const reply = await run({ type });
    if (reply.ok && reply.value !== undefined) setLink(reply.value);
  };
  return (
    <div className={css['linkMaker']}>
      {link === null || expiresAt <= now ? (
        <Button disabled={busy} onClick={() => void make()}>
          <Icon size={16} aria-hidden />
          {t(text)}
        </Button>
      ) : (
        <CopyField
          label={t(label)}
          value={link.url}
          note={t(note, { until: moment(expiresAt, now) })}
        />
      )}
      <Fault text={fault} />
    </div>
  );
};
