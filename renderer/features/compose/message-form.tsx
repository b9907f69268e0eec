/** Where a message is written: its body, how much it presses, what will happen, and send. */
import { Send } from 'lucide-react';
import type { RefObject } from 'react';
import { replyDraftId, type TeammateView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { TEXT } from '../../../shared/protocol/limits.ts';
import { useCommand } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { isMac } from '../../components/is-mac.ts';
import { Fault } from '../../components/fault.tsx';
import { Segments, TextArea } from '../../components/field.tsx';
import { isSubmit } from '../../components/is-key.ts';
import css from './compose.module.css';
import { ConsequenceLine } from './consequence-line.tsx';
import '../keys/texts.ts';
import './texts.ts';
import { reasonField, UrgentReason } from './urgent-reason.tsx';
import { useConsequence } from './use-consequence.ts';
import { useDraft } from './use-draft.ts';
import { useUrgentBudget } from './use-urgent-budget.ts';

const lengthHint = (body: string): string | undefined => {
  const spare = TEXT.body - body.length;
  if (spare >= 500) return undefined;
  return spare >= 0
    ? t('compose.left', { characters: t('counts.characters', { count: spare }) })
    : t('compose.tooLongShortenItSend', { characters: t('counts.characters', { count: -spare }) });
};

/** A message to one teammate, perhaps in answer to one of theirs: keyed by what it is, its draft is its own. `onSent` comes once it is in the outbox; until then the text stays. */
export const MessageForm = ({
  teammate,
  label,
  rows,
  field,
  sentence,
  replyTo,
  onSent,
}: {
  readonly teammate: TeammateView;
  readonly label: string;
  readonly rows: number;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Where it says what will happen. */
  readonly sentence?: RefObject<HTMLParagraphElement | null> | undefined;
  readonly replyTo?: string;
  readonly onSent: () => void;
}) => {
  const to = teammate.profile.memberId;
  const draftId = replyTo === undefined ? to : replyDraftId(replyTo);
  const draft = useDraft(draftId);
  const { urgency = 'normal', urgentReason: reason = '' } = draft;
  const isSpent = urgency === 'urgent' && teammate.presence.show === 'focusing';
  const budget = useUrgentBudget(teammate, isSpent);
  const consequence = useConsequence(teammate, urgency, budget);
  const { run, busy, fault } = useCommand();
  const hasBody = draft.body.trim() !== '' && draft.body.length <= TEXT.body;
  const hasReason = reason.trim() !== '';
  // What would be refused as urgent goes out as what it can be: the sentence and the button say so.
  const isRefused = consequence.kind === 'refused';
  // Who gets it at once gets it as any other, unless why it presses was written already: then that goes along.
  const kind = isRefused || (consequence.kind === 'now' && !hasReason) ? 'normal' : urgency;
  const canSend = !busy && hasBody && (kind === 'normal' || hasReason);

  const submit = async (): Promise<void> => {
    if (!canSend) return;
    const urgent = kind === 'urgent' ? { urgentReason: reason } : {};
    const answers = replyTo === undefined ? {} : { replyTo, draftId };
    const { body } = draft;
    const reply = await run({
      type: 'sendMessage',
      to,
      body,
      urgency: kind,
      ...urgent,
      ...answers,
    });
    if (!reply.ok) return;
    draft.sent();
    onSent();
  };
  const hint = lengthHint(draft.body);
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (isSubmit(event)) void submit();
      }}
    >
      <TextArea
        ref={field}
        data-focus-home
        label={label}
        value={draft.body}
        readOnly={busy}
        rows={rows}
        dir="auto"
        onChange={(event) => draft.change({ body: event.target.value })}
        onBlur={draft.flush}
        {...(hint === undefined ? {} : { hint })}
      />
      <Segments
        label={t('compose.urgency')}
        value={urgency}
        onChange={(chosen) => draft.change({ urgency: chosen })}
        options={[
          { value: 'normal', label: t('compose.normal') },
          { value: 'urgent', label: t('compose.urgent') },
        ]}
      />
      {urgency === 'urgent' && (
        <UrgentReason
          name={teammate.profile.name}
          budget={budget}
          value={reason}
          kind={consequence.kind}
          field={reasonField(consequence.kind, reason)}
          onChange={(urgentReason) => draft.change({ urgentReason })}
          onBlur={draft.flush}
        />
      )}
      <ConsequenceLine ref={sentence} {...consequence} />
      <Fault text={fault ?? draft.fault} />
      <div className={css['submit']}>
        <Button type="submit" look="main" disabled={!canSend} aria-keyshortcuts="Control+Enter">
          <Send size={16} aria-hidden />
          {isRefused ? t('compose.sendAsNormal') : t('compose.send')}
        </Button>
        <span className={css['hint']}>
          {t('compose.keySends', { key: isMac() ? '⌘' : t('keys.control') })}
        </span>
      </div>
    </form>
  );
};
