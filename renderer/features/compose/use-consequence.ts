import type { TeammateView, UrgentBudgetView } from '../../../shared/bridge/view.ts';
import type { Urgency } from '../../../shared/protocol/fields.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { type Consequence, consequenceOf } from '../../../shared/wording/consequence.ts';

/** What would happen to a message sent to this teammate now; changes as they, the connection or the time do. */
export const useConsequence = (
  { profile, presence }: TeammateView,
  urgency: Urgency,
  budget?: UrgentBudgetView,
): Consequence => {
  const connection = useView((view) => view.connection.state);
  const now = useNow(10_000);
  return consequenceOf({
    name: profile.name,
    presence,
    urgency,
    budget,
    connection,
    now,
  });
};
