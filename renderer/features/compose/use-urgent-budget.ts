import { useEffect } from 'react';
import type { UrgentBudgetView } from '../../../shared/bridge/view.ts';
import { useServices, useView } from '../../app/window-context.ts';

/** What is left of the urgent messages to `to`, asked for while `isWanted` and not known; undefined: not known (H10). */
export const useUrgentBudget = (to: string, isWanted: boolean): UrgentBudgetView | undefined => {
  const { send } = useServices();
  const budget = useView((view) => view.urgentBudgets[to]);
  const isOnline = useView((view) => view.connection.state === 'online');
  const isAsking = isWanted && isOnline && budget === undefined;
  useEffect(() => {
    if (isAsking) void send({ type: 'askUrgentBudget', to });
  }, [isAsking, send, to]);
  return budget;
};
