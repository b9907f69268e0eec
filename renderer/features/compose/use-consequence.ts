import type { TeammateView, UrgentBudgetView } from '../../../shared/bridge/view.ts';
import type { Urgency } from '../../../shared/protocol/fields.ts';
import { expectedBack, personOf } from '../../../shared/domain/reachable.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { type Consequence, consequenceOf } from '../../../shared/wording/consequence.ts';

/** What would happen to a message sent to this teammate now; changes as they, the connection or the time do. */
export const useConsequence = (
  teammate: TeammateView,
  urgency: Urgency,
  budget?: UrgentBudgetView,
): Consequence => {
  const connection = useView((view) => view.connection.state);
  const now = useNow(10_000);
  return consequenceOf({
    name: teammate.profile.name,
    presence: teammate.presence,
    backAt: expectedBack(personOf(teammate, true), now),
    urgency,
    budget,
    connection,
    now,
  });
};
