/** What of one's own stands with each teammate: a draft, and messages that they have not got yet or that were refused. */
import { useMemo } from 'react';
import type { View } from '../../../shared/bridge/view.ts';
import { useView } from '../../app/window-context.ts';
import { isStillMine } from '../compose/still-mine.ts';

/** As text, so that nothing is drawn again while it stays the same: drafts change with each key. */
const draftsKey = ({ drafts }: View): string =>
  JSON.stringify(Object.keys(drafts).filter((to) => drafts[to]?.body.trim() !== ''));

const waitingKey = ({ outgoing }: View): string =>
  JSON.stringify(outgoing.flatMap((message) => (isStillMine(message) ? message.to : [])));

/** Refused: nobody but this device has them, so they are not to be forgotten. */
const notSentKey = ({ outgoing }: View): string =>
  JSON.stringify(outgoing.flatMap(({ state, to }) => (state === 'failed' ? to : [])));

const countsOf = (members: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  return counts;
};

/** By member id. The ids of messages that are being revised are among the drafts, and mean nobody. */
export const useOwnMarks = (): {
  readonly drafts: ReadonlySet<string>;
  readonly waiting: ReadonlyMap<string, number>;
  readonly notSent: ReadonlyMap<string, number>;
} => {
  const [drafts, waiting] = [useView(draftsKey), useView(waitingKey)];
  const notSent = useView(notSentKey);
  return useMemo(
    () => ({
      drafts: new Set(JSON.parse(drafts) as string[]),
      waiting: countsOf(JSON.parse(waiting) as string[]),
      notSent: countsOf(JSON.parse(notSent) as string[]),
    }),
    [drafts, waiting, notSent],
  );
};
