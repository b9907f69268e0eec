/** Urgent messages: what is left of the sender's budget, and the receiver's word that one could have waited (H10). */
import type { CommandFault } from '../bridge/commands.ts';
import type { UrgentBudgetView } from '../bridge/view.ts';
import { t } from '../language/engine/words.ts';
import { COULD_WAIT_MS } from '../protocol/limits.ts';
import type { ErrorCode, ReplyOf, UrgentBudget } from '../protocol/replies.ts';
import { fail, ok, type Result } from '../result.ts';
import { type LocalCommand, step, type Step } from './events.ts';
import { dropOps, enqueue, hasPending, isInFlight } from './outbox.ts';
import { type EngineState, type InboxItem, type OpRequest, relayNow, without } from './state.ts';

/** Asks the relay what is left to a teammate; without the relay nothing is known of it. */
export const askBudget = (state: EngineState, to: string): Step =>
  state.connection.state === 'online'
    ? step(state, { type: 'send', request: { type: 'urgent.budget', id: 'budget', to } })
    : step(state);

/** The relay told what is left. */
export const takeBudget = (state: EngineState, { to, ...rest }: UrgentBudget): EngineState => ({
  ...state,
  urgentBudgets: { ...state.urgentBudgets, [to]: rest },
});

/** What is left, as the window sees it. */
export const budgetsView = (state: EngineState): Readonly<Record<string, UrgentBudgetView>> =>
  Object.fromEntries(
    Object.entries(state.urgentBudgets).map(([to, { backAt, ...told }]) => [
      to,
      backAt === undefined ? told : { ...told, backAt: backAt - state.skewMs },
    ]),
  );

const marked = (state: EngineState, messageId: string, couldWait: boolean): EngineState => {
  const item = state.inbox[messageId];
  if (item === undefined) return state;
  const { couldWait: _, ...rest } = item;
  const next = couldWait ? { ...rest, couldWait } : rest;
  return { ...state, inbox: { ...state.inbox, [messageId]: next } };
};

/** Until when the receiver may say of an urgent message that it could have waited, relay time: as the relay counts. */
export const rateUntil = ({ message }: InboxItem): number => message.acceptedAt + COULD_WAIT_MS;

/** Whether a message came through for being urgent: what waited, or came to somebody who was free, cost nothing. */
export const isRatable = ({ message, reason, brokeThrough }: InboxItem): boolean =>
  message.urgency === 'urgent' && (reason === 'urgent' || brokeThrough === true);

/** Says of an urgent message that it could have waited, or takes that back; for 7 days. */
export const rateUrgent = (
  state: EngineState,
  { messageId, couldWait }: Extract<LocalCommand, { type: 'rateUrgent' }>,
): Result<EngineState, CommandFault> => {
  const item = state.inbox[messageId];
  if (item === undefined || !isRatable(item))
    return fail({ code: 'not_found', message: t('engine.messageGone') });
  if (rateUntil(item) < relayNow(state))
    return fail({ code: 'conflict', message: t('engine.tooLateToRate') });
  const rest = dropOps(
    state,
    (op) =>
      op.request.type === 'urgent.feedback' &&
      op.request.messageId === messageId &&
      !isInFlight(state, op),
  );
  const { from } = item.message;
  const request = { type: 'urgent.feedback', messageId, from, couldWait } as const;
  return ok(enqueue(marked(rest, messageId, couldWait), request));
};

const forgetBudget = (state: EngineState, to: string | undefined): EngineState =>
  to === undefined || state.urgentBudgets[to] === undefined
    ? state
    : { ...state, urgentBudgets: without(state.urgentBudgets, to) };

const unrated = (state: EngineState, messageId: string, code: ErrorCode): EngineState => {
  const isRatedAnew = hasPending(
    state,
    (request) => request.type === 'urgent.feedback' && request.messageId === messageId,
  );
  if (isRatedAnew) return state;
  const text = code === 'too_late' ? t('engine.tooLateToRate') : t('engine.notRated');
  const notice = { noticeId: 'rate', text };
  const notices = [...state.notices.filter(({ noticeId }) => noticeId !== 'rate'), notice];
  return { ...marked(state, messageId, false), notices };
};

/** What the answer to a request means here: a spent budget is not the one that was told, a refused word is none. */
export const settleUrgent = (
  state: EngineState,
  request: OpRequest,
  reply: ReplyOf<'ok' | 'error'>,
): EngineState => {
  switch (request.type) {
    case 'message.send':
      return request.urgency === 'urgent' ? forgetBudget(state, request.to) : state;
    case 'message.urge':
      return forgetBudget(state, state.sent[request.messageId]?.to);
    case 'urgent.feedback':
      return reply.type === 'error' ? unrated(state, request.messageId, reply.code) : state;
    default:
      return state;
  }
};
