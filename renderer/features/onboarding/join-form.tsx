/** Lets someone in with a link: as a new member, or as another device of a member. */
import { useState } from 'react';
import { parseJoinLink } from '../../../shared/protocol/links.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useOpenedLink } from '../../app/shell-context.ts';
import { goTo, useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './onboarding.module.css';

const NOT_A_LINK =
  'This is not a Fermata link. Paste the whole link that you were given; it has #join= or #device= in it.';

const linkHint = (text: string): string | undefined => {
  if (text.trim() === '') return undefined;
  const link = parseJoinLink(text);
  if (link === null) return NOT_A_LINK;
  const host = new URL(link.relayUrl).host;
  return link.kind === 'invite'
    ? `An invite to a team on ${host}.`
    : `Adds this device to your own membership on ${host}.`;
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
      aria-label="Join a team"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <TextField
        label="Invite link or device link"
        value={text}
        placeholder="https://…/#join=…"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        {...(hint === undefined ? {} : { hint })}
      />
      {!isDevice && (
        <TextField
          label="Your name"
          value={memberName}
          maxLength={TEXT.name}
          autoComplete="name"
          onChange={(event) => setMemberName(event.target.value)}
        />
      )}
      <Fault text={fault} />
      <Button type="submit" look="main" disabled={!canJoin}>
        {isDevice ? 'Add this device' : 'Join the team'}
      </Button>
    </form>
  );
};
