import { useEffect, useRef } from 'react';
import type { UrgentBudgetView } from '../../../shared/bridge/view.ts';
import { useNow, useServices, useView } from '../../app/window-context.ts';

/**
 * What is left of the urgent messages to `to`; undefined: not known (H10). Asked for whenever it begins to be wanted,
 * since another device may have used of it, and again where it is not known or was true until a moment that has passed.
 */
export const useUrgentBudget = (to: string, isWanted: boolean): UrgentBudgetView | undefined => {
  const { send } = useServices();
  const now = useNow(10_000);
  const told = useView((view) => view.urgentBudgets[to]);
  const isOnline = useView((view) => view.connection.state === 'online');
  const budget = told?.backAt !== undefined && told.backAt <= now ? undefined : told;
  const isAsking = isWanted && isOnline;
  const isUnknown = budget === undefined;
  const wasAsking = useRef(false);
  useEffect(() => {
    const begins = isAsking && !wasAsking.current;
    wasAsking.current = isAsking;
    if (begins || (isAsking && isUnknown)) void send({ type: 'askUrgentBudget', to });
  }, [isAsking, isUnknown, send, to]);
  return budget;
};
