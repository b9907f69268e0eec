/** Lets someone in with a link: as a new member, or as another device of a member. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
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
import { goTo, useCommand, useServices, useView } from '../../app/window-context.ts';
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

/**
 * A link that the window was opened with stands in the place of what was typed, until somebody types or it is used. Its
 * secret is nowhere kept.
 */
const useLinkText = () => {
  const { store } = useServices();
  const { link: given, drop } = useOpenedLink();
  const replaced = useStore(store, ({ replacedLink }) => replacedLink);
  const kept = useKept('join.link');
  const stands = given !== null && given !== replaced;
  useEffect(() => {
    if (given === null) store.setState({ replacedLink: null }); // Opened once more, it counts again.
  }, [given, store]);
  const change = (text: string | null): void => {
    if (stands) {
      store.setState({ replacedLink: given });
      drop();
    }
    kept.change(text);
  };
  return { text: stands ? given : (kept.text ?? ''), change };
};

/** The form, filled in with the link that the window was opened with. What is typed is kept (W52). */
export const JoinForm = ({
  takesFocus = false,
}: {
  /** The cursor stands in its first empty field. */
  readonly takesFocus?: boolean;
}) => {
  const knownName = useView((view) => view.own.name);
  const { text, change } = useLinkText();
  const name = useFieldDraft('join.name', knownName);
  const memberName = name.text;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (takesFocus) focusFirstEmpty(form.current);
  }, [takesFocus]);
  const { run, busy, fault } = useCommand();
  const [failed, setFailed] = useState<string | null>(null);
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
