import { useMemo } from 'react';
import type { OutgoingView } from '../../../shared/bridge/view.ts';
import { useView } from '../../app/window-context.ts';

/** One's replies by the message that they answer, the oldest first. */
export const useReplies = (): ReadonlyMap<string, readonly OutgoingView[]> => {
  const outgoing = useView((view) => view.outgoing);
  return useMemo(
    () =>
      Map.groupBy(
        outgoing.filter((message) => message.replyTo !== undefined),
        ({ replyTo = '' }) => replyTo,
      ),
    [outgoing],
  );
};

/** Whether a message was answered: what was taken back or refused answers nothing. */
export const isReplied = (replies: ReturnType<typeof useReplies>, messageId: string): boolean =>
  replies.get(messageId)?.some(({ state }) => state !== 'withdrawn' && state !== 'failed') === true;
