/** What the review can do, by button and by key. */
import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Command } from '../../../shared/bridge/commands.ts';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { useCommand, useServices } from '../../app/window-context.ts';
import type { Handled } from '../../app/window-store.ts';
import { nextUnread } from './review-model.ts';
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
  readonly open: (messageId: string | null | undefined) => void;
  readonly move: (step: 1 | -1) => void;
  readonly done: (item: ReviewItem) => void;
  readonly later: (item: ReviewItem, until: number) => void;
  readonly putBack: (item: ReviewItem) => void;
  /** Says of an urgent message that it could have waited, or takes that back (H10). */
  readonly rate: (item: ReviewItem, couldWait: boolean) => void;
  readonly undo: () => void;
  readonly setMode: (mode: ReviewMode) => void;
  /** The menu closed: whatever was chosen in it goes on. */
  readonly endChoosing: () => void;
}

/** What is being done with the open message. */
export type ReviewMode = 'reading' | 'replying' | 'choosingLater' | 'pickingTime';

const useHandled = (): {
  readonly latest: Handled | undefined;
  readonly add: (handled: Handled) => void;
  readonly remove: (handled: Handled) => void;
} => {
  const { store } = useServices();
  const change = (next: (all: readonly Handled[]) => readonly Handled[]): void =>
    store.setState(({ handled }) => ({ handled: next(handled) }));
  return {
    latest: useStore(store, ({ handled }) => handled.at(-1)),
    add: (handled) => change((all) => [...all, handled]),
    remove: (handled) => change((all) => all.filter((each) => each !== handled)),
  };
};

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
  /** Unread messages are hidden by what is looked for. */
  readonly isMoreHidden: boolean;
  /** What is sorted leads to the next that is not; else one stays at it. */
  readonly goesOn?: boolean;
}

/** The review's state and actions over the messages that are shown. */
export const useReview = (
  items: readonly ReviewItem[],
  { reveal, isMoreHidden, goesOn = true }: ReviewPlace,
): ReviewActions => {
  const { time } = useServices();
  const [{ chosen, mode: modeOfChosen, turn, isHeld }, setPlace] = useState<Place>({
    chosen: undefined,
    mode: 'reading',
    turn: 0,
    isHeld: false,
  });
  /** Sorted already, though the engine's word may still be on its way: not to be gone to next. */
  const settling = useRef(new Set<string>());
  const { run, fault } = useCommand();
  const handled = useHandled();
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
  const takeBack = async (latest: Handled): Promise<void> => {
    settling.current.delete(latest.messageId);
    reveal(latest.messageId);
    open(latest.messageId);
    handled.remove(latest); // At once: the next one to be taken back is the one before it.
    const reply = await run(latest.back);
    // What can never be taken back is said, and does not stand in the way of what was done before it.
    if (!reply.ok && reply.error.code === 'storage_failed') handled.add(latest);
  };
  return {
    openId,
    turn,
    isBySelf: isBySelf || isHeld,
    isReplying: mode === 'replying',
    isChoosingLater: mode === 'choosingLater',
    isPickingTime: mode === 'pickingTime',
    fault,
    canUndo: handled.latest !== undefined,
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
    undo() {
      if (handled.latest !== undefined) void takeBack(handled.latest);
    },
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
