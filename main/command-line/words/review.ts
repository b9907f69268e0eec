/** What is to be reviewed, in words and as data. */
import { moment } from '../../../shared/wording/times.ts';
import { t } from '../../language/words.ts';
import type { Done } from '../outcome.ts';
import { plainLine, plainLines } from '../plain-text.ts';
import type { ReviewFacts } from '../wire.ts';
import { iso, type Wording } from './style.ts';

const messageWords = (
  message: ReviewFacts['messages'][number],
  { style, now, timeZone }: Wording,
): string => {
  const { fromName, sentAt, urgency, urgentReason, body } = message;
  const urgent =
    urgentReason === undefined
      ? t('cli.urgent')
      : t('cli.urgentBecause', { reason: plainLine(urgentReason) });
  const mark = urgency === 'urgent' ? ` · ${urgent}` : '';
  const head = `${plainLine(fromName)}, ${moment(sentAt, now, { timeZone })}${mark}`;
  return `${style.bold(head)}\n${plainLines(body, '  ')}`;
};

const textOf = ({ total, messages }: ReviewFacts, wording: Wording): string => {
  if (total === 0) return t('cli.caughtUp');
  const more = total - messages.length;
  return [
    ...messages.map((message) => messageWords(message, wording)),
    ...(more === 0
      ? []
      : [t('cli.moreInWindow', { more: t('counts.moreMessages', { count: more }) })]),
    wording.style.dim(
      t('cli.toReviewWith', {
        messages: t('counts.messages', { count: total }),
        command: 'fermata review --window',
      }),
    ),
  ].join('\n\n');
};

/** What `review` says. */
export const reviewOutcome = (facts: ReviewFacts, wording: Wording): Done => ({
  ok: true,
  result: {
    total: facts.total,
    messages: facts.messages.map((message) => ({
      messageId: message.messageId,
      from: message.fromName,
      body: message.body,
      urgent: message.urgency === 'urgent',
      urgentReason: message.urgentReason ?? null,
      sentAt: iso(message.sentAt),
      receivedAt: iso(message.receivedAt),
    })),
  },
  text: textOf(facts, wording),
});
