import { useEffect, useRef } from 'react';
import type { TeammateView, UrgentBudgetView } from '../../../shared/bridge/view.ts';
import { useNow, useServices, useView } from '../../app/window-context.ts';

/**
 * What is left of the urgent messages to somebody, and whether their session takes any; undefined: not known (H10).
 * Asked for whenever it begins to be wanted, since another device may have used of it, for each session, and again where it is not known or was true until a moment that has passed.
 */
export const useUrgentBudget = (
  { profile: { memberId: to }, presence: { since } }: TeammateView,
  isWanted: boolean,
): UrgentBudgetView | undefined => {
  const { send } = useServices();
  const now = useNow(10_000);
  const told = useView((view) => view.urgentBudgets[to]);
  const isOnline = useView((view) => view.connection.state === 'online');
  const budget = told?.backAt !== undefined && told.backAt <= now ? undefined : told;
  const isAsking = isWanted && isOnline;
  const isUnknown = budget === undefined;
  const askedIn = useRef<number | null>(null);
  useEffect(() => {
    const begins = isAsking && askedIn.current !== since;
    askedIn.current = isAsking ? since : null;
    if (begins || (isAsking && isUnknown)) void send({ type: 'askUrgentBudget', to });
  }, [isAsking, isUnknown, send, since, to]);
  return budget;
};
