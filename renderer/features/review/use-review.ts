/** What the review can do, by button and by key. */
import { useCallback, useRef, useState } from 'react';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { useCommand, useServices } from '../../app/window-context.ts';
import { nextUnread } from './review-model.ts';
import { useUndo } from './use-undo.ts';
import { wayBack } from './way-back.ts';

/** The open message and what can be done with it. */
export interface ReviewActions {
  /** The one message that is open; null when none is. */
  readonly openId: string | null;
  /** How often its user went to a message: with each the focus follows. */
  readonly turn: number;
  /** Whether the open message opened by itself: it takes the focus from nowhere else. */
  readonly isBySelf: boolean;
  readonly isReplying: boolean;
  readonly isChoosingLater: boolean;
  readonly isPickingTime: boolean;
  readonly fault: string | null;
  readonly canUndo: boolean;
  /** Why what was done last with the open message stays. */
  readonly told: string | null;
  readonly open: (messageId: string | null | undefined) => void;
  readonly move: (step: 1 | -1) => void;
  readonly done: (item: ReviewItem) => void;
  readonly later: (item: ReviewItem, until: number) => void;
  readonly putBack: (item: ReviewItem) => void;
  /** Says of an urgent message that it could have waited, or takes that back (H10). */
  readonly rate: (item: ReviewItem, couldWait: boolean) => void;
  /** A reply to it was sent. */
  readonly replied: (item: ReviewItem) => void;
  readonly undo: () => void;
  readonly setMode: (mode: ReviewMode) => void;
  /** The menu closed: whatever was chosen in it goes on. */
  readonly endChoosing: () => void;
}

/** What is being done with the open message. */
export type ReviewMode = 'reading' | 'replying' | 'choosingLater' | 'pickingTime';

/** Which message is open: the one chosen while it is there, else the first unread one. */
const openOf = (
  items: readonly ReviewItem[],
  chosen: string | null | undefined,
  goesOn: boolean,
): string | null => {
  if (chosen === null || (chosen === undefined && !goesOn)) return null;
  const isThere = items.some((item) => item.messageId === chosen);
  if (isThere && chosen !== undefined) return chosen;
  return goesOn ? nextUnread(items, '') : null;
};

type Settled = { readonly to: 'done' } | { readonly to: 'later'; readonly until: number };

interface Place {
  /** Undefined: nobody chose, and the first unread one is open; null: closed by its user. */
  readonly chosen: string | null | undefined;
  /** What is being done with the chosen one, and with no other. */
  readonly mode: ReviewMode;
  readonly turn: number;
  /** The chosen one had opened by itself, and stays open because something is being done with it. */
  readonly isHeld: boolean;
}

/** What the review asks of the place that shows it. */
export interface ReviewPlace {
  /** A message is to be shown that what is looked for may hide. */
  readonly reveal: (messageId: string) => void;
  /** Whether a message is in this place, shown or hidden by what is looked for. */
  readonly isHere: (messageId: string) => boolean;
  /** Unread messages are hidden by what is looked for. */
  readonly isMoreHidden: boolean;
  /** What is sorted leads to the next that is not; else one stays at it. */
  readonly goesOn?: boolean;
}

/** The review's state and actions over the messages that are shown. */
export const useReview = (
  items: readonly ReviewItem[],
  { reveal, isHere, isMoreHidden, goesOn = true }: ReviewPlace,
): ReviewActions => {
  const { store, time } = useServices();
  const [{ chosen, mode: modeOfChosen, turn, isHeld }, setPlace] = useState<Place>({
    chosen: undefined,
    mode: 'reading',
    turn: 0,
    isHeld: false,
  });
  /** Sorted already, though the engine's word may still be on its way: not to be gone to next. */
  const settling = useRef(new Set<string>());
  const { run, fault } = useCommand();
  const openId = openOf(items, chosen, goesOn);
  const isBySelf = openId !== chosen;
  const mode = isBySelf ? 'reading' : modeOfChosen;

  const open = useCallback((messageId: string | null | undefined): void => {
    setPlace(({ turn: before }) => ({
      chosen: messageId,
      mode: 'reading',
      turn: before + 1,
      isHeld: false,
    }));
  }, []);
  const handled = useUndo({
    run,
    isHere,
    show(messageId) {
      settling.current.delete(messageId);
      reveal(messageId);
      open(messageId);
    },
    reply: (messageId) =>
      setPlace((place) => (place.chosen === messageId ? { ...place, mode: 'replying' } : place)),
  });
  const act = async (item: ReviewItem, command: Command): Promise<boolean> => {
    const done = { messageId: item.messageId, back: wayBack(item, command, time.exact()) };
    handled.add(done); // Before the answer: it may be taken back as fast as it was done.
    const reply = await run(command);
    if (!reply.ok) handled.remove(done);
    return reply.ok;
  };
  /** Goes on at once, so that keys may be pressed as fast as one reads; what was refused opens again. */
  const settle = async (item: ReviewItem, to: Settled): Promise<void> => {
    const { messageId } = item;
    settling.current.add(messageId);
    const others = items.filter((it) => it === item || !settling.current.has(it.messageId));
    const next = goesOn ? nextUnread(others, messageId) : messageId;
    // With the last of what was found it stays at that; after the last of all, whatever comes opens by itself.
    open(next ?? (isMoreHidden ? messageId : undefined));
    const isDone = await act(item, { type: 'triage', messageId, ...to });
    settling.current.delete(messageId);
    if (!isDone) open(messageId);
  };
  const putBack = (item: ReviewItem): void => {
    const { messageId } = item;
    settling.current.delete(messageId);
    open(messageId);
    void act(item, { type: 'triage', messageId, to: 'unread' });
  };
  return {
    openId,
    turn,
    isBySelf: isBySelf || isHeld,
    isReplying: mode === 'replying',
    isChoosingLater: mode === 'choosingLater',
    isPickingTime: mode === 'pickingTime',
    fault,
    canUndo: handled.canUndo,
    told: handled.told?.messageId === openId ? handled.told.words : null,
    open,
    move(step) {
      const at = items.findIndex((item) => item.messageId === openId);
      const next = items[at === -1 ? 0 : at + step];
      if (next !== undefined) open(next.messageId);
    },
    done: (item) => void settle(item, { to: 'done' }),
    later: (item, until) => void settle(item, { to: 'later', until }),
    putBack,
    rate: (item, couldWait) =>
      void act(item, { type: 'rateUrgent', messageId: item.messageId, couldWait }),
    replied({ messageId }) {
      const replies = store.getState().view?.outgoing ?? [];
      const sent = replies.findLast(({ replyTo }) => replyTo === messageId);
      if (sent !== undefined) handled.add({ messageId, replyId: sent.messageId });
    },
    undo: handled.undo,
    // Whatever comes meanwhile and stands before it: what is being done goes on with this one.
    setMode: (next) =>
      setPlace((place) => ({
        ...place,
        chosen: openId,
        mode: next,
        isHeld: isBySelf || place.isHeld,
      })),
    endChoosing: () =>
      setPlace((place) => (place.mode === 'choosingLater' ? { ...place, mode: 'reading' } : place)),
  };
};
