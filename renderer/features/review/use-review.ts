/** What the review can do, by button and by key. */
import { useState } from 'react';
import type { ReviewItem } from '../../../shared/bridge/view.ts';
import { useCommand, useServices } from '../../app/window-context.ts';
import { nextUnread } from './review-model.ts';

/** The open message and what can be done with it. */
export interface ReviewActions {
  /** The one message that is open; null when none is. */
  readonly openId: string | null;
  readonly isReplying: boolean;
  readonly isChoosingLater: boolean;
  readonly fault: string | null;
  readonly canUndo: boolean;
  readonly open: (messageId: string | null) => void;
  readonly move: (step: 1 | -1) => void;
  readonly done: (item: ReviewItem) => void;
  readonly later: (item: ReviewItem, until: number) => void;
  readonly putBack: (messageId: string) => void;
  readonly undo: () => void;
  readonly setReplying: (is: boolean) => void;
  readonly setChoosingLater: (is: boolean) => void;
}

type Mode = 'reading' | 'replying' | 'choosingLater';

const useHandled = (): {
  readonly latest: string | undefined;
  readonly add: (messageId: string) => void;
  readonly remove: (messageId: string) => void;
} => {
  const { store } = useServices();
  const change = (next: (handled: readonly string[]) => readonly string[]): void =>
    store.setState(({ handled }) => ({ handled: next(handled) }));
  return {
    latest: store.getState().handled.at(-1),
    add: (messageId) => change((all) => [...all.filter((id) => id !== messageId), messageId]),
    remove: (messageId) => change((all) => all.filter((id) => id !== messageId)),
  };
};

/** Which message is open: the one chosen while it is there, else the first unread one. */
const openOf = (items: readonly ReviewItem[], chosen: string | null | undefined): string | null => {
  if (chosen === null) return null;
  const isThere = items.some((item) => item.messageId === chosen);
  return isThere && chosen !== undefined ? chosen : nextUnread(items, '');
};

/** The review's state and actions over the messages of a round. */
export const useReview = (items: readonly ReviewItem[]): ReviewActions => {
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [mode, setMode] = useState<Mode>('reading');
  const { run, fault } = useCommand();
  const handled = useHandled();
  const openId = openOf(items, chosen);

  const open = (messageId: string | null): void => {
    setMode('reading');
    setChosen(messageId);
  };
  const triage = async (
    item: ReviewItem,
    to: { readonly to: 'done' } | { readonly to: 'later'; readonly until: number },
  ): Promise<void> => {
    const reply = await run({ type: 'triage', messageId: item.messageId, ...to });
    if (!reply.ok) return;
    handled.add(item.messageId);
    open(nextUnread(items, item.messageId) ?? null);
  };
  const putBack = async (messageId: string): Promise<void> => {
    const reply = await run({ type: 'triage', messageId, to: 'unread' });
    if (!reply.ok) return;
    handled.remove(messageId);
    open(messageId);
  };
  return {
    openId,
    isReplying: mode === 'replying',
    isChoosingLater: mode === 'choosingLater',
    fault,
    canUndo: handled.latest !== undefined,
    open,
    move(step) {
      const at = items.findIndex((item) => item.messageId === openId);
      const next = items[at === -1 ? 0 : at + step];
      if (next !== undefined) open(next.messageId);
    },
    done: (item) => void triage(item, { to: 'done' }),
    later: (item, until) => void triage(item, { to: 'later', until }),
    putBack: (messageId) => void putBack(messageId),
    undo() {
      if (handled.latest !== undefined) void putBack(handled.latest);
    },
    setReplying: (is) => setMode(is ? 'replying' : 'reading'),
    setChoosingLater: (is) => setMode(is ? 'choosingLater' : 'reading'),
  };
};
