/** Taking back what was done in the review, the latest first (W10). */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Command, CommandReply } from '../../../shared/bridge/commands.ts';
import type { OutgoingView, View } from '../../../shared/bridge/view.ts';
import { useServices } from '../../app/window-context.ts';
import type { Handled, WindowState } from '../../app/window-store.ts';
import { isStillMine } from '../compose/still-mine.ts';
import { replyAgain, replyBackLaterWords, replyStaysWords } from './reply-back.ts';

/** What taking back asks of the review. */
export interface UndoPlace {
  readonly run: (command: Command) => Promise<CommandReply>;
  /** Whether a message is in this place: a reply elsewhere is not taken back here, where nobody would see it. */
  readonly isHere: (messageId: string) => boolean;
  /** Shows the message again whose state comes back. */
  readonly show: (messageId: string) => void;
  /** Opens the reply to a message, if that is the open one still. */
  readonly reply: (messageId: string) => void;
}

/** What was done, and how to take it back. */
export interface Undo {
  readonly canUndo: boolean;
  /** Why what was done last with a message stays; null: nothing is to be said. */
  readonly told: { readonly messageId: string; readonly words: string } | null;
  readonly add: (handled: Handled) => void;
  readonly remove: (handled: Handled) => void;
  readonly undo: () => void;
}

type Replied = Extract<Handled, { readonly replyId: string }>;

const sentReply = (view: View | null, { replyId }: Replied): OutgoingView | undefined =>
  view?.outgoing.find((message) => message.messageId === replyId);

/** The reply as soon as it is decided whether it was taken back: it may have been delivered in the same moment. */
const decided = (
  store: ReturnType<typeof useServices>['store'],
  handled: Replied,
): Promise<OutgoingView | undefined> =>
  new Promise((resolve) => {
    const look = ({ view }: { readonly view: View | null }): boolean => {
      const sent = sentReply(view, handled);
      const isDecided = sent === undefined || !isStillMine(sent);
      if (isDecided) resolve(sent);
      return isDecided;
    };
    if (look(store.getState())) return;
    const stop = store.subscribe((state) => {
      if (look(state)) stop();
    });
  });

/** The stack of what was done in the review, in this window. */
export const useUndo = ({ run, isHere, show, reply }: UndoPlace): Undo => {
  const { store } = useServices();
  const [told, setTold] = useState<Undo['told']>(null);
  const latestIn = ({ handled }: WindowState): Handled | undefined =>
    handled.findLast((each) => !('replyId' in each) || isHere(each.messageId));
  const latest = useStore(store, latestIn);
  const change = (next: (all: readonly Handled[]) => readonly Handled[]): void =>
    store.setState(({ handled }) => ({ handled: next(handled) }));
  const add = (handled: Handled): void => {
    setTold(null);
    change((all) => [...all, handled]);
  };
  const remove = (handled: Handled): void =>
    change((all) => all.filter((each) => each !== handled));

  /** Whether it is taken back; what can never be is said, and does not stand in the way of what was done before it. */
  const carryOut = async (handled: Handled, back: Command): Promise<boolean> => {
    const answer = await run(back);
    if (!answer.ok && answer.error.code === 'storage_failed') add(handled);
    return answer.ok;
  };
  const takeReplyBack = async (handled: Replied): Promise<void> => {
    const { messageId, replyId } = handled;
    const sent = sentReply(store.getState().view, handled);
    const stays = (as: OutgoingView | undefined): void =>
      setTold({ messageId, words: replyStaysWords(as, latestIn(store.getState()) !== undefined) });
    if (sent === undefined || !isStillMine(sent)) {
      stays(sent);
      return;
    }
    if (!(await carryOut(handled, { type: 'withdrawMessage', messageId: replyId }))) return;
    setTold({ messageId, words: replyBackLaterWords() });
    const after = await decided(store, handled);
    if (after?.state !== 'withdrawn') {
      stays(after);
      return;
    }
    await run(replyAgain(sent, messageId, store.getState().view?.drafts));
    setTold(null);
    reply(messageId);
  };
  const takeBack = async (handled: Handled): Promise<void> => {
    setTold(null);
    show(handled.messageId);
    remove(handled); // At once: the next one to be taken back is the one before it.
    if ('replyId' in handled) await takeReplyBack(handled);
    else await carryOut(handled, handled.back);
  };
  return {
    canUndo: latest !== undefined,
    told,
    add,
    remove,
    undo() {
      if (latest !== undefined) void takeBack(latest);
    },
  };
};
