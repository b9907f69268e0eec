/** Lets someone in with a link: as a new member, or as another device of a member. */
import { useEffect, useRef, useState } from 'react';
import type { WordKey } from '../../../shared/language/catalogue.ts';
import { t } from '../../../shared/language/words.ts';
import {
  linkFault,
  type LinkFault,
  linkOfDesktop,
  parseJoinLink,
} from '../../../shared/protocol/links.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useOpenedLink } from '../../app/shell-context.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import { useKept } from '../../app/use-kept.ts';
import { goTo, useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './onboarding.module.css';

const FAULTS = {
  none: 'onboarding.thisIsNotFermataLink',
  noBeginning: 'onboarding.linkHasNoBeginning',
  elsewhere: 'onboarding.linkLeadsElsewhere',
  notWhole: 'onboarding.linkIsNotWhole',
} as const satisfies Readonly<Record<LinkFault, WordKey>>;

/** What is said below the link: where it leads, or what is wrong with it. */
const linkWords = (text: string): { readonly hint?: string; readonly problem?: string } => {
  if (text.trim() === '') return {};
  const link = parseJoinLink(text);
  if (link === null) return { problem: t(FAULTS[linkFault(text)]) };
  const { host } = new URL(link.relayUrl);
  return link.kind === 'invite'
    ? { hint: t('onboarding.anInviteTeamOn', { host }) }
    : { hint: t('onboarding.addsThisDeviceYourOwn', { host }) };
};

/** Puts the cursor into the first field that is empty. */
const focusFirstEmpty = (form: HTMLFormElement | null): void =>
  [...(form?.querySelectorAll('input') ?? [])].find(({ value }) => value.trim() === '')?.focus();

/** A link that the window was opened with takes the place of one that was typed before. */
const useLinkText = (given: string | null) => {
  const { text, change } = useKept('join.link');
  useEffect(() => {
    if (given !== null) change(given);
  }, [given, change]);
  return { text: text ?? given ?? '', change };
};

/** The form; `link` is one that the window was opened with. What is typed is kept (W52). */
export const JoinForm = ({
  link,
  takesFocus = false,
}: {
  readonly link: string | null;
  /** The cursor stands in its first empty field. */
  readonly takesFocus?: boolean;
}) => {
  const knownName = useView((view) => view.own.name);
  const { text, change } = useLinkText(link);
  const name = useFieldDraft('join.name', knownName);
  const memberName = name.text;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (takesFocus) focusFirstEmpty(form.current);
  }, [takesFocus]);
  const { run, busy, fault } = useCommand();
  const [failed, setFailed] = useState<string | null>(null);
  const { drop } = useOpenedLink();
  // A link into the desktop app carries one of ours.
  const url = linkOfDesktop(text) ?? text;
  const parsed = parseJoinLink(url);
  const isDevice = parsed?.kind === 'device';
  const canJoin = !busy && parsed !== null && (isDevice || memberName.trim() !== '');
  const join = async (): Promise<void> => {
    if (!canJoin) return;
    const reply = await run(
      isDevice ? { type: 'claimDevice', link: url } : { type: 'join', link: url, memberName },
    );
    if (!reply.ok) {
      setFailed(text);
      form.current?.querySelector('input')?.focus();
      return;
    }
    change(null);
    name.discard();
    drop();
    goTo({ place: 'team', memberId: null });
  };
  return (
    <form
      ref={form}
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
        onChange={(event) => change(event.target.value)}
        {...linkWords(url)}
      />
      {!isDevice && (
        <TextField
          label={t('onboarding.yourName')}
          value={memberName}
          maxLength={TEXT.name}
          autoComplete="name"
          onChange={(event) => name.edit(event.target.value)}
        />
      )}
      {/* It was said of the link that was tried, and of no other. */}
      <Fault text={failed === text ? fault : null} />
      <Button type="submit" look="main" disabled={!canJoin}>
        {isDevice ? t('onboarding.addThisDevice') : t('onboarding.joinTeam')}
      </Button>
    </form>
  );
};
