/** Lets someone in with a link: as a new member, or as another device of a member. */
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { parseJoinLink } from '../../../shared/protocol/links.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useOpenedLink } from '../../app/shell-context.ts';
import { goTo, useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './onboarding.module.css';

const linkHint = (text: string): string | undefined => {
  if (text.trim() === '') return undefined;
  const link = parseJoinLink(text);
  if (link === null) return t('onboarding.thisIsNotFermataLink');
  const host = new URL(link.relayUrl).host;
  return link.kind === 'invite'
    ? t('onboarding.anInviteTeamOn', { host })
    : t('onboarding.addsThisDeviceYourOwn', { host });
};

/** The form; `link` is one that the window was opened with. */
export const JoinForm = ({ link }: { readonly link: string | null }) => {
  const knownName = useView((view) => view.own.name);
  const [text, setText] = useState(link ?? '');
  const [memberName, setMemberName] = useState(knownName);
  const { run, busy, fault } = useCommand();
  const { drop } = useOpenedLink();
  const parsed = parseJoinLink(text);
  const isDevice = parsed?.kind === 'device';
  const canJoin = !busy && parsed !== null && (isDevice || memberName.trim() !== '');
  const join = async (): Promise<void> => {
    if (!canJoin) return;
    const reply = await run(
      isDevice ? { type: 'claimDevice', link: text } : { type: 'join', link: text, memberName },
    );
    if (!reply.ok) return;
    drop();
    goTo({ place: 'team', memberId: null });
  };
  const hint = linkHint(text);
  return (
    <form
      className={css['form']}
      aria-label={t('onboarding.joinTeam2')}
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <TextField
        label={t('onboarding.inviteLinkOrDeviceLink')}
        value={text}
        placeholder="https://…/#join=…"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        {...(hint === undefined ? {} : { hint })}
      />
      {!isDevice && (
        <TextField
          label={t('onboarding.yourName')}
          value={memberName}
          maxLength={TEXT.name}
          autoComplete="name"
          onChange={(event) => setMemberName(event.target.value)}
        />
      )}
      <Fault text={fault} />
      <Button type="submit" look="main" disabled={!canJoin}>
        {isDevice ? t('onboarding.addThisDevice') : t('onboarding.joinTeam')}
      </Button>
    </form>
  );
};
