/** The panel beside the team in which one writes to a teammate. */
import { Inbox, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TeammateView } from '../../../shared/bridge/view.ts';
import { namesakes } from '../../../shared/domain/namesakes.ts';
import { t } from '../../../shared/language/words.ts';
import { hashOf } from '../../app/routes.ts';
import { goTo, useNow, useView } from '../../app/window-context.ts';
import { Avatar } from '../../components/avatar.tsx';
import { isKey } from '../../components/is-key.ts';
import { Button } from '../../components/button.tsx';
import { ShowMark } from '../../components/show-mark.tsx';
import { standing } from '../team/expected.ts';
import { LocalTime } from '../team/local-time.tsx';
import { reviewCountFrom } from '../review/review-model.ts';
import { SurfaceLine } from '../surface/surface-line.tsx';
import css from './compose.module.css';
import { MessageForm } from './message-form.tsx';
import { OutgoingList } from './outgoing-list.tsx';

const close = (): void => goTo({ place: 'team', memberId: null });

const Head = ({ teammate }: { readonly teammate: TeammateView }) => {
  const now = useNow(60_000);
  const isKnown = useView((view) => view.connection.state === 'online');
  const { profile, presence } = teammate;
  const tag = useView((view) => namesakes(view.teammates).get(profile.memberId));
  const { line, back } = standing(teammate, isKnown, now);
  return (
    <header className={css['head']}>
      <Avatar name={profile.name} />
      <div className={css['who']}>
        <div className={css['nameLine']}>
          <h2>
            {profile.name}
            {tag !== undefined && <span className={css['hint']}> {tag}</span>}
          </h2>
          <LocalTime timeZone={profile.timeZone} now={now} />
        </div>
        <p className={css['hint']}>
          {isKnown ? (
            <>
              <ShowMark show={presence.show} /> {line}
              {back !== null && ` · ${back}`}
            </>
          ) : (
            t('compose.presenceNotKnownWithoutRelay')
          )}
        </p>
      </div>
      <Button look="icon" aria-label={t('compose.closeMessage')} onClick={close}>
        <X size={18} aria-hidden />
      </Button>
    </header>
  );
};

/** What they wrote that is not read yet: how much, and the way to it; as quiet as the navigation's count (C3). */
const FromThem = ({ teammate }: { readonly teammate: TeammateView }) => {
  const { memberId, name } = teammate.profile;
  const count = useView((view) => reviewCountFrom(view, memberId));
  if (count === 0) return null;
  return (
    <a className={css['fromThem']} href={hashOf({ place: 'review' })}>
      <Inbox size={14} aria-hidden />
      {t('compose.inYourReview', { count, name })}
    </a>
  );
};

/** Writes to one teammate. Keyed by the teammate, so that no text moves from one person to another. */
export const ComposePanel = ({ teammate }: { readonly teammate: TeammateView }) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const sentence = useRef<HTMLParagraphElement>(null);
  const { name, memberId } = teammate.profile;
  useEffect(() => {
    field.current?.focus();
    // Whoever begins to write sees what will happen, however little room there is.
    sentence.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      className={css['panel']}
      aria-label={t('compose.messageTo', { name })}
      data-writing-to={memberId}
      onKeyDown={(event) => {
        if (isKey(event, 'Escape')) close();
      }}
    >
      <Head teammate={teammate} />
      <FromThem teammate={teammate} />
      <SurfaceLine teammate={teammate} />
      <MessageForm
        teammate={teammate}
        label={t('compose.messageTo', { name })}
        rows={5}
        field={field}
        sentence={sentence}
        onSent={() => field.current?.focus()}
      />
      <OutgoingList teammate={teammate} />
    </section>
  );
};
